import { choleskyFactor, solveWithFactor } from '../../../optimizer/linear-solve';
import { zeroMatrix, type Matrix } from '../../../optimizer/matrix';
import { err, ok, type Result } from '../../../optimizer/result';
import { dot, type Vector } from '../../../optimizer/vector';
import { REDUCED_PLANCK } from './constants';
import { thermalForceNoise } from './force-noise';
import { transduction, type CavityResponse, type OptomechanicalSensor } from './sensor';
import { inverseSusceptibility } from './susceptibility';

/**
 * Probe power and homodyne angles together (variational read-out). The light at the sensors is given; all
 * probes are raised or lowered by one factor f, and the record of sensor j is cos(theta_j) Y + sin(theta_j) X.
 *
 * With tan(theta_j) = f t_j the force noise of sum c_j F_j is f A(t) + B(t) + C / f plus a constant, where A
 * is quadratic in t and B linear. The best t at a given f solves a linear system, which leaves
 * alpha f + beta + gamma / f: joint optimum in closed form, though in power and angle the problem is not convex.
 */

/** What is free: an angle at every detector, one angle for all of them, or none (theta = 0). */
export type AngleFreedom = 'each' | 'common' | 'none';

/** Weights below this share of the largest leave their angle at 0: its equation would be all rounding. */
const NEGLIGIBLE = 1e-9;

export interface PowerTask {
  /** With the probe powers that f multiplies. */
  readonly sensors: readonly OptomechanicalSensor[];
  /** c_j */
  readonly weights: Vector;
  /** Covariance of the light at the sensors, 2M x 2M in the order X_1..X_M, Y_1..Y_M; it is kept as f changes. */
  readonly atSensors: Matrix;
  /** eta_post,j > 0 */
  readonly efficiencies: Vector;
  readonly angles: AngleFreedom;
  /** f that the probes may take, 0 < least <= most; most may be infinite. */
  readonly factors: { readonly least: number; readonly most: number };
  /** `fast` if absent. */
  readonly cavity?: CavityResponse;
}

export interface PowerOptimum {
  /** f */
  readonly factor: number;
  /** theta_j in rad, inside (-pi/2, pi/2). */
  readonly angles: number[];
  /** Two-sided spectral density of sum c_j F_j in N^2/Hz: the lowest over all allowed factors and angles. */
  readonly noise: number;
  /** noise = alpha f + beta + gamma / f at the best angles of each f. */
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
}

/** The best power and angles; fails for light that is not physical, or without any weighted read-out. */
export function optimalPower(task: PowerTask, frequency: number): Result<PowerOptimum, 'degenerate-noise'> {
  const parts = noiseParts(task, frequency);
  const { quadratic, linear, cross } = parts;
  const factored = choleskyFactor(quadratic);
  if (quadratic.rows > 0 && !factored.ok) return err('degenerate-noise');
  const solve = (right: Vector): number[] => (factored.ok ? solveWithFactor(factored.value, right) : []);
  // min over t of f (t H t + 2 h t + a) + 2 b t + b_0 + C / f lies at t = -H^-1 (h + b / f).
  const [towardsLinear, towardsCross] = [solve(linear), solve(cross)];
  const alpha = parts.backAction - dot(linear, towardsLinear);
  const beta = parts.correlation - 2 * dot(linear, towardsCross) + parts.thermal;
  const gamma = parts.imprecision - dot(cross, towardsCross);
  if (!(gamma > 0) || !Number.isFinite(gamma + alpha + beta)) return err('degenerate-noise');
  const { least, most } = task.factors;
  // Without back-action (alpha <= 0 by rounding) more power is always better.
  const free = alpha > 0 ? Math.sqrt(gamma / alpha) : Infinity;
  const factor = Math.min(most, Math.max(least, free));
  if (!Number.isFinite(factor)) return err('degenerate-noise');
  const tangents = towardsLinear.map((value, i) => -(factor * value + towardsCross[i]!));
  return ok({
    factor,
    angles: parts.spread(tangents).map(Math.atan),
    noise: Math.max(0, alpha) * factor + beta + gamma / factor,
    alpha,
    beta,
    gamma,
  });
}

interface NoiseParts {
  /** H, h and a of A(t) = t H t + 2 h t + a. */
  readonly quadratic: Matrix;
  readonly linear: number[];
  readonly backAction: number;
  /** b and b_0 of B(t) = 2 b t + b_0, from correlations of the quadratures in the light. */
  readonly cross: number[];
  readonly correlation: number;
  readonly imprecision: number;
  readonly thermal: number;
  /** Free variables to one tangent a sensor. */
  spread(tangents: readonly number[]): number[];
}

function noiseParts(task: PowerTask, frequency: number): NoiseParts {
  const { sensors, weights, atSensors, efficiencies } = task;
  const m = sensors.length;
  const gains = sensors.map((sensor) => {
    const k = transduction(sensor, frequency, task.cavity);
    const inverse = inverseSusceptibility(sensor, frequency);
    return { x: 0.5 * REDUCED_PLANCK * k, real: inverse.real / k, imaginary: inverse.imaginary / k };
  });
  const freedom = degreesOf(task);
  const size = freedom.groups.length;
  const quadratic = zeroMatrix(size, size);
  const linear = freedom.groups.map(() => 0);
  const cross = freedom.groups.map(() => 0);
  let [backAction, correlation, imprecision, thermal] = [0, 0, 0, 0];
  for (let i = 0; i < m; i++) {
    const [c, a, group] = [weights[i]!, gains[i]!, freedom.groupOf[i]!];
    if (c === 0) continue;
    const lost = (c * c * (1 - efficiencies[i]!) * (a.real ** 2 + a.imaginary ** 2)) / efficiencies[i]!;
    thermal += c * c * thermalForceNoise(sensors[i]!);
    imprecision += lost;
    if (group >= 0) quadratic.data[group * size + group]! += lost;
    for (let j = 0; j < m; j++) {
      const [pair, b, other] = [c * weights[j]!, gains[j]!, freedom.groupOf[j]!];
      const [xx, xy, yy] = [
        pair * atSensors.data[i * 2 * m + j]!,
        pair * atSensors.data[i * 2 * m + m + j]!,
        pair * atSensors.data[(m + i) * 2 * m + m + j]!,
      ];
      const overlap = a.real * b.real + a.imaginary * b.imaginary;
      backAction += a.x * b.x * xx;
      correlation += 2 * a.x * b.real * xy;
      imprecision += overlap * yy;
      if (group < 0) continue;
      linear[group]! += a.real * b.x * xx;
      cross[group]! += overlap * xy;
      if (other >= 0) quadratic.data[group * size + other]! += overlap * xx;
    }
  }
  return { quadratic, linear, cross, backAction, correlation, imprecision, thermal, spread: freedom.spread };
}

/** Which sensors share an angle: the group of each, -1 where it is fixed at 0. */
function degreesOf({ angles, weights }: PowerTask) {
  const largest = Array.from(weights).reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const weighted = Array.from(weights, (_, j) => j).filter((j) => Math.abs(weights[j]!) > NEGLIGIBLE * largest);
  const groups = angles === 'none' ? [] : angles === 'common' ? [weighted] : weighted.map((j) => [j]);
  const groupOf = Array.from(weights, (_, j) => groups.findIndex((group) => group.includes(j)));
  const spread = (tangents: readonly number[]): number[] => groupOf.map((group) => (group < 0 ? 0 : tangents[group]!));
  return { groups, groupOf, spread };
}
