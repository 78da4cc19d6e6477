import type { Constraint } from '../../../optimizer/problem';
import { ghzSizes } from '../equations/cascade';
import type { ClockNetwork } from '../network/clock-network';
import type { CascadeSettings } from '../settings/cascade-settings';
import { narrowedEnvironment, unitsLeft } from '../settings/narrowed-environment';
import { MOST_DEPHASING, RARE_SLIPS, slipRisk } from '../settings/ramsey-time';

/** What every design has to keep, in the order of `limitsOf`. */
export const designConstraints: readonly Constraint[] = [
  { key: 'atoms', label: 'Atoms of the clocks', unit: '' },
  { key: 'local', label: 'Two level-0 atoms for each part of a block', unit: '' },
  { key: 'time', label: 'Averaging time', unit: 's' },
  { key: 'pairs', label: 'Pairs of the slowest link', unit: '' },
  { key: 'slips', label: 'Rare phase slips', unit: '' },
  { key: 'dephasing', label: 'Contrast of the largest state', unit: '' },
];

/** Rounding allowed where a limit is met exactly. */
const ROUNDING = 1e-9;

/** Values of the constraints, satisfied where <= 0. */
export function limitsOf(network: ClockNetwork, settings: CascadeSettings): readonly number[] {
  const { weights, options, pairRate } = network;
  const { ramseyTime, copies, localAtoms, stages } = settings;
  const environment = narrowedEnvironment(network, stages);
  const sizes = ghzSizes({ weights: weights.parts, ...settings });
  const used = sizes.reduce((sum, size, i) => sum + size * copies[i]!, localAtoms);
  const states = copies.reduce((sum, n) => sum + n, 0);
  const cycle = ramseyTime + environment.deadTime;
  const exposure = (sizes.at(-1) ?? 1) * environment.atomicLinewidth * ramseyTime;
  const over = (value: number, limit: number): number => (value <= limit * (1 + ROUNDING) ? 0 : value - limit);
  return [
    over(used, unitsLeft(network, stages) * weights.sum),
    copies.length > 0 && weights.sum > 1 && options.prior === 'flat' ? Math.max(0, 2 * weights.sum - localAtoms) : 0,
    over(cycle, environment.averagingTime),
    states === 0 ? 0 : over(states, pairRate * cycle),
    over(slipRisk(ramseyTime, environment, options.slips), RARE_SLIPS),
    over(exposure, MOST_DEPHASING),
  ];
}
