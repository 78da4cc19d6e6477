import { within } from '../optomechanics/yield';

/** Panels of Simpson's rule; the integrand is smooth. */
const PANELS = 256;
/** Correlations beyond this are complete: 1 - rho^2 is all rounding. */
const MOST_CORRELATED = 1 - 1e-12;

/**
 * Probability that two normal numbers of mean 0, standard deviations `deviations` and correlation rho both stay
 * within +-limit. From Plackett's identity, d Phi_2 / d rho = phi_2, with rho = sin(theta):
 * P = P_1 P_2 + (1 / pi) int_0^asin(rho) [E(sin) - E(-sin)] d theta,
 * E(s) = exp(-(a^2 + b^2 - 2 a b s) / (2 cos^2 theta)), a and b the limits in standard deviations.
 */
export function bothWithin(limit: number, deviations: readonly [number, number], correlation: number): number {
  const [p, q] = deviations.map((deviation) => within(limit, deviation)) as [number, number];
  if (deviations[0] === 0 || deviations[1] === 0) return p * q;
  const [a, b] = [limit / deviations[0], limit / deviations[1]];
  const rho = Math.min(MOST_CORRELATED, Math.abs(correlation));
  const end = Math.asin(rho);
  const integrand = (theta: number): number => {
    const [sine, cosine] = [Math.sin(theta), Math.cos(theta)];
    const part = (s: number): number => Math.exp(-((a - b) ** 2 + 2 * a * b * (1 - s)) / (2 * cosine ** 2));
    return part(sine) - part(-sine);
  };
  let sum = 0;
  for (let k = 0; k <= PANELS; k++) {
    const weight = k === 0 || k === PANELS ? 1 : k % 2 === 1 ? 4 : 2;
    sum += weight * integrand((end * k) / PANELS);
  }
  const joint = p * q + (sum * end) / (3 * PANELS) / Math.PI;
  return Math.min(p, q, Math.max(0, joint));
}
