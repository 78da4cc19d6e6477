import { MAX_STAGES } from '../declaration/centre-controls';
import { budgetOf } from '../equations/budget';
import type { ClockNetwork } from '../network/clock-network';
import { numberOf } from '../network/given-values';
import { quickCascade } from '../search/quick-cascade';

/** Instability of single clocks, by everything it depends on. */
const known = new Map<string, number>();
const KEPT = 500;

/**
 * Instability of the target with every clock by itself: a cascade of its own in each, designed for that clock by the
 * search that also starts a network's, with all its atoms, its laser, the fidelity of operations within one node, and
 * the same read-out, digit errors and pre-narrowing; estimates are added up with the weights. No links, no tests.
 * Infinity where some clock has no design of its own.
 */
export function localInstability(network: ClockNetwork): number {
  const { clocks, weights, scale } = network;
  const square = clocks.reduce((sum, { atoms, laserLinewidth }, j) => {
    const share = weights.parts[j]! / weights.sum;
    return sum + (share * ownInstability(network, atoms, laserLinewidth)) ** 2;
  }, 0);
  return scale * Math.sqrt(square);
}

function ownInstability(network: ClockNetwork, atoms: number, linewidth: number): number {
  const environment = {
    ...network.environment,
    laserLinewidths: [linewidth],
    entangledContrasts: [numberOf(network.values, 'localFidelity')],
  };
  const { options, preNarrowing } = network;
  const key = JSON.stringify([atoms, environment, options, preNarrowing]);
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = quickCascade({
    weights: [1],
    atoms: [atoms],
    environment,
    base: null,
    options: { ...options, digitErrors: options.digitErrors === 'gauss' ? 'gauss' : 'joint' },
    mostStages: preNarrowing ? MAX_STAGES : 0,
    secondsPerCopy: 0,
  });
  const budget =
    found &&
    budgetOf(
      { ...found.cascade, ramseyTime: found.ramseyTime },
      { ...environment, laserLinewidths: found.narrowing.linewidths },
      options,
    );
  const deviation = budget?.ok ? budget.value.deviation : Infinity;
  if (known.size >= KEPT) known.clear();
  known.set(key, deviation);
  return deviation;
}
