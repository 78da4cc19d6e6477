/** Positive definite approximation of the Hessian of the Lagrangian, n x n row by row. */
export interface LagrangianHessian {
  readonly matrix: Float64Array;
  /** Takes in a step and the change of the Lagrangian's gradient along it. */
  update(step: Float64Array, change: Float64Array): void;
  reset(): void;
}

/** Least share of the modelled curvature that a pair keeps (Powell's damping, 1978). */
const DAMPING = 0.2;

/** BFGS updates, damped so that the matrix stays positive definite also where the Lagrangian is concave. */
export function createLagrangianHessian(n: number): LagrangianHessian {
  const matrix = new Float64Array(n * n);
  const product = new Float64Array(n);
  let learned = false;

  const reset = () => {
    matrix.fill(0);
    for (let j = 0; j < n; j++) matrix[j * n + j] = 1;
    learned = false;
  };
  reset();

  return {
    matrix,
    reset,
    update(step, change) {
      let curvature = 0;
      let changeSquare = 0;
      let stepSquare = 0;
      for (let j = 0; j < n; j++) {
        curvature += step[j]! * change[j]!;
        changeSquare += change[j]! * change[j]!;
        stepSquare += step[j]! * step[j]!;
      }
      if (!(stepSquare > 0) || !Number.isFinite(changeSquare)) return;
      if (!learned && curvature > 0) {
        const size = Math.min(1e6, Math.max(1e-6, changeSquare / curvature));
        for (let j = 0; j < n; j++) matrix[j * n + j] = size;
      }
      learned = true;
      let modelled = 0;
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let j = 0; j < n; j++) sum += matrix[i * n + j]! * step[j]!;
        product[i] = sum;
        modelled += sum * step[i]!;
      }
      if (!(modelled > 0)) return;
      const blend = curvature >= DAMPING * modelled ? 1 : ((1 - DAMPING) * modelled) / (modelled - curvature);
      const damped = blend * curvature + (1 - blend) * modelled;
      for (let j = 0; j < n; j++) change[j] = blend * change[j]! + (1 - blend) * product[j]!;
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          matrix[i * n + j]! += (change[i]! * change[j]!) / damped - (product[i]! * product[j]!) / modelled;
        }
      }
    },
  };
}
