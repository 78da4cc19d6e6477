import * as interval from '../numbers/interval';
import { point, type Interval } from '../numbers/interval';
import { tangentLight } from './split-light';
import { partsOf, type Part } from './split-parts';
import type { Carriers, SplitEvidence } from './split-statement';

/**
 * Encloses the lower bound of the variance that an evidence proves; a string says why it proves none.
 *
 * First the divisions: by Cauchy-Schwarz, or fork by fork where ratios are limited, or from eigenvalues for
 * several rows, no division of the beams is better than a figure of the channels. What is left is convex in
 * amounts and carriers, because 1 / V is concave in the amount as long as V falls: it lies above its tangent
 * plane at `at`, and the prices bound the plane (weak duality). With everything rounded outward the lower
 * end is a bound, however `at` and the prices came about.
 *
 * @param at point at which the plane touches, in the variables of the problem
 */
export function splitBound(evidence: SplitEvidence, at: ArrayLike<number>): Interval | string {
  const { statement, prices } = evidence;
  const split = partsOf(evidence, at);
  if (typeof split === 'string') return split;
  const { constant, parts, levels } = split;
  // Where carriers share the way of the light a level above vacuum cannot be avoided.
  const capped = statement.carriers.kind !== 'launched';
  const terms = { budget: statement.budget, priced: prices.amounts > 0, capped };
  const lights = levels.map((level) => tangentLight(level, terms, at));
  const carriers = carriersAt(statement.carriers, at);
  const byAmount = lights.map((): Interval[] => []);
  const byCarrier = carriers.map((): Interval[] => []);
  const values: Interval[] = [constant];
  for (const part of parts) {
    const { level, slope } = lights[part.beam]!;
    const carrier = part.carrier < 0 ? null : carriers[part.carrier]!;
    // A carrier of nothing has no tangent: the part is given all there may be.
    const share = carrier === null ? 1 : carrier.value > 0 ? carrier.value : carrier.most;
    const cost = costOf(part, level, share);
    if (cost === null) continue;
    values.push(cost.value);
    if (slope !== null) byAmount[part.beam]!.push(interval.multiply(cost.byLevel, slope));
    if (carrier !== null && carrier.value > 0)
      byCarrier[part.carrier]!.push(interval.negate(interval.divide(cost.value, point(share))));
  }
  lights.forEach(({ amount, most }, k) => values.push(...tangent(byAmount[k]!, amount, prices.amounts, most)));
  carriers.forEach(({ value, most }, i) => values.push(...tangent(byCarrier[i]!, point(value), prices.carriers, most)));
  const spent = (price: number, total: number): Interval =>
    interval.negate(interval.multiply(point(price), point(total)));
  if (byAmount.some(({ length }) => length > 0)) values.push(spent(prices.amounts, statement.budget));
  if (statement.carriers.kind !== 'none' && byCarrier.some(({ length }) => length > 0))
    values.push(spent(prices.carriers, statement.carriers.total));
  const bound = interval.sum(values);
  return statement.merit === 'common' ? interval.divide(point(1), interval.negate(bound)) : bound;
}

/** A part of the cost and its derivative by the level; null for one that is nothing. */
function costOf(part: Part, level: Interval, share: number): { value: Interval; byLevel: Interval } | null {
  const { fixed, squeezed, square } = part;
  const noise = interval.add(fixed, interval.multiply(squeezed, level));
  if (square === null) {
    if (squeezed.high <= 0 && fixed.high <= 0) return null;
    return { value: interval.divide(noise, point(share)), byLevel: interval.divide(squeezed, point(share)) };
  }
  if (square.high <= 0) return null;
  const information = interval.divide(square, noise);
  const byLevel = interval.multiply(interval.divide(information, noise), squeezed);
  return { value: interval.negate(information), byLevel };
}

/** slope (y - at) + price y at its lowest over 0 <= y <= most, in parts; nothing without slopes. */
function tangent(slopes: readonly Interval[], at: Interval, price: number, most: number): Interval[] {
  if (slopes.length === 0) return [];
  const slope = interval.sum(slopes);
  const { low, high } = interval.multiply(interval.add(slope, point(price)), point(most));
  return [interval.negate(interval.multiply(slope, at)), { low: Math.min(0, low), high: Math.min(0, high) }];
}

function carriersAt(carriers: Carriers, at: ArrayLike<number>): { readonly value: number; readonly most: number }[] {
  switch (carriers.kind) {
    case 'none':
      return [];
    case 'own':
      return carriers.variables.map((variable, j) => ({
        value: at[variable]!,
        most: Math.min(carriers.total, carriers.most[j]!),
      }));
    case 'launched':
      return (carriers.variables ?? []).map((variable) => ({ value: at[variable]!, most: carriers.total }));
  }
}
