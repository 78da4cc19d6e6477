import * as v from 'valibot';
import type { ReferenceArgs, ReferenceTable, ReferenceValue } from './reference';

/**
 * How a function of a model takes its place in the table of reference cases: shapes of the arguments, their
 * allowed ranges, and the encoding of the result. A value outside its range gives null (out of domain);
 * arguments of the wrong shape are a mistake in the case and throw with the name of the argument.
 */

export const finite = v.pipe(v.number(), v.finite());
export const nonNegative = v.pipe(finite, v.minValue(0));
export const positive = v.pipe(finite, v.gtValue(0));
/** Power efficiency, contrast, splitting ratio. */
export const fraction = v.pipe(nonNegative, v.maxValue(1));
export const count = v.pipe(finite, v.integer(), v.minValue(1));

export const listOf = <S extends v.GenericSchema<unknown, number>>(entry: S) => v.pipe(v.array(entry), v.nonEmpty());

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
export type Computed =
  number | string | boolean | null | undefined | readonly Computed[] | { readonly [key: string]: Computed };

/** Throws unless the list has the length that the other arguments demand. */
export function requireLength(name: string, list: ArrayLike<unknown>, length: number): void {
  if (list.length !== length) throw new Error(`${name}: expected ${length} entries, got ${list.length}`);
}

function encode(value: Computed): ReferenceValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return encodeNumber(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
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
