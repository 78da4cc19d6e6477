import type { Evaluate } from '../solvers/meter';

/** Standard functions with known minima, for tests and benchmarks. */
export interface TestFunction {
  readonly name: string;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly evaluate: Evaluate;
  readonly minimum: number;
  readonly minimiser: Float64Array;
}

const filled = (n: number, value: number) => new Float64Array(n).fill(value);

/** Sum of 100 (x_{i+1} - x_i^2)^2 + (1 - x_i)^2. */
export function rosenbrock(n: number): TestFunction {
  return {
    name: `Rosenbrock ${n}`,
    lower: filled(n, -5),
    upper: filled(n, 10),
    minimum: 0,
    minimiser: filled(n, 1),
    evaluate(x, gradient) {
      gradient?.fill(0);
      let sum = 0;
      for (let i = 0; i + 1 < n; i++) {
        const a = x[i + 1]! - x[i]! * x[i]!;
        const b = 1 - x[i]!;
        sum += 100 * a * a + b * b;
        if (gradient === null) continue;
        gradient[i]! += -400 * a * x[i]! - 2 * b;
        gradient[i + 1]! += 200 * a;
      }
      return sum;
    },
  };
}

/** 10 n + sum of x_i^2 - 10 cos(2 pi x_i): about 11^n local minima in its box. */
export function rastrigin(n: number): TestFunction {
  return {
    name: `Rastrigin ${n}`,
    lower: filled(n, -5.12),
    upper: filled(n, 5.12),
    minimum: 0,
    minimiser: filled(n, 0),
    evaluate(x, gradient) {
      let sum = 0;
      for (let i = 0; i < n; i++) {
        // 1 - cos written as a sine, so that the minimum is exactly 0.
        const half = Math.sin(Math.PI * x[i]!);
        sum += x[i]! * x[i]! + 20 * half * half;
        if (gradient !== null) gradient[i] = 2 * x[i]! + 20 * Math.PI * Math.sin(2 * Math.PI * x[i]!);
      }
      return sum;
    },
  };
}

/** 20 + e - 20 exp(-0.2 rms x) - exp(mean cos 2 pi x): a needle in a nearly flat, rippled field. */
export function ackley(n: number): TestFunction {
  return {
    name: `Ackley ${n}`,
    lower: filled(n, -32.768),
    upper: filled(n, 32.768),
    minimum: 0,
    minimiser: filled(n, 0),
    evaluate(x, gradient) {
      let square = 0;
      let waves = 0;
      for (let i = 0; i < n; i++) {
        square += x[i]! * x[i]!;
        waves += Math.cos(2 * Math.PI * x[i]!);
      }
      const rms = Math.sqrt(square / n);
      const bowl = Math.exp(-0.2 * rms);
      const ripple = Math.exp(waves / n);
      if (gradient !== null) {
        for (let i = 0; i < n; i++) {
          const slope = rms > 0 ? (4 * bowl * x[i]!) / (n * rms) : 0;
          gradient[i] = slope + (2 * Math.PI * Math.sin(2 * Math.PI * x[i]!) * ripple) / n;
        }
      }
      return -20 * Math.expm1(-0.2 * rms) - Math.E * Math.expm1(waves / n - 1);
    },
  };
}

/** Minus a sum of four Gaussians: sum c_i exp(-sum A_ij (x_j - P_ij)^2) over the unit cube. */
function hartmann(name: string, a: number[][], p: number[][], minimum: number, minimiser: number[]): TestFunction {
  const c = [1, 1.2, 3, 3.2];
  const n = minimiser.length;
  return {
    name,
    lower: filled(n, 0),
    upper: filled(n, 1),
    minimum,
    minimiser: Float64Array.from(minimiser),
    evaluate(x, gradient) {
      gradient?.fill(0);
      let sum = 0;
      for (let i = 0; i < 4; i++) {
        let exponent = 0;
        for (let j = 0; j < n; j++) exponent += a[i]![j]! * (x[j]! - p[i]![j]!) ** 2;
        const term = c[i]! * Math.exp(-exponent);
        sum -= term;
        if (gradient !== null) for (let j = 0; j < n; j++) gradient[j]! += 2 * term * a[i]![j]! * (x[j]! - p[i]![j]!);
      }
      return sum;
    },
  };
}

/** Four local minima in three dimensions. */
export const hartmann3 = hartmann(
  'Hartmann 3',
  [
    [3, 10, 30],
    [0.1, 10, 35],
    [3, 10, 30],
    [0.1, 10, 35],
  ],
  [
    [0.3689, 0.117, 0.2673],
    [0.4699, 0.4387, 0.747],
    [0.1091, 0.8732, 0.5547],
    [0.03815, 0.5743, 0.8828],
  ],
  -3.86278214782076,
  [0.114614, 0.555649, 0.852547],
);

/** Six local minima in six dimensions. */
export const hartmann6 = hartmann(
  'Hartmann 6',
  [
    [10, 3, 17, 3.5, 1.7, 8],
    [0.05, 10, 17, 0.1, 8, 14],
    [3, 3.5, 1.7, 10, 17, 8],
    [17, 8, 0.05, 10, 0.1, 14],
  ],
  [
    [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
    [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
    [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.665],
    [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
  ],
  -3.32236801141551,
  [0.20169, 0.150011, 0.476874, 0.275332, 0.311652, 0.6573],
);
