import { budgetOf } from '../equations/budget';
import { firstSize, type BudgetOptions, type Cascade, type ClockEnvironment } from '../equations/cascade';
import { narrow } from '../equations/pre-narrowing';
import { persistentSlip, slipProbability } from '../equations/slips';
import type { CascadeTask } from './cascade-task';

const TIMES = 24;

/** Calls back with omega_0^2 tau sigma^2 of every cascade with these stages, at Ramsey times from long to short. */
export function enumerate(
  task: Omit<CascadeTask, 'options'> & { readonly options: BudgetOptions },
  stages: readonly number[],
  visit: (objective: number, design: Cascade) => void,
) {
  const { weights, atoms, environment, options, secondsPerCopy, base } = task;
  const size = firstSize(weights);
  const spent = stages.reduce((sum, n) => sum + n, 0);
  const units = Math.min(...atoms.map((own, j) => Math.floor((own - spent) / Math.abs(weights[j]!))));
  const laserLinewidths = environment.laserLinewidths.map((own) => {
    const passed = stages.reduce(
      (width, n) => Math.min(width, narrow(width, environment.averagingTime, [n]).linewidth),
      own,
    );
    return passed;
  });
  const around = { ...environment, laserLinewidths };
  const times = rareSlipTimes(around, options.slips);

  const judge = (copies: readonly number[], bases: readonly number[], localAtoms: number): void => {
    const cascade = { weights, copies, bases, localAtoms };
    const pairs = copies.reduce((sum, n) => sum + n, 0) * secondsPerCopy;
    for (const ramseyTime of times) {
      if (ramseyTime + environment.deadTime < pairs) continue;
      const budget = budgetOf({ ...cascade, ramseyTime }, around, options);
      if (budget.ok) {
        visit((budget.value.deviation * environment.angularFrequency) ** 2 * environment.averagingTime, cascade);
      }
    }
  };
  /** Adds a level above those there are; `top` is the scale of the last. */
  const grow = (copies: readonly number[], bases: readonly number[], top: number, left: number): void => {
    if (copies.length > 0) {
      if (size === 1) judge(copies, bases, 0);
      else {
        if (left >= (options.prior === 'flat' ? 2 : 1)) judge(copies, bases, left * size);
        if (options.prior === 'linewidth') judge(copies, bases, 0);
      }
    }
    for (let ratio = copies.length === 0 ? 1 : 2; 2 * top * ratio <= left; ratio++) {
      if (copies.length > 0 && base !== null && ratio !== base) continue;
      for (let n = 2; n * top * ratio <= left; n++) {
        grow([...copies, n], copies.length === 0 ? [] : [...bases, ratio], top * ratio, left - n * top * ratio);
      }
      if (copies.length === 0) break;
    }
  };
  if (units > 0) judge([], [], units * size);
  grow([], [], 1, units);
}

/** Ramsey times down to a thousandth of the longest at which slips are rare. */
function rareSlipTimes(environment: ClockEnvironment, slips: CascadeTask['options']['slips']): readonly number[] {
  const { averagingTime, deadTime, laserLinewidths } = environment;
  const rare = (time: number): boolean => {
    const once = slipProbability(time, Math.max(...laserLinewidths));
    return (slips === 'once' ? once : persistentSlip(once, time, averagingTime)) <= 0.1;
  };
  let longest = averagingTime - deadTime;
  while (!rare(longest)) longest *= 0.97;
  return Array.from({ length: TIMES }, (_, k) => longest * 1e-3 ** (k / (TIMES - 1)));
}
