import * as v from 'valibot';
import { matrixFromRows, type Matrix } from '../../../optimizer/matrix';
import type { ReferenceArgs, ReferenceTable, ReferenceValue } from '../../reference';
import { isPassive, networkCovariance, type Transfer } from '../equations/covariance';
import { isPhysicalPair, type SqueezedSource } from '../equations/sources';

/**
 * The arguments of reference cases: shapes of the values, their allowed ranges, and how a function
 * takes its place in the table. A value outside its range gives null (out of domain); arguments of
 * the wrong shape are a mistake in the case and throw with the name of the argument.
 */

export const finite = v.pipe(v.number(), v.finite());
export const nonNegative = v.pipe(finite, v.minValue(0));
export const positive = v.pipe(finite, v.gtValue(0));
/** Power efficiency or splitting ratio. */
export const fraction = v.pipe(nonNegative, v.maxValue(1));
export const count = v.pipe(finite, v.integer(), v.minValue(1));

export const listOf = <S extends v.GenericSchema<unknown, number>>(entry: S) => v.pipe(v.array(entry), v.nonEmpty());
export const vector = listOf(finite);
export const fractions = listOf(fraction);
const rows = v.pipe(
  v.array(vector),
  v.nonEmpty(),
  v.check((list) => list.every((row) => row.length === list[0]!.length), 'rows are not equally long'),
);
export const matrix = v.pipe(
  rows,
  v.transform((list) => matrixFromRows(list)),
);
export const matrixRows = rows;

/** A number, or the word "Infinity" for none. */
export const limit = v.union([
  nonNegative,
  v.pipe(
    v.literal('Infinity'),
    v.transform(() => Infinity),
  ),
]);

export const transfer = v.pipe(
  v.object({ re: matrix, im: matrix }),
  v.check(({ re, im }) => re.rows === im.rows && re.columns === im.columns, 're and im are not of one shape'),
  v.transform(({ re, im }): Transfer => ({ real: re, imaginary: im })),
);

export const sources = v.array(
  v.nullable(
    v.pipe(
      v.object({ Vs: positive, Va: positive, phase: v.optional(finite, 0) }),
      v.transform(({ Vs, Va, phase }): SqueezedSource => ({ squeezed: Vs, antisqueezed: Va, phase })),
    ),
  ),
);

/** Covariance at the sensors; null where a source or the network is not physical. */
export function covarianceOf(network: Transfer, lights: readonly (SqueezedSource | null)[]): Matrix | null {
  requireLength('sources', lights, network.real.columns);
  const physical = lights.every((light) => light === null || isPhysicalPair(light.squeezed, light.antisqueezed));
  return physical && isPassive(network) ? networkCovariance(network, lights) : null;
}

/** The shape of the arguments of one function. */
type ArgumentShape = v.GenericSchema<unknown, unknown>;

/** A function of the table: checks the arguments, computes, and writes infinities as words. */
export function entry<S extends ArgumentShape>(
  shape: S,
  compute: (args: v.InferOutput<S>) => Computed,
): ReferenceTable[string] {
  return (args: ReferenceArgs) => {
    const parsed = v.safeParse(shape, args);
    if (parsed.success) return encode(compute(parsed.output));
    for (const issue of parsed.issues) {
      const outOfRange = issue.kind === 'validation' && issue.type !== 'check';
      if (!outOfRange) throw new Error(`${v.getDotPath(issue) ?? 'arguments'}: ${issue.message}`);
    }
    return null;
  };
}

/** What functions compute: as a reference value, but with infinite numbers and absent keys. */
export type Computed = number | null | undefined | readonly Computed[] | { readonly [key: string]: Computed };

/** Throws unless the list has the length that the other arguments demand. */
export function requireLength(name: string, list: ArrayLike<unknown>, length: number): void {
  if (list.length !== length) throw new Error(`${name}: expected ${length} entries, got ${list.length}`);
}

function encode(value: Computed): ReferenceValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return encodeNumber(value);
  if (isList(value)) return value.map(encode);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, encode(inner)]));
}

function encodeNumber(value: number): number | string {
  if (Number.isNaN(value)) throw new Error('the result is not a number');
  return Number.isFinite(value) ? value : String(value);
}

function isList(value: Computed): value is readonly Computed[] {
  return Array.isArray(value);
}
