import { err, ok, type Result } from '../result';

/** Minimise 1/2 x.G x + g.x subject to rows a_i.x = b_i (the first ones) and a_i.x >= b_i (the rest). */
export interface QuadraticProgram {
  readonly size: number;
  /** n x n, symmetric positive definite, row by row. */
  readonly hessian: Float64Array;
  readonly gradient: Float64Array;
  /** m x n, row by row. */
  readonly rows: Float64Array;
  readonly limits: Float64Array;
  readonly equalities: number;
}

export interface QuadraticSolution {
  readonly x: Float64Array;
  /** One per row, G x + g = sum of multiplier_i a_i; >= 0 for inequalities, 0 for inactive ones. */
  readonly multipliers: Float64Array;
}

export type QuadraticFailure = 'infeasible' | 'not-positive-definite' | 'not-converged';

const EPSILON = Number.EPSILON;

/**
 * Dual active-set method of D. Goldfarb and A. Idnani (Math. Program. 27, 1, 1983): starts from the
 * unconstrained minimum and takes in violated rows one by one, so the objective rises until the
 * optimum. Dense; meant for up to about a hundred variables.
 */
export function solveQuadraticProgram(program: QuadraticProgram): Result<QuadraticSolution, QuadraticFailure> {
  const { size: n, rows, limits, gradient, equalities } = program;
  const count = limits.length;
  const basis = inverseTransposedFactor(program.hessian, n);
  if (basis === null) return err('not-positive-definite');
  const set = createActiveSet(n, basis);
  const x = unconstrainedMinimum(basis, gradient, n);
  const normal = new Float64Array(n);
  const scale = rowScales(rows, n, count);

  const load = (i: number) => normal.set(rows.subarray(i * n, (i + 1) * n));
  const slack = (i: number) => {
    let sum = -limits[i]!;
    for (let j = 0; j < n; j++) sum += rows[i * n + j]! * x[j]!;
    return sum;
  };
  const noise = (i: number) => {
    let size = Math.abs(limits[i]!) + scale[i]!;
    for (let j = 0; j < n; j++) size += Math.abs(rows[i * n + j]! * x[j]!);
    return 8 * EPSILON * size;
  };

  for (let i = 0; i < equalities; i++) {
    load(i);
    const curvature = set.measure(normal);
    if (curvature <= EPSILON * EPSILON * 1e4 * scale[i]! * scale[i]! * set.largest) {
      // Depends on the rows before it: redundant or contradictory.
      if (Math.abs(slack(i)) > 1e4 * noise(i)) return err('infeasible');
      continue;
    }
    set.stepPrimal(x, -slack(i) / curvature);
    set.add(i);
  }
  const fixed = set.count;

  for (let round = 0; round < 20 * (n + count) + 100; round++) {
    const violated = mostViolated(
      count,
      equalities,
      (i) => (set.has(i) ? 0 : slack(i) / scale[i]!),
      (i) => noise(i) / scale[i]!,
    );
    if (violated < 0) return ok({ x, multipliers: set.multipliers(count) });
    load(violated);
    set.begin();
    for (;;) {
      const curvature = set.measure(normal);
      const { step: dualStep, position } = set.blocking(fixed);
      const full = curvature > EPSILON * EPSILON * 1e4 * scale[violated]! * scale[violated]! * set.largest;
      const primalStep = full ? -slack(violated) / curvature : Infinity;
      const step = Math.min(dualStep, primalStep);
      if (step === Infinity) return err('infeasible');
      if (full) set.stepPrimal(x, step);
      else set.stepDual(step);
      if (step === primalStep) {
        set.add(violated);
        break;
      }
      set.drop(position);
    }
  }
  return err('not-converged');
}

function mostViolated(count: number, from: number, slack: (i: number) => number, noise: (i: number) => number): number {
  let worst = -1;
  let least = 0;
  for (let i = from; i < count; i++) {
    const s = slack(i);
    if (s < least && s < -noise(i)) {
      least = s;
      worst = i;
    }
  }
  return worst;
}

function rowScales(rows: Float64Array, n: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => {
    let largest = 0;
    for (let j = 0; j < n; j++) largest = Math.max(largest, Math.abs(rows[i * n + j]!));
    return largest > 0 ? largest : 1;
  });
}

/** L^-T for G = L L^T, column by column a basis in which G is the identity; null if G is not positive definite. */
function inverseTransposedFactor(hessian: Float64Array, n: number): Float64Array | null {
  const lower = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    let pivot = hessian[j * n + j]!;
    for (let k = 0; k < j; k++) pivot -= lower[j * n + k]! ** 2;
    if (!(pivot > 0)) return null;
    lower[j * n + j] = Math.sqrt(pivot);
    for (let i = j + 1; i < n; i++) {
      let entry = hessian[i * n + j]!;
      for (let k = 0; k < j; k++) entry -= lower[i * n + k]! * lower[j * n + k]!;
      lower[i * n + j] = entry / lower[j * n + j]!;
    }
  }
  const inverse = new Float64Array(n * n);
  for (let c = 0; c < n; c++) {
    for (let i = c; i < n; i++) {
      let entry = i === c ? 1 : 0;
      for (let k = c; k < i; k++) entry -= lower[i * n + k]! * inverse[c * n + k]!;
      // Stored transposed: row c, column i of L^-T.
      inverse[c * n + i] = entry / lower[i * n + i]!;
    }
  }
  return inverse;
}

