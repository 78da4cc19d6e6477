import type { ReferenceArgs, ReferenceTable, ReferenceValue } from './reference';

/** A file of reference cases of one model. */
export interface ReferenceFile {
  readonly model: string;
  /** Free description; `preset` holds the default arguments that the functions may use. */
  readonly about?: { readonly preset?: ReferenceArgs };
  readonly cases: readonly ReferenceCase[];
}

export interface ReferenceCase {
  readonly id: string;
  readonly fn: string;
  readonly args: ReferenceArgs;
  readonly expect: ReferenceValue;
  readonly rtol: number;
  readonly atol: number;
  readonly note?: string;
}

/** One value that is not as expected; `path` is e.g. "R[2]", empty for a single number. */
export interface Mismatch {
  readonly path: string;
  readonly expected: ReferenceValue;
  readonly got: ReferenceValue | undefined;
}

export interface CaseVerdict {
  readonly id: string;
  readonly fn: string;
  /** `missing`: the model has no function of that name. */
  readonly status: 'passed' | 'failed' | 'missing';
  readonly mismatches: readonly Mismatch[];
  /** Why the function gave no value at all, where it refused its arguments. */
  readonly message?: string;
}

/**
 * Compares element by element, |got - expected| <= atol + rtol |expected|. "Infinity" and "-Infinity"
 * stand for the infinities and match only themselves, null only null, other words and flags only their like, NaN nothing. Of an object only
 * the keys that are expected count; lists must be equally long.
 */
export function compareReference(
  expected: ReferenceValue,
  got: ReferenceValue | undefined,
  rtol: number,
  atol: number,
): Mismatch[] {
  return compareAt('', expected, got, rtol, atol);
}

/** Evaluates every case of a file; a function that throws fails its case with the message. */
export function runReferenceCases(file: ReferenceFile, table: ReferenceTable): CaseVerdict[] {
  const preset = file.about?.preset ?? {};
  return file.cases.map(({ id, fn, args, expect, rtol, atol }) => {
    if (!Object.hasOwn(table, fn)) return { id, fn, status: 'missing', mismatches: [] };
    try {
      const mismatches = compareReference(expect, table[fn]!(args, preset), rtol, atol);
      return { id, fn, status: mismatches.length === 0 ? 'passed' : 'failed', mismatches };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { id, fn, status: 'failed', mismatches: [{ path: '', expected: expect, got: undefined }], message };
    }
  });
}

function compareAt(
  path: string,
  expected: ReferenceValue,
  got: ReferenceValue | undefined,
  rtol: number,
  atol: number,
): Mismatch[] {
  const mismatch = [{ path, expected, got }];
  if (isList(expected)) {
    if (!isList(got) || got.length !== expected.length) return mismatch;
    return expected.flatMap((value, i) => compareAt(`${path}[${i}]`, value, got[i], rtol, atol));
  }
  if (isRecord(expected)) {
    if (!isRecord(got)) return mismatch;
    return Object.entries(expected).flatMap(([key, value]) =>
      compareAt(
        path === '' ? key : `${path}.${key}`,
        value,
        Object.hasOwn(got, key) ? got[key] : undefined,
        rtol,
        atol,
      ),
    );
  }
  const [wanted, found] = [asNumber(expected), asNumber(got)];
  if (wanted === null || found === null) return expected === got ? [] : mismatch;
  if (!Number.isFinite(wanted)) return found === wanted ? [] : mismatch;
  return Math.abs(found - wanted) <= atol + rtol * Math.abs(wanted) ? [] : mismatch;
}

function asNumber(value: ReferenceValue | undefined): number | null {
  if (typeof value === 'number') return value;
  if (value === 'Infinity') return Infinity;
  if (value === '-Infinity') return -Infinity;
  return null;
}

function isList(value: ReferenceValue | undefined): value is readonly ReferenceValue[] {
  return Array.isArray(value);
}

function isRecord(value: ReferenceValue | undefined): value is { readonly [key: string]: ReferenceValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
