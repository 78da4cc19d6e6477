import type { StopReason } from '../certificate';
import { err, ok } from '../result';
import type { Vector } from '../vector';
import type { Refusal, Solver } from './contract';
import { refuseBounds, refuseLength, refuseNonFinite } from './refusal';

/** Minimise the sum of cost(j, n_j) over integers with sum n_j = total and lower_j <= n_j <= upper_j. */
export interface IntegerAllocation {
  readonly takers: number;
  /** Convex in n for every taker: increments cost(j, n + 1) - cost(j, n) never fall. May be Infinity for small n. */
  cost(taker: number, n: number): number;
  readonly total: number;
  /** Integers. */
  readonly lower: Vector;
  readonly upper: Vector;
}

/** Sum of the costs. */
export function allocationObjective(problem: IntegerAllocation, n: Vector): number {
  let sum = 0;
  for (let j = 0; j < n.length; j++) sum += problem.cost(j, n[j]!);
  return sum;
}

/**
 * Exact allocation of equal units to takers with convex costs. Units are handed out in bulk up to a
 * price below the final one, found by bisection, and the rest one by one to the cheapest taker, so the
 * work does not grow with the number of units. Optimal by exchange: the price separates the last
 * increment of every taker from its next one, so moving any unit cannot pay (W. Gross, 1956; Fox, 1966).
 */
export const greedyAllocation: Solver<IntegerAllocation> = {
  name: 'greedy integer allocation',
  solve(problem, control) {
    const refusal = refuse(problem);
    if (refusal) return err(refusal);
    const { takers, total, lower, upper } = problem;
    let evaluations = 0;
    const increment = (j: number, n: number) => {
      evaluations++;
      const before = problem.cost(j, n);
      // Infinity to anything: a unit that a taker cannot do without.
      return before === Infinity ? -Infinity : problem.cost(j, n + 1) - before;
    };

    const least = sumOf(lower);
    const most = sumOf(upper);
    if (total < least || total > most) {
      const x = Float64Array.from(total < least ? lower : upper);
      return ok({
        x,
        objective: allocationObjective(problem, x),
        violation: Math.abs(sumOf(x) - total),
        evaluations: 1,
        stopped: 'finished',
        holds: 'infeasible',
        bound: null,
        evidence: { kind: 'infeasible', prices: [total < least ? 1 : -1] },
      });
    }

    const stopped = (): StopReason | null =>
      control.isCancelled()
        ? 'cancelled'
        : evaluations > control.maxEvaluations
          ? 'evaluation-budget'
          : control.now() >= control.deadline
            ? 'deadline'
            : null;
    const x = Float64Array.from(lower);
    let halt = bulk(problem, x, increment, stopped);
    let left = total - sumOf(x);
    const heap = createHeap(takers, (j) => (x[j]! < upper[j]! ? increment(j, x[j]!) : Infinity));
    // Also a run that has to end hands out all units, if no longer at the best place: the sum is a promise.
    while (left > 0) {
      const j = heap.cheapest();
      if (x[j]! >= upper[j]!) break;
      const several = halt === null ? 1 : Math.min(left, upper[j]! - x[j]!);
      x[j]! += several;
      left -= several;
      heap.refresh(j);
      halt ??= left % 256 === 0 ? stopped() : null;
    }
    const objective = allocationObjective(problem, x);
    return ok({
      x,
      objective,
      violation: 0,
      evaluations,
      stopped: halt ?? 'finished',
      holds: halt === null && Number.isFinite(objective) ? 'optimal' : 'feasible',
      bound: halt === null && Number.isFinite(objective) ? objective - 4e-16 * takers * Math.abs(objective) : null,
      evidence: { kind: 'exchange', price: separatingPrice(problem, x) },
    });
  },
};

/** A price between the dearest unit handed out and the cheapest not handed out. */
function separatingPrice(problem: IntegerAllocation, x: Vector): number {
  let dearest = -Infinity;
  let cheapest = Infinity;
  for (let j = 0; j < x.length; j++) {
    const n = x[j]!;
    const here = problem.cost(j, n);
    if (n > problem.lower[j]!) dearest = Math.max(dearest, here - problem.cost(j, n - 1));
    if (n < problem.upper[j]!) cheapest = Math.min(cheapest, problem.cost(j, n + 1) - here);
  }
  if (dearest === -Infinity) return Number.isFinite(cheapest) ? cheapest : 0;
  return Number.isFinite(cheapest) ? 0.5 * dearest + 0.5 * cheapest : dearest;
}