/** -G^-1 g = -J J^T g. */
function unconstrainedMinimum(basis: Float64Array, gradient: Float64Array, n: number): Float64Array {
  const x = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    let projection = 0;
    for (let j = 0; j < n; j++) projection += basis[j * n + k]! * gradient[j]!;
    for (let j = 0; j < n; j++) x[j]! -= basis[j * n + k]! * projection;
  }
  return x;
}

/**
 * The active rows with their multipliers. J^T N = [R; 0] for the matrix N of their normals; the
 * columns of J beyond their number span the directions that keep all of them active.
 */
function createActiveSet(n: number, basis: Float64Array) {
  const r = new Float64Array((n + 1) * (n + 1));
  const stride = n + 1;
  const active: number[] = [];
  let u: number[] = [];
  let incoming = 0;
  const d = new Float64Array(n);
  const z = new Float64Array(n);
  const response = new Float64Array(n);
  let largest = 0;
  for (const entry of basis) largest = Math.max(largest, entry * entry);

  /** Rotates columns a and b of J. */
  const rotateBasis = (a: number, b: number, cosine: number, sine: number) => {
    for (let j = 0; j < n; j++) {
      const p = basis[j * n + a]!;
      const q = basis[j * n + b]!;
      basis[j * n + a] = cosine * p + sine * q;
      basis[j * n + b] = cosine * q - sine * p;
    }
  };

  return {
    largest,
    get count() {
      return active.length;
    },
    has: (i: number) => active.includes(i),
    begin() {
      incoming = 0;
    },
    /** Projects a normal: prepares both steps and returns normal.z, the curvature left for it. */
    measure(normal: Float64Array): number {
      const q = active.length;
      d.fill(0);
      z.fill(0);
      for (let j = 0; j < n; j++) for (let k = 0; k < n; k++) d[k]! += basis[j * n + k]! * normal[j]!;
      let curvature = 0;
      for (let k = q; k < n; k++) curvature += d[k]! * d[k]!;
      for (let j = 0; j < n; j++) for (let k = q; k < n; k++) z[j]! += basis[j * n + k]! * d[k]!;
      for (let i = q - 1; i >= 0; i--) {
        let entry = d[i]!;
        for (let k = i + 1; k < q; k++) entry -= r[i * stride + k]! * response[k]!;
        response[i] = entry / r[i * stride + i]!;
      }
      return curvature;
    },
    /** The step at which the multiplier of an active inequality reaches zero. */
    blocking(fixed: number): { step: number; position: number } {
      let step = Infinity;
      let position = -1;
      for (let i = fixed; i < active.length; i++) {
        if (response[i]! > 0 && u[i]! / response[i]! < step) {
          step = u[i]! / response[i]!;
          position = i;
        }
      }
      return { step, position };
    },
    stepDual(step: number) {
      for (let i = 0; i < active.length; i++) u[i]! -= step * response[i]!;
      incoming += step;
    },
    stepPrimal(x: Float64Array, step: number) {
      for (let j = 0; j < n; j++) x[j]! += step * z[j]!;
      this.stepDual(step);
    },
    /** Takes in the row that was measured last. */
    add(row: number) {
      const q = active.length;
      for (let k = n - 1; k > q; k--) {
        const length = Math.hypot(d[k - 1]!, d[k]!);
        if (d[k] === 0 || length === 0) continue;
        rotateBasis(k - 1, k, d[k - 1]! / length, d[k]! / length);
        d[k - 1] = length;
        d[k] = 0;
      }
      for (let i = 0; i <= q; i++) r[i * stride + q] = d[i]!;
      active.push(row);
      u.push(incoming);
      incoming = 0;
    },
    drop(position: number) {
      active.splice(position, 1);
      u = u.filter((_, i) => i !== position);
      const q = active.length;
      for (let c = position; c < q; c++) for (let i = 0; i <= c + 1; i++) r[i * stride + c] = r[i * stride + c + 1]!;
      for (let c = position; c < q; c++) {
        const a = r[c * stride + c]!;
        const b = r[(c + 1) * stride + c]!;
        const length = Math.hypot(a, b);
        if (b === 0 || length === 0) continue;
        const [cosine, sine] = [a / length, b / length];
        for (let k = c; k < q; k++) {
          const p = r[c * stride + k]!;
          const s = r[(c + 1) * stride + k]!;
          r[c * stride + k] = cosine * p + sine * s;
          r[(c + 1) * stride + k] = cosine * s - sine * p;
        }
        rotateBasis(c, c + 1, cosine, sine);
      }
    },
    multipliers(count: number): Float64Array {
      const out = new Float64Array(count);
      active.forEach((row, i) => (out[row] = u[i]!));
      return out;
    },
  };
}
