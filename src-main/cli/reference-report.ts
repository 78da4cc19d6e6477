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

/** More values of one case than this say nothing new. */
const MOST_VALUES = 4;

function mismatchText({ path, got, expected }: Mismatch): string {
  // JSON would write both as null, and they are what went wrong here.
  const text = (value: unknown) => (typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'nothing'));
  return `${path === '' ? '' : `${path} `}got ${text(got)}, expected ${text(expected)}`;
}

function verdictLine({ id, mismatches, message }: CaseVerdict): string {
  const values = mismatches.slice(0, MOST_VALUES).map(mismatchText);
  if (mismatches.length > MOST_VALUES) values.push(`and ${mismatches.length - MOST_VALUES} more`);
  return `  ${id}: ${message ?? values.join('; ')}`;
}

/** The report of one model for the terminal: its counts, the failing cases, the functions that are missing. */
export function reportLines({ model, passed, failed, verdicts }: ModelReport): string[] {
  const missing = verdicts.filter(({ status }) => status === 'missing');
  const functions = [...new Set(missing.map(({ fn }) => fn))];
  return [
    `${model}: ${passed} passed, ${failed} failed`,
    ...verdicts.filter(({ status }) => status === 'failed').map(verdictLine),
    ...(functions.length === 0 ? [] : [`  not in the model (${missing.length} cases): ${functions.join(', ')}`]),
  ];
}
