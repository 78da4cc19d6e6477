import type { CaseVerdict, Mismatch } from '../../models/compare-reference';

/** What the cases of one model came to. */
export interface ModelReport {
  readonly model: string;
  readonly passed: number;
  /** Cases that do not agree and cases whose function is missing. */
  readonly failed: number;
  readonly verdicts: readonly CaseVerdict[];
}

export function reportOf(model: string, verdicts: readonly CaseVerdict[]): ModelReport {
  const passed = verdicts.filter(({ status }) => status === 'passed').length;
  return { model, passed, failed: verdicts.length - passed, verdicts };
}

/** More values of one case, and more names, than this say nothing new. */
const MOST_VALUES = 4;
const MOST_NAMES = 12;

function mismatchText({ path, got, expected }: Mismatch): string {
  // JSON would write both as null, and they are what went wrong here.
  const text = (value: unknown) => (typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'nothing'));
  return `${path === '' ? '' : `${path} `}got ${text(got)}, expected ${text(expected)}`;
}

function shortList(texts: readonly string[], most: number, separator: string): string {
  const more = texts.length > most ? [`and ${texts.length - most} more`] : [];
  return [...texts.slice(0, most), ...more].join(separator);
}

function verdictLine({ id, mismatches, message }: CaseVerdict): string {
  return `  ${id}: ${message ?? shortList(mismatches.map(mismatchText), MOST_VALUES, '; ')}`;
}

/** The report of one model for the terminal: its counts, the failing cases, the functions that are missing. */
export function reportLines({ model, passed, failed, verdicts }: ModelReport): string[] {
  const missing = verdicts.filter(({ status }) => status === 'missing');
  const functions = [...new Set(missing.map(({ fn }) => fn))];
  return [
    `${model}: ${passed} passed, ${failed} failed`,
    ...verdicts.filter(({ status }) => status === 'failed').map(verdictLine),
    ...(functions.length === 0
      ? []
      : [`  not in the model (${missing.length} cases): ${shortList(functions, MOST_NAMES, ', ')}`]),
  ];
}
