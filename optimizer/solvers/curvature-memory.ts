import { addThenDot, dotOf, maskedDot } from './kernels';

/** Relative curvature below which a pair of steps says nothing but rounding. */
const LEAST_CURVATURE = 1e-12;
/** An entry of the diagonal changes by no more than this factor at a time. */
const MOST_CHANGE = 1e3;
/** Share that the last judgements keep in the running mean. */
const MEMORY_OF_FIT = 0.8;
/** A diagonal has to promise more, the more entries there are to be learnt from the same few steps. */
const EASILY_LEARNT = 10;

/**
 * Limited-memory BFGS approximation of the inverse Hessian, restricted to the free variables of the
 * moment (J. Nocedal, Math. Comp. 35, 773, 1980). It is built over a multiple of the unit matrix, or over a
 * diagonal that learns the scale of each variable (J. Gilbert and C. Lemarechal, Math. Program. 45, 407,
 * 1989), whichever foretells the changes of the gradient better; either is scaled by the newest pair.
 */
export interface CurvatureMemory {
  /** Takes in a step and the change of the gradient along it. */
  learn(step: Float64Array, change: Float64Array): void;
  /** Prepares `multiply` for a set of free variables (1 free, 0 fixed). */
  restrict(free: Uint8Array): void;
  /** out = H v for v that is 0 on fixed variables. */
  multiply(vector: Float64Array, out: Float64Array): void;
  forget(): void;
  readonly pairs: number;
}

interface Pair {
  readonly step: Float64Array;
  readonly change: Float64Array;
  /** 1 / (step . change) over the free variables; 0 sits out, NaN is not known yet. */
  inverse: number;
  weight: number;
}

export function createCurvatureMemory(dimension: number, capacity: number): CurvatureMemory {
  const pairs: Pair[] = [];
  /** Pairs that take part at the moment, oldest first. */
  let active: Pair[] = [];
  const diagonal = new Float64Array(dimension);
  const mask = new Float64Array(dimension).fill(1);
  /** Multiple of the metric that fits the newest pair. */
  let scale = 1;
  /** Running means of ln(fit), see `judge`. */
  const fit = { unit: 0, diagonal: 0 };
  let diagonalFits = false;

  /**
   * Compares both metrics D by how well D . step points along the change that was seen: the fit is
   * (s.y)^2 / (s.D s)(y.D^-1 y), which is 1 where the metric is right and less elsewhere.
   */
  const judge = (curvature: number, unitProduct: number, diagonalProduct: number) => {
    const share = 1 - MEMORY_OF_FIT;
    const square = 2 * Math.log(curvature);
    fit.unit += share * (square - Math.log(unitProduct) - fit.unit);
    fit.diagonal += share * (square - Math.log(diagonalProduct) - fit.diagonal);
    diagonalFits = fit.diagonal > fit.unit && fit.unit < Math.log(Math.min(1, EASILY_LEARNT / dimension));
  };

  /** y.D^-1 y over the free variables, for the metric in use. */
  const changeSquare = (change: Float64Array): number =>
    diagonalFits ? maskedInverseSquare(change, diagonal, mask) : maskedDot(change, change, mask);

  return {
    learn(step, change) {
      const curvature = dotOf(step, change);
      const stepLength = dotOf(step, step);
      const changeLength = dotOf(change, change);
      if (!(curvature > LEAST_CURVATURE * Math.sqrt(stepLength * changeLength))) return;
      // Size first: one number that maps the first step onto its change.
      if (pairs.length === 0) diagonal.fill(changeLength / curvature);
      const old = weightedSquare(step, diagonal);
      if (pairs.length > 0) judge(curvature, stepLength * changeLength, old * inverseSquare(change, diagonal));
      learnDiagonal(diagonal, step, change, curvature, old);
      const { step: s, change: y } = pairs.length < capacity ? newPair(dimension) : pairs.shift()!;
      s.set(step);
      y.set(change);
      pairs.push({ step: s, change: y, inverse: NaN, weight: 0 });
    },
    restrict(free) {
      const moved = copyMask(free, mask);
      for (const pair of pairs) {
        if (!moved && !Number.isNaN(pair.inverse)) continue;
        const curvature = maskedDot(pair.step, pair.change, mask);
        // Fixing variables can leave a pair without curvature: it sits out.
        pair.inverse = curvature > LEAST_CURVATURE * changeSquare(pair.change) && curvature > 0 ? 1 / curvature : 0;
      }
      active = pairs.filter(({ inverse }) => inverse > 0);
      const newest = active.at(-1);
      if (newest !== undefined) scale = changeSquare(newest.change) * newest.inverse;
    },
    multiply(vector, out) {
      out.set(vector);
      const last = active.length - 1;
      if (last < 0) return divide(out, scale, diagonalFits ? diagonal : null);
      let projection = dotOf(active[last]!.step, out);
      for (let k = last; k >= 0; k--) {
        const pair = active[k]!;
        pair.weight = projection * pair.inverse;
        projection = addThenDot(out, -pair.weight, pair.change, mask, active[Math.max(0, k - 1)]!.step);
      }
      divide(out, scale, diagonalFits ? diagonal : null);
      projection = dotOf(active[0]!.change, out);
      for (let k = 0; k <= last; k++) {
        const pair = active[k]!;
        const weight = pair.weight - projection * pair.inverse;
        projection = addThenDot(out, weight, pair.step, mask, active[Math.min(last, k + 1)]!.change);
      }
    },
    forget() {
      pairs.length = 0;
      active = [];
      scale = 1;
      fit.unit = fit.diagonal = 0;
      diagonalFits = false;
    },
    get pairs() {
      return pairs.length;
    },
  };
}

function newPair(dimension: number): Pick<Pair, 'step' | 'change'> {
  return { step: new Float64Array(dimension), change: new Float64Array(dimension) };
}

// The loops stand outside of the closures, so that they stay compiled from one memory to the next.

/** BFGS update of a diagonal Hessian, first scaled so that it maps the step onto the curvature seen. */
function learnDiagonal(
  diagonal: Float64Array,
  step: Float64Array,
  change: Float64Array,
  curvature: number,
  old: number,
): void {
  const ratio = curvature / old;
  const share = 1 / curvature;
  for (let j = 0; j < diagonal.length; j++) {
    const scaled = ratio * diagonal[j]!;
    const lost = scaled * step[j]!;
    const entry = scaled + (change[j]! * change[j]! - lost * lost) * share;
    const [least, most] = [scaled / MOST_CHANGE, scaled * MOST_CHANGE];
    diagonal[j] = entry > least ? (entry < most ? entry : most) : least;
  }
}

/** Copies zeros and ones; whether any differed. */
function copyMask(free: Uint8Array, mask: Float64Array): boolean {
  let moved = false;
  for (let j = 0; j < mask.length; j++) {
    if (mask[j] !== free[j]) moved = true;
    mask[j] = free[j]!;
  }
  return moved;
}

function divide(out: Float64Array, scale: number, diagonal: Float64Array | null): void {
  if (diagonal === null) for (let j = 0; j < out.length; j++) out[j]! /= scale;
  else for (let j = 0; j < out.length; j++) out[j]! /= scale * diagonal[j]!;
}

function weightedSquare(a: Float64Array, weights: Float64Array): number {
  return maskedDot(a, a, weights);
}

function inverseSquare(a: Float64Array, diagonal: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += (a[j]! * a[j]!) / diagonal[j]!;
  return sum;
}

function maskedInverseSquare(a: Float64Array, diagonal: Float64Array, mask: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += (mask[j]! * a[j]! * a[j]!) / diagonal[j]!;
  return sum;
}