/** Raises x to the largest amounts whose increments stay below a price that does not use up the total. */
function bulk(
  { takers, total, lower, upper }: IntegerAllocation,
  x: Float64Array,
  increment: (j: number, n: number) => number,
  stopped: () => StopReason | null,
): StopReason | null {
  const units = total - sumOf(lower);
  if (units < 4 * takers) return null;
  /** Largest n with every increment up to it below the price. */
  const demand = (j: number, price: number) => {
    let [low, high] = [lower[j]!, Math.min(upper[j]!, lower[j]! + units)];
    while (low < high) {
      const middle = low + Math.ceil((high - low) / 2);
      if (increment(j, middle - 1) < price) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  // Prices are bisected by the ordered bits that a double stands for: any magnitude in 64 steps.
  let low = -Number.MAX_VALUE;
  let high = Number.MAX_VALUE;
  const candidate = new Float64Array(takers);
  for (let step = 0; step < 64; step++) {
    const price = between(low, high);
    if (price <= low || price >= high) return null;
    let sum = 0;
    for (let j = 0; j < takers; j++) sum += candidate[j] = demand(j, price);
    if (sum > total) high = price;
    else {
      low = price;
      x.set(candidate);
      if (total - sum <= 2 * takers) return null;
    }
    const reason = stopped();
    if (reason !== null) return reason;
  }
  return null;
}

/** A number between two others that halves the range of magnitudes rather than of values. */
function between(low: number, high: number): number {
  if (low < 0 && high > 0) return 0;
  const middle = (a: number, b: number) => (b / a > 4 ? Math.sqrt(a) * Math.sqrt(b) : 0.5 * a + 0.5 * b);
  if (low >= 0) return middle(Math.max(low, 1e-300), high);
  return -middle(Math.max(-high, 1e-300), -low);
}

/** Takers ordered by the price of their next unit; ties go to the lower index. */
function createHeap(takers: number, priceOf: (taker: number) => number) {
  const prices = Float64Array.from({ length: takers }, (_, j) => priceOf(j));
  const heap = Int32Array.from({ length: takers }, (_, j) => j);
  const before = (a: number, b: number) => prices[a]! < prices[b]! || (prices[a]! === prices[b]! && a < b);
  const sink = (position: number) => {
    for (;;) {
      let child = 2 * position + 1;
      if (child >= takers) return;
      if (child + 1 < takers && before(heap[child + 1]!, heap[child]!)) child++;
      if (!before(heap[child]!, heap[position]!)) return;
      [heap[position], heap[child]] = [heap[child]!, heap[position]!];
      position = child;
    }
  };
  for (let position = takers >> 1; position >= 0; position--) sink(position);
  return {
    cheapest: () => heap[0]!,
    /** To be called after the amount of the cheapest taker has changed: its price can only have risen. */
    refresh(taker: number) {
      prices[taker] = priceOf(taker);
      sink(0);
    },
  };
}

function sumOf(values: Vector): number {
  let sum = 0;
  for (let j = 0; j < values.length; j++) sum += values[j]!;
  return sum;
}

function refuse({ takers, total, lower, upper }: IntegerAllocation): Refusal | null {
  const refusal =
    refuseLength('lower', lower, takers) ??
    refuseLength('upper', upper, takers) ??
    refuseNonFinite('total', [total]) ??
    refuseNonFinite('lower', lower) ??
    refuseNonFinite('upper', upper) ??
    refuseBounds(lower, upper);
  if (refusal) return refusal;
  const whole = [total, ...Array.from(lower), ...Array.from(upper)].every(Number.isSafeInteger);
  if (whole && takers > 0) return null;
  return {
    code: takers > 0 ? 'out-of-range' : 'empty',
    where: 'total',
    message: 'The total and all limits have to be integers, with at least one taker.',
    remedy: 'Round the limits inwards.',
  };
}
