import { COMPARED_SOLVERS, type ComparisonRow, type VerdictKind } from '../../src-main/contract/solvers';
import { formatNumber } from '../../models/quantity/format-number';
import { gapText } from './proof-badge';

/** A row of the comparison as it is read. */
export interface SolverRow {
  readonly key: string;
  readonly label: string;
  readonly baseline: boolean;
  readonly value: string;
  readonly gap: string;
  readonly evaluations: string;
  readonly milliseconds: string;
  readonly verdict: string;
  readonly tone: 'good' | 'quiet' | 'warn' | 'bad';
}

const TONES: Readonly<Record<VerdictKind, SolverRow['tone']>> = {
  proven: 'good',
  reached: 'good',
  above: 'warn',
  'no-bound': 'quiet',
  refused: 'quiet',
  failed: 'bad',
};

const NONE = '–';

/** The rows in the order in which they arrived; what a solver does not have is a dash. */
export function solverRows(rows: readonly ComparisonRow[]): readonly SolverRow[] {
  return rows.map(({ key, value, gap, evaluations, milliseconds, verdict }) => {
    const { label, baseline } = COMPARED_SOLVERS.find((solver) => solver.key === key)!;
    return {
      key,
      label,
      baseline,
      value: value === null ? NONE : formatNumber(value, { digits: 6 }),
      gap: gap === null ? NONE : gapText(gap),
      evaluations: evaluations === 0 ? NONE : formatNumber(evaluations, { digits: 9 }),
      milliseconds: verdict.kind === 'refused' ? NONE : formatNumber(milliseconds, { digits: 2 }),
      verdict: verdict.text,
      tone: TONES[verdict.kind],
    };
  });
}
