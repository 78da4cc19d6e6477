import { formatNumber } from '../../quantity/format-number';
import { breakEvenFidelity } from '../network/ghz-contrast';
import type { ClockNetwork } from '../network/clock-network';
import { targetPrecision } from '../network/target-precision';
import { localInstability } from './local-rival';
import { uncorrelatedInstability } from './rivals';

/** Closer than this the digits shown are the same, and neither is called better. */
const ALIKE = 0.005;

/** Whether entangling the clocks pays for this target, and from which fidelity on. */
export interface Worth {
  /** Variance that ideal cooperation saves over the best local entanglement, for these weights. */
  readonly idealGain: number;
  /** Fidelity per node at which the ideal gain is eaten up. */
  readonly breakEven: number;
  /** Best of the rivals that need no quantum links, in the very budget of the design. */
  readonly rival: { readonly label: string; readonly value: number };
  readonly sentence: string;
}

/**
 * The verdict on a design of instability `deviation` against what the same clocks reach without quantum links; null for
 * a single clock.
 */
export function worthOf(network: ClockNetwork, deviation: number): Worth | null {
  const { clocks, atoms } = network;
  const precision = targetPrecision(
    clocks.map(({ weight }) => weight),
    atoms,
  );
  if (clocks.length < 2 || precision === null) return null;
  const idealGain = precision.varianceGain;
  const local = localInstability(network);
  const single = { label: 'single atoms at all sites', value: uncorrelatedInstability(network) };
  const rival =
    local < single.value
      ? { label: 'clocks on their own, each with the best cascade that a search finds for its atoms', value: local }
      : single;
  const gain = formatNumber(idealGain, { digits: 3 });
  return {
    idealGain,
    breakEven: breakEvenFidelity(clocks.length, idealGain),
    rival,
    sentence: `${verdictOn(deviation, rival)} Both have the same atoms, lasers, read-out and digit errors. Ideal cooperation would save a factor of ${gain} in variance for these weights.`,
  };
}

function verdictOn(deviation: number, rival: Worth['rival']): string {
  const ratio = rival.value / deviation;
  const factor = formatNumber(Math.max(ratio, 1 / ratio), { digits: 3 });
  if (Math.abs(Math.log(ratio)) < ALIKE)
    return `The network is not worth having for this question: ${rival.label} do as well, to within 0.5 %.`;
  return ratio > 1
    ? `The network is worth having: ${factor} times less instability than ${rival.label}.`
    : `The network is not worth having for this question: ${rival.label} do better, by a factor of ${factor}.`;
}
