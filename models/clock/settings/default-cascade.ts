import { baseKey, copiesKey, MAX_LEVELS, stageKey } from '../declaration/centre-controls';
import type { BudgetOptions, Cascade } from '../equations/cascade';
import { optimalCopies } from '../equations/closed-form';
import type { ClockNetwork } from '../network/clock-network';
import type { CascadeSettings } from './cascade-settings';
import { bestRamseyTime } from './ramsey-time';

/** Fewest copies of a level: two quadratures. */
const FEWEST = 2;

const known = new WeakMap<ClockNetwork, CascadeSettings>();

/**
 * The design that a fresh drawing starts with: copies from the closed-form optimum, base 2, the
 * levels that fit, what is left in level 0, no pre-narrowing, at its best Ramsey time; uncorrelated atoms where no
 * such cascade is better.
 */
export function defaultCascade(network: ClockNetwork): CascadeSettings {
  const start = known.get(network) ?? closedFormStart(network);
  known.set(network, start);
  return start;
}

/** The value that a control has while it is not set. */
export function defaultControl(
  { ramseyTime, copies, bases, localAtoms, stages }: CascadeSettings,
  control: string,
): number {
  switch (control) {
    case 'ramseyTime':
      return ramseyTime;
    case 'levels':
      return copies.length;
    case 'localAtoms':
      return localAtoms;
    case 'stages':
      return stages.length;
    default: {
      const numbered: readonly (readonly [
        key: (k: number) => string,
        values: readonly number[],
        first: number,
        otherwise: number,
      ])[] = [
        [copiesKey, copies, 1, FEWEST],
        [baseKey, bases, 2, 2],
        [stageKey, stages, 1, 1],
      ];
      for (const [key, values, first, otherwise] of numbered) {
        if (!control.startsWith(key(0).slice(0, -1))) continue;
        return values.find((_, k) => key(first + k) === control) ?? otherwise;
      }
      return 0;
    }
  }
}

/** Uncorrelated atoms only, all of them, at their best Ramsey time. */
export function uncorrelatedCascade(network: ClockNetwork): CascadeSettings {
  const cascade = { weights: network.weights.parts, copies: [], bases: [], localAtoms: network.atoms };
  const best = bestRamseyTime(cascade, network.environment, searchOptions(network), network.pairRate);
  const { averagingTime, deadTime } = network.environment;
  return { ...cascade, stages: [], ramseyTime: best?.ramseyTime ?? averagingTime - deadTime };
}

/** Exact digit errors are too slow to search with; a start is as good with those of both levels. */
function searchOptions({ options }: ClockNetwork): BudgetOptions {
  return options.digitErrors === 'binomial' ? { ...options, digitErrors: 'joint' } : options;
}

function closedFormStart(network: ClockNetwork): CascadeSettings {
  const { weights, atoms, environment, pairRate } = network;
  const size = weights.sum;
  const copies = Math.max(FEWEST, Math.round(optimalCopies(atoms, size, 'derived') ?? FEWEST));
  const guess = Math.round(Math.log2(atoms / (copies * size)));
  let best = uncorrelatedCascade(network);
  let least = deviationOf(network, best);
  for (let levels = Math.min(MAX_LEVELS, guess + 1); levels >= Math.max(1, guess - 2); levels--) {
    const cascade = equalCascade(network, levels, copies);
    const found = cascade && bestRamseyTime(cascade, environment, searchOptions(network), pairRate);
    if (!found || found.budget.deviation >= least) continue;
    least = found.budget.deviation;
    best = { ...cascade, stages: [], ramseyTime: found.ramseyTime };
  }
  return best;
}

function deviationOf(
  { environment, pairRate, ...network }: ClockNetwork,
  { copies, bases, localAtoms }: CascadeSettings,
): number {
  const cascade = { weights: network.weights.parts, copies, bases, localAtoms };
  const options = searchOptions({ environment, pairRate, ...network });
  return bestRamseyTime(cascade, environment, options, pairRate)?.budget.deviation ?? Infinity;
}

/** Equal copies on base 2, leftover atoms in level 0; null where level 0 has too few. */
function equalCascade({ weights, units }: ClockNetwork, levels: number, copies: number): Cascade | null {
  const left = units - copies * (2 ** levels - 1);
  if (left < (weights.sum > 1 ? FEWEST : 0)) return null;
  return {
    weights: weights.parts,
    copies: new Array<number>(levels).fill(copies),
    bases: new Array<number>(levels - 1).fill(2),
    localAtoms: left * weights.sum,
  };
}
