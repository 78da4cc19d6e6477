import { fallingRoot } from '../../../optimizer/monotone-root';
import { narrowByGoldenSection } from '../../../optimizer/solvers/golden-section';
import { compileBudget } from '../equations/budget';
import { ghzSizes, type Budget, type BudgetOptions, type Cascade, type ClockEnvironment } from '../equations/cascade';
import { persistentSlip, slipProbability } from '../equations/slips';

/**
 * Slips count as rare up to this probability within the averaging time; beyond it the cap on the probability would
 * reward ever longer Ramsey times.
 */
export const RARE_SLIPS = 0.1;
/** A state has lost its contrast for good beyond m gamma_i T of this. */
export const MOST_DEPHASING = 3;

const SCAN_POINTS = 60;
/** Decades below the longest Ramsey time in which the best one is looked for. */
const DECADES = 5;

/** Probability of a slip of the widest laser within the averaging time, or one cycle. */
export function slipRisk(ramseyTime: number, environment: ClockEnvironment, slips: BudgetOptions['slips']): number {
  const perCycle = slipProbability(ramseyTime, Math.max(...environment.laserLinewidths));
  return slips === 'once' ? perCycle : persistentSlip(perCycle, ramseyTime, environment.averagingTime);
}

/** Longest Ramsey time at which slips are rare, s; Infinity where they are rare up to the whole averaging time. */
export function longestRareSlipTime(environment: ClockEnvironment, slips: BudgetOptions['slips']): number {
  const linewidth = Math.max(...environment.laserLinewidths);
  const { averagingTime } = environment;
  if (linewidth === 0 || slipRisk(averagingTime, environment, slips) <= RARE_SLIPS) return Infinity;
  // Impossible at gamma T = 1e-3; beyond the averaging time a slip that stays would count as ever rarer.
  const time = fallingRoot(
    (logTime) => RARE_SLIPS - slipRisk(Math.exp(logTime), environment, slips),
    Math.log(1e-3 / linewidth),
    Math.log(averagingTime),
  );
  // Towards the side on which the limit holds.
  return Math.exp(time) * (1 - 1e-12);
}

/** Ramsey times that a cascade may have, s; empty (low > high) where its pairs take too long. */
export function ramseyRange(
  cascade: Cascade,
  environment: ClockEnvironment,
  slips: BudgetOptions['slips'],
  pairRate: number,
): { readonly low: number; readonly high: number } {
  const { averagingTime, deadTime, atomicLinewidth } = environment;
  const size = ghzSizes(cascade).at(-1) ?? 1;
  const high = Math.min(
    averagingTime - deadTime,
    longestRareSlipTime(environment, slips),
    atomicLinewidth > 0 ? MOST_DEPHASING / (size * atomicLinewidth) : Infinity,
  );
  const copies = cascade.copies.reduce((sum, n) => sum + n, 0);
  const pairs = copies === 0 ? 0 : copies / pairRate - deadTime;
  return { low: Math.max(high * 10 ** -DECADES, pairs * (1 + 1e-12)), high };
}

export interface BestTime {
  readonly ramseyTime: number;
  readonly budget: Budget;
}

/** The Ramsey time with the least instability: a scan, since the budget may have two minima, then golden section. */
export function bestRamseyTime(
  cascade: Cascade,
  environment: ClockEnvironment,
  options: BudgetOptions,
  pairRate: number,
): BestTime | null {
  const { low, high } = ramseyRange(cascade, environment, options.slips, pairRate);
  const compiled = compileBudget(cascade, environment, options);
  if (!compiled.ok || !(low <= high) || !(high > 0)) return null;
  const deviation = (time: number): number => {
    const budget = compiled.value(time);
    return budget.ok ? budget.value.deviation : Infinity;
  };
  const at = (k: number): number => high * (low / high) ** (1 - k / SCAN_POINTS);
  let best = SCAN_POINTS;
  for (let k = 0; k < SCAN_POINTS; k++) if (deviation(at(k)) < deviation(at(best))) best = k;
  const { best: inner } = narrowByGoldenSection(deviation, {
    lower: at(Math.max(0, best - 1)),
    upper: Math.min(high, at(Math.min(SCAN_POINTS, best + 1))),
    logarithmic: true,
    tolerance: 1e-12,
    most: 80,
  });
  // The least may lie at the very end, which golden section only comes close to.
  const ramseyTime = deviation(high) <= deviation(inner) ? high : inner;
  const budget = compiled.value(ramseyTime);
  return budget.ok ? { ramseyTime, budget: budget.value } : null;
}
