import type { Case } from '../case';
import type { Evaluated } from './protocol';

/** Two implementations of a formula may differ by this, relative. */
const AGREEMENT = 1e-12;
/** Gradients add up terms of both signs, so they are compared by their largest entry. */
const GRADIENT_AGREEMENT = 1e-11;

/**
 * Why a peer does not compute our objective (and gradient) at the probes of a case, or null if it does.
 * Methods are compared only on the same function.
 */
export function disagreement(
  { problem, size, probes, objective, gradient, floor }: Case,
  { values, gradients }: Evaluated,
): string | null {
  const where = (k: number) => `${problem}, size ${size}, point ${k + 1} of ${probes.length}`;
  if (values.length !== probes.length) return `${problem}: ${values.length} values for ${probes.length} points`;
  for (const [k, x] of probes.entries()) {
    const ours = objective(x);
    const theirs = values[k] ?? Infinity;
    // Written so that NaN disagrees; Infinity agrees with itself only.
    if (!(ours === theirs || Math.abs(ours - theirs) <= AGREEMENT * Math.max(Math.abs(ours), floor)))
      return `${where(k)}: objective ${theirs} against ours, ${ours}`;
    if (gradient === null) continue;
    const slopes = gradient(x);
    const others = gradients?.[k];
    if (others?.length !== slopes.length) return `${where(k)}: a gradient of ${slopes.length} entries is missing`;
    const largest = slopes.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
    const j = slopes.findIndex((slope, i) => !(Math.abs(slope - others[i]!) <= GRADIENT_AGREEMENT * largest));
    if (j >= 0) return `${where(k)}: gradient[${j}] ${others[j]!} against ours, ${slopes[j]!}`;
  }
  return null;
}
