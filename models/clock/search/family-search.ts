import { compileBudget } from '../equations/budget';
import { bestRamseyTime } from '../equations/brute-force';
import { firstSize, type Cascade } from '../equations/cascade';
import { narrowingPlans, type NarrowingPlan } from './narrowing-plans';
import type { CascadeTask, SearchControl } from './search-cascade';

/** A design found without proof. */
export interface FamilyDesign {
  readonly cascade: Cascade;
  readonly narrowing: NarrowingPlan;
  readonly ramseyTime: number;
  /** sigma_y(tau). */
  readonly deviation: number;
  /** Designs looked at. */
  readonly tried: number;
}

const BASES = [2, 3, 4];
const SLOPES = [0, 1, 2, 3, 4];
const MOST_TOP_COPIES = 48;
const FEWEST = 2;
/** Rounds of changing one level by one copy. */
const POLISH_ROUNDS = 40;

/**
 * For networks with too many atoms to walk through all integers: families of designs with copies that grow
 * linearly towards the lower levels, then one copy more or less at each level as long as it helps. What the levels
 * leave goes to level 0 (S > 1) or to the first level (S = 1). Uncorrelated atoms are a candidate. No proof.
 */
export function searchFamilies(task: CascadeTask, control: Pick<SearchControl, 'mayGoOn'>): FamilyDesign | null {
  const { weights, environment, options, atoms } = task;
  const size = firstSize(weights);
  let best: FamilyDesign | null = null;
  let tried = 0;

  const offer = (copies: readonly number[], base: number, plan: NarrowingPlan): boolean => {
    const spent = weights.length * plan.stages.reduce((sum, stage) => sum + stage, 0);
    const cascade = fillUp(weights, copies, base, size, atoms - spent);
    if (cascade === null) return false;
    tried++;
    const budget = compileBudget(cascade, { ...environment, laserLinewidths: plan.linewidths }, options);
    const found = budget.ok ? bestRamseyTime(budget.value, environment) : undefined;
    if (!found || (best && found.deviation >= best.deviation)) return false;
    best = { cascade, narrowing: plan, ramseyTime: found.ramseyTime, deviation: found.deviation, tried };
    return true;
  };

  const plans = narrowingPlans(environment.laserLinewidths, environment.averagingTime, task.mostNarrowingAtoms);
  const chosen = [...new Set([0, Math.floor(plans.length / 2), plans.length - 1])].map((k) => plans[k]!);
  for (const plan of chosen) {
    offer([], 2, plan);
    for (const base of BASES) {
      for (let levels = 1; size * base ** (levels - 1) * FEWEST <= atoms; levels++) {
        for (const slope of SLOPES) {
          for (let top = FEWEST; top <= MOST_TOP_COPIES && control.mayGoOn(); top++) {
            const copies = Array.from({ length: levels }, (_, i) => top + Math.floor(slope * (levels - 1 - i) + 0.5));
            offer(copies, base, plan);
          }
        }
      }
    }
  }
  for (let round = 0; round < POLISH_ROUNDS && best !== null; round++) {
    const { cascade, narrowing }: FamilyDesign = best;
    const base = cascade.bases[0] ?? 2;
    const steps = cascade.copies.flatMap((_, i) => [1, -1].map((step) => ({ i, step })));
    const helped = steps.filter(({ i, step }) => {
      const copies = [...(best as FamilyDesign).cascade.copies];
      if (size === 1) copies[0] = Math.min(copies[0]!, cascade.copies[0]!);
      copies[i]! += step;
      return control.mayGoOn() && copies.every((n) => n >= FEWEST) && offer(copies, base, narrowing);
    });
    if (helped.length === 0) break;
  }
  return best === null ? null : { ...(best as FamilyDesign), tried };
}

/** The cascade with every atom used that can be; null where there are too few. */
function fillUp(
  weights: readonly number[],
  copies: readonly number[],
  base: number,
  size: number,
  atoms: number,
): Cascade | null {
  const spent = copies.reduce((sum, n, i) => sum + n * size * base ** i, 0);
  const left = atoms - spent;
  const bases = copies.slice(1).map(() => base);
  if (copies.length === 0) {
    const localAtoms = Math.floor(atoms / size) * size;
    return localAtoms > 0 ? { weights, copies: [], bases: [], localAtoms } : null;
  }
  if (size === 1) {
    return left < 0 ? null : { weights, copies: [copies[0]! + left, ...copies.slice(1)], bases, localAtoms: 0 };
  }
  const localAtoms = Math.floor(left / size) * size;
  return localAtoms < FEWEST * size ? null : { weights, copies, bases, localAtoms };
}
