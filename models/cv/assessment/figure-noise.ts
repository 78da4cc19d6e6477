import type { NoiseTerm } from '../../design';
import type { BarFigure, SeriesFamily } from '../../figure';
import { percentText } from './display';

/** The terms of the noise budget as bars; `unit` is that of the variance. */
export function noiseFigure(budget: readonly NoiseTerm[], unit = ''): BarFigure {
  const shareOf = (family: SeriesFamily): number =>
    budget.reduce((sum, { key, share }) => sum + (familyOf(key) === family ? share : 0), 0);
  return {
    kind: 'bars',
    key: 'noise',
    title: 'Where the variance comes from',
    finding: `Loss lets in ${percentText(shareOf('separate'))} of the variance, the squeezed light leaves ${percentText(shareOf('design'))}.`,
    value: { label: unit === '' ? 'variance' : 'spectral density', unit, scale: 'linear', min: 0 },
    bars: budget.map(({ key, label, variance }) => ({ key, label, value: variance, family: familyOf(key) })),
  };
}

function familyOf(key: string): SeriesFamily {
  if (key === 'squeezed') return 'design';
  if (key === 'mismatch') return 'simpler';
  if (key === 'backaction') return 'extra';
  if (key === 'thermal') return 'thermal';
  if (key === 'jitter' || key === 'lock' || key === 'phases') return 'thermal';
  return 'separate';
}
