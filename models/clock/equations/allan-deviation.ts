/**
 * Fractional Allan deviations sigma_y(tau) of the paper's closed forms. Every function gives undefined outside
 * its domain: N <= K leaves no cascade (ln(N/K) <= 0), and nothing is said that is not finite.
 */

/** What the closed forms know of a network. */
export interface Ensemble {
  /** omega_0, rad/s. */
  readonly angularFrequency: number;
  /** N, clock atoms of all nodes. */
  readonly atoms: number;
  /** K. */
  readonly nodes: number;
  /** tau, s. */
  readonly averagingTime: number;
}

/** (8 / pi)^2. */
const EIGHT_OVER_PI_SQUARED = (8 / Math.PI) ** 2;

/** `derived` again from the cascade of base D; `printed` as (A41) stands. */
export type BaseForm = 'derived' | 'printed';

/** L' = (8 / pi)^2 ln(N / K), (A26): what the logarithm of copies costs in variance. */
export function logarithmFactor(atoms: number, nodes: number): number | undefined {
  const log = nodes > 0 ? Math.log(atoms / nodes) : NaN;
  return log > 0 ? finite(EIGHT_OVER_PI_SQUARED * log) : undefined;
}

/** L = (128 / pi^4) ln(N/K) ln(tau gamma_LO N^2 / K), (A33); undefined unless both logarithms are positive. */
export function longLogarithmFactor(
  { atoms, nodes, averagingTime }: Omit<Ensemble, 'angularFrequency'>,
  laserLinewidth: number,
): number | undefined {
  const log = Math.log(atoms / nodes);
  const slip = Math.log(averagingTime * laserLinewidth) + 2 * Math.log(atoms) - Math.log(nodes);
  return log > 0 && slip > 0 ? finite((128 / Math.PI ** 4) * log * slip) : undefined;
}

/**
 * (A34), T = tau: sqrt(L') / (omega_0 N tau). (2) prints (8 / pi) log(N) / N; it must be (8 / pi) sqrt(ln(N/K)) / N,
 * because the variance, not the deviation, is proportional to the copies.
 */
export function shortTimeDeviation(ensemble: Ensemble): number | undefined {
  return additive(ensemble, 1, 0);
}

/** (A33), T limited by the lasers: sqrt(L gamma_LO / tau) / (omega_0 N). */
export function longTimeDeviation(ensemble: Ensemble, laserLinewidth: number): number | undefined {
  const factor = longLogarithmFactor(ensemble, laserLinewidth);
  if (factor === undefined) return undefined;
  return finite(
    Math.sqrt((factor * laserLinewidth) / ensemble.averagingTime) / (ensemble.angularFrequency * ensemble.atoms),
  );
}

/** (A40): L' / (N tau)^2 + 2 gamma_i / (N tau), dephasing as an additive noise; holds while m_M gamma_i T <= 1. */
export function additiveDeviation(ensemble: Ensemble, atomicLinewidth: number): number | undefined {
  return additive(ensemble, 1, 2 * atomicLinewidth);
}

/**
 * (A41), base D: [D^2 / (4 (D - 1))]^2 L' / (N tau)^2 + D / (D - 1) gamma_i / (N tau). The printed (D / 2)^2 L' agrees at
 * D = 2 only and is four times too large for large D: it keeps the 4 n_0 / N^2 of base 2.
 */
export function baseDeviation(
  ensemble: Ensemble,
  atomicLinewidth: number,
  base: number,
  form: BaseForm,
): number | undefined {
  if (!(base >= 2)) return undefined;
  const share = base / (base - 1);
  const factor = form === 'derived' ? ((base * share) / 4) ** 2 : (base / 2) ** 2;
  return additive(ensemble, factor, share * atomicLinewidth);
}

/** The integer D in 2..max(2, floor(sqrt N)) with the least (A41), the smallest where several are; undefined if N <= K. */
export function bestBase(
  ensemble: Omit<Ensemble, 'angularFrequency'>,
  atomicLinewidth: number,
  form: BaseForm,
): number | undefined {
  const at = (base: number): number | undefined =>
    baseDeviation({ ...ensemble, angularFrequency: 1 }, atomicLinewidth, base, form);
  if (at(2) === undefined) return undefined;
  // Both terms are convex in D, so the least integer lies where the deviation stops falling.
  let low = 2;
  let high = Math.max(2, Math.floor(Math.sqrt(ensemble.atoms)));
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (at(middle + 1)! < at(middle)!) low = middle + 1;
    else high = middle;
  }
  return low;
}

function additive({ angularFrequency, atoms, nodes, averagingTime }: Ensemble, factor: number, floor: number) {
  const logarithm = logarithmFactor(atoms, nodes);
  if (logarithm === undefined) return undefined;
  const exposure = atoms * averagingTime;
  return finite(Math.sqrt(factor * logarithm + floor * exposure) / (angularFrequency * exposure));
}

function finite(value: number): number | undefined {
  return value >= 0 && value < Infinity ? value : undefined;
}
