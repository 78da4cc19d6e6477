import type { ConvergencePoint } from '../../src-main/contract/api';
import type { Figure } from '../../models/design';
import type { LineFigure } from '../../models/figure';
import { formatNumber } from '../../models/quantity/format-number';

/** What a run has shown of itself so far. */
export interface Convergence {
  readonly history: readonly ConvergencePoint[];
  readonly evaluations: number;
  /** Proved lower limit of the figure; null where none is known. */
  readonly bound: number | null;
}

/** Beyond this ratio between first and best value a linear axis would hide the end. */
const WIDE = 10;

/**
 * The best figure of merit against evaluations, with the proved bound as the limit; null while there is no
 * curve, because fewer than two points were ever the best.
 */
export function convergenceFigure({ history, evaluations, bound }: Convergence, figure: Figure): LineFigure | null {
  const last = history.at(-1);
  if (history.length < 2 || last === undefined) return null;
  const end = Math.max(evaluations, last.evaluations);
  const x = [...history.map((point) => point.evaluations), ...(end > last.evaluations ? [end] : [])];
  const y = [...history.map(({ best }) => best), ...(end > last.evaluations ? [last.best] : [])];
  const from = x[0]!;
  const wide = history[0]!.best > WIDE * (bound ?? last.best);
  const limit = bound === null || !(bound > 0) ? null : bound;
  return {
    kind: 'lines',
    key: 'convergence',
    title: 'Convergence',
    finding: findingOf(last.best, end, limit),
    x: { label: 'evaluations', unit: '', scale: 'log' },
    panels: [
      {
        y: {
          label: figure.label,
          unit: figure.unit,
          scale: wide ? 'log' : 'linear',
          // Room under the bound for its sentence.
          ...(limit !== null && { min: wide ? limit / 2 : Math.max(0, limit - 0.4 * (history[0]!.best - limit)) }),
        },
        height: 1,
        ...(limit !== null && {
          unreachableBelow: { series: 'bound', text: 'Proved: no setting lies below.' },
        }),
        series: [
          { key: 'best', label: 'best so far', family: 'design', dash: 'solid', x, y },
          ...(limit === null
            ? []
            : [
                {
                  key: 'bound',
                  label: 'proved bound',
                  family: 'limit' as const,
                  dash: 'long' as const,
                  x: [from, end],
                  y: [limit, limit],
                },
              ]),
        ],
      },
    ],
  };
}

function findingOf(best: number, evaluations: number, bound: number | null): string {
  const after = `after ${formatNumber(evaluations, { digits: 9 })} evaluations`;
  if (bound === null) return `${formatNumber(best)} ${after}; no bound is known.`;
  const excess = best / bound - 1;
  return excess <= 1e-9
    ? `At the proved bound ${after}.`
    : `${formatNumber(100 * excess, { digits: 2 })} % above the proved bound ${after}.`;
}
