import type { Vector } from '../vector';

/**
 * Sum whose error does not grow with the number of terms (Neumaier's variant of Kahan's summation,
 * Z. Angew. Math. Mech. 54, 39, 1974): about one rounding of the result plus n eps^2 of the moduli.
 */
export function compensatedSum(values: Vector): number {
  let sum = 0;
  let lost = 0;
  for (let j = 0; j < values.length; j++) {
    const value = values[j]!;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  // An infinite or undefined sum has no rounding error worth keeping.
  return Number.isFinite(sum) ? sum + lost : sum;
}
