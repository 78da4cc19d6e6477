import type { NoiseTerm } from '../design';
import type { BarFigure, SeriesFamily } from '../figure';
import { percentText } from './display';

/** The terms of the noise budget as bars. */
export function noiseFigure(budget: readonly NoiseTerm[]): BarFigure {
  const largest = budget.reduce((top, term) => (term.variance > top.variance ? term : top));
  return {
    kind: 'bars',
    key: 'noise',
    title: 'Where the variance comes from',
    finding: `The largest term is ${largest.label.charAt(0).toLowerCase()}${largest.label.slice(1)}, with ${percentText(largest.share)} of the variance.`,
    value: { label: 'variance', unit: '', scale: 'linear', min: 0 },
    bars: budget.map(({ key, label, variance }) => ({ key, label, value: variance, family: familyOf(key) })),
  };
}

function familyOf(key: string): SeriesFamily {
  if (key === 'squeezed') return 'design';
  if (key === 'mismatch') return 'simpler';
  if (key === 'jitter' || key === 'lock' || key === 'phases') return 'thermal';
  return 'separate';
}
