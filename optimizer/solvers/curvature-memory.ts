/** Relative curvature below which a pair of steps says nothing but rounding. */
const LEAST_CURVATURE = 1e-12;

/**
 * Limited-memory BFGS approximation of the inverse Hessian, restricted to the free variables of the
 * moment (J. Nocedal, Math. Comp. 35, 773, 1980), over a diagonal that learns the scale of each
 * variable (J. Gilbert and C. Lemarechal, Math. Program. 45, 407, 1989).
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

export function createCurvatureMemory(dimension: number, capacity: number): CurvatureMemory {
  const steps: Float64Array[] = [];
  const changes: Float64Array[] = [];
  /** Diagonal of the Hessian. */
  const diagonal = new Float64Array(dimension).fill(1);
  const free = new Uint8Array(dimension).fill(1);
  const inverse = new Float64Array(capacity);
  const weights = new Float64Array(capacity);

  const learnDiagonal = (step: Float64Array, change: Float64Array, curvature: number) => {
    if (steps.length === 0) {
      // Size first: one number that maps the first step onto its change.
      let square = 0;
      for (let j = 0; j < dimension; j++) square += change[j]! * change[j]!;
      diagonal.fill(square / curvature);
    }
    let old = 0;
    for (let j = 0; j < dimension; j++) old += diagonal[j]! * step[j]! * step[j]!;
    const ratio = curvature / old;
    for (let j = 0; j < dimension; j++) {
      const scaled = ratio * diagonal[j]!;
      const lost = scaled * step[j]!;
      const entry = scaled + (change[j]! * change[j]!) / curvature - (lost * lost) / curvature;
      diagonal[j] = entry > 1e-3 * scaled ? Math.min(entry, 1e3 * scaled) : 1e-3 * scaled;
    }
  };

  return {
    learn(step, change) {
      let curvature = 0;
      let stepSquare = 0;
      let changeSquare = 0;
      for (let j = 0; j < dimension; j++) {
        curvature += step[j]! * change[j]!;
        stepSquare += step[j]! * step[j]!;
        changeSquare += change[j]! * change[j]!;
      }
      if (!(curvature > LEAST_CURVATURE * Math.sqrt(stepSquare * changeSquare))) return;
      learnDiagonal(step, change, curvature);
      const s = steps.length < capacity ? new Float64Array(dimension) : steps.shift()!;
      const y = changes.length < capacity ? new Float64Array(dimension) : changes.shift()!;
      s.set(step);
      y.set(change);
      steps.push(s);
      changes.push(y);
    },
    restrict(mask) {
      free.set(mask);
      for (let k = 0; k < steps.length; k++) {
        const s = steps[k]!;
        const y = changes[k]!;
        let curvature = 0;
        let changeSquare = 0;
        for (let j = 0; j < dimension; j++) {
          if (free[j] === 0) continue;
          curvature += s[j]! * y[j]!;
          changeSquare += (y[j]! * y[j]!) / diagonal[j]!;
        }
        // Fixing variables can leave a pair without curvature: it sits out.
        inverse[k] = curvature > LEAST_CURVATURE * changeSquare && curvature > 0 ? 1 / curvature : 0;
      }
    },
    multiply(vector, out) {
      out.set(vector);
      for (let k = steps.length - 1; k >= 0; k--) {
        if (inverse[k] === 0) continue;
        const s = steps[k]!;
        const y = changes[k]!;
        let projection = 0;
        for (let j = 0; j < dimension; j++) projection += s[j]! * out[j]!;
        const weight = projection * inverse[k]!;
        weights[k] = weight;
        for (let j = 0; j < dimension; j++) if (free[j] === 1) out[j]! -= weight * y[j]!;
      }
      for (let j = 0; j < dimension; j++) out[j]! /= diagonal[j]!;
      for (let k = 0; k < steps.length; k++) {
        if (inverse[k] === 0) continue;
        const s = steps[k]!;
        const y = changes[k]!;
        let projection = 0;
        for (let j = 0; j < dimension; j++) projection += y[j]! * out[j]!;
        const weight = weights[k]! - projection * inverse[k]!;
        for (let j = 0; j < dimension; j++) if (free[j] === 1) out[j]! += weight * s[j]!;
      }
    },
    forget() {
      steps.length = 0;
      changes.length = 0;
      diagonal.fill(1);
    },
    get pairs() {
      return steps.length;
    },
  };
}
