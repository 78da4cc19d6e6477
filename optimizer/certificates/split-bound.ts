import * as interval from '../numbers/interval';
import { above, below, point, type Interval } from '../numbers/interval';
import { IntervalSum } from '../numbers/interval-sum';
import type { PartList } from './part-list';
import { tangentLight, touchingAmount, type TangentLight } from './split-light';
import { partsOf } from './split-parts';
import type { Carriers, SplitEvidence } from './split-statement';
import { amountAt } from './split-value';

/**
 * Encloses the lower bound of the variance that an evidence proves; a string says why it proves none.
 *
 * First the divisions: by Cauchy-Schwarz, or fork by fork where ratios are limited, or from eigenvalues for
 * several rows, no division of the beams is better than a figure of the channels. What is left is convex in
 * amounts and carriers, because 1 / V is concave in the amount as long as V falls: it lies above any tangent
 * plane, and the prices bound the plane (weak duality). With everything rounded outward the lower end is a
 * bound, wherever the plane touches and however the prices came about.
 *
 * @param at point at which the plane touches (in amounts where the prices do not say better), in the problem's x
 */
export function splitBound(evidence: SplitEvidence, at: ArrayLike<number>): Interval | string {
  const { statement, prices } = evidence;
  const split = partsOf(evidence, at);
  if (typeof split === 'string') return split;
  const { constant, parts, levels } = split;
  // Where carriers share the way of the light a level above vacuum cannot be avoided.
  const capped = statement.carriers.kind !== 'launched';
  const terms = { budget: statement.budget, priced: prices.amounts > 0, capped };
  const coefficients = linearCoefficients(parts, levels.length);
  const lights = levels.map((level, k) => {
    if (level.kind === 'given') return tangentLight(level, terms, 0);
    const touching = coefficients
      ? touchingAmount(level, statement.budget, prices.amounts, coefficients[k]!)
      : amountAt(level, at);
    return tangentLight(level, terms, touching);
  });
  const bound = new IntervalSum();
  bound.add(constant.low, constant.high);
  const { byAmount, byCarrier } = addCosts(bound, parts, lights, carriersAt(statement.carriers, at), prices.carriers);

  let sloping = false;
  lights.forEach(({ slope, amount, most }, k) => {
    if (slope === null || byAmount[k] === undefined) return;
    sloping = true;
    const total = byAmount[k].total();
    const atOnce = interval.negate(interval.multiply(total, amount));
    const farthest = interval.multiply(interval.add(total, point(prices.amounts)), point(most));
    bound.add(atOnce.low, atOnce.high);
    bound.add(Math.min(0, farthest.low), Math.min(0, farthest.high));
  });
  const spend = (price: number, total: number): void => {
    const { low, high } = interval.multiply(point(price), point(total));
    bound.add(-high, -low);
  };
  if (sloping) spend(prices.amounts, statement.budget);
  if (byCarrier && statement.carriers.kind !== 'none') spend(prices.carriers, statement.carriers.total);
  const sum = bound.total();
  return statement.merit === 'common' ? interval.divide(point(1), interval.negate(sum)) : sum;
}

/** What the cost grows by with the level of each beam, where that does not depend on anything else; else null. */
function linearCoefficients(parts: PartList, beams: number): Float64Array | null {
  if (parts.squareLow.length > 0) return null;
  const coefficients = new Float64Array(beams);
  for (let i = 0; i < parts.length; i++) {
    if (parts.carrier[i]! >= 0) return null;
    coefficients[parts.beam[i]!]! += parts.squeezedHigh[i]!;
  }
  return coefficients;
}

/** Carriers at the point where the plane touches, and the most that each can have. */
interface CarriersAt {
  readonly value: Float64Array;
  readonly most: Float64Array;
}

/**
 * Adds the cost of every part, and the lowest of slope (a - at) + price a over 0 <= a <= most for its carrier.
 *
 * @returns the derivatives of the cost by the amount of each beam that has any, and whether there are any by carriers
 */
function addCosts(
  bound: IntervalSum,
  parts: PartList,
  lights: readonly TangentLight[],
  carriers: CarriersAt,
  price: number,
): { readonly byAmount: readonly (IntervalSum | undefined)[]; readonly byCarrier: boolean } {
  const { fixedLow, fixedHigh, squeezedLow, squeezedHigh, squareLow, squareHigh } = parts;
  const common = squareLow.length > 0;
  const byAmount: (IntervalSum | undefined)[] = lights.map(() => undefined);
  let byCarrier = false;
  for (let i = 0; i < parts.length; i++) {
    const { level, slope } = lights[parts.beam[i]!]!;
    const noiseLow = Math.max(0, below(fixedLow[i]! + below(squeezedLow[i]! * level.low)));
    const noiseHigh = above(fixedHigh[i]! + above(squeezedHigh[i]! * level.high));
    // Derivative of the cost by the level.
    let slopeLow: number;
    let slopeHigh: number;
    if (common) {
      if (squareHigh[i]! <= 0) continue;
      const informationLow = Math.max(0, below(squareLow[i]! / noiseHigh));
      const informationHigh = above(squareHigh[i]! / noiseLow);
      bound.add(-informationHigh, -informationLow);
      slopeLow = below(below(informationLow / noiseHigh) * squeezedLow[i]!);
      slopeHigh = above(above(informationHigh / noiseLow) * squeezedHigh[i]!);
    } else {
      if (squeezedHigh[i]! <= 0 && fixedHigh[i]! <= 0) continue;
      const carrier = parts.carrier[i]!;
      const at = carrier < 0 ? 0 : carriers.value[carrier]!;
      // A carrier of nothing has no tangent: the part is given all there may be.
      const share = carrier < 0 ? 1 : at > 0 ? at : carriers.most[carrier]!;
      const costLow = Math.max(0, below(noiseLow / share));
      const costHigh = above(noiseHigh / share);
      bound.add(costLow, costHigh);
      slopeLow = below(squeezedLow[i]! / share);
      slopeHigh = above(squeezedHigh[i]! / share);
      if (at > 0) {
        byCarrier = true;
        const fallLow = below(costLow / share);
        const fallHigh = above(costHigh / share);
        bound.add(below(fallLow * at), above(fallHigh * at));
        const most = carriers.most[carrier]!;
        bound.add(
          Math.min(0, below(below(price - fallHigh) * most)),
          Math.min(0, above(above(price - fallLow) * most)),
        );
      }
    }
    if (slope === null) continue;
    const derivatives = (byAmount[parts.beam[i]!] ??= new IntervalSum());
    derivatives.add(below(slopeHigh * slope.low), above(Math.max(0, slopeLow) * slope.high));
  }
  return { byAmount, byCarrier };
}

function carriersAt(carriers: Carriers, at: ArrayLike<number>): CarriersAt {
  const variables = carriers.kind === 'none' ? [] : (carriers.variables ?? []);
  return {
    value: Float64Array.from(variables, (variable) => at[variable]!),
    most: Float64Array.from(variables, (_, j) => {
      if (carriers.kind === 'none') return 0;
      return carriers.kind === 'own' ? Math.min(carriers.total, carriers.most[j]!) : carriers.total;
    }),
  };
}
