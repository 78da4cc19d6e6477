import type { NoiseTerm } from '../../design';
import type { BarFigure, SeriesFamily } from '../../figure';
import { percentText } from './display';

/** Shares below this are not worth a word. */
const FELT = 0.01;

/** The terms of the noise budget as bars: variances, or of forces shares of it, whose densities say little. */
export function noiseFigure(budget: readonly NoiseTerm[], { asShares = false } = {}): BarFigure {
  const shareOf = (family: SeriesFamily): number =>
    budget.reduce((sum, { key, share }) => sum + (familyOf(key) === family ? share : 0), 0);
  return {
    kind: 'bars',
    key: 'noise',
    title: 'Where the variance comes from',
    finding: findingOf(shareOf, budget),
    value: asShares
      ? { label: 'share of the variance', unit: '%', scale: 'linear', min: 0 }
      : { label: 'variance', unit: '', scale: 'linear', min: 0 },
    bars: budget.map(({ key, label, variance, share }) => {
      return { key, label, value: asShares ? 100 * share : variance, family: familyOf(key) };
    }),
  };
}

/** What lets the most in, in words. */
function findingOf(shareOf: (family: SeriesFamily) => number, budget: readonly NoiseTerm[]): string {
  const shareOfTerm = (wanted: string): number => budget.find(({ key }) => key === wanted)?.share ?? 0;
  const parts = [
    { share: shareOf('separate'), text: 'loss lets in' },
    { share: shareOf('design'), text: 'the squeezed light leaves' },
    { share: shareOf('simpler'), text: 'a split that does not match adds' },
    { share: shareOfTerm('thermal'), text: 'thermal force makes' },
    { share: shareOfTerm('backaction'), text: 'back-action makes' },
  ].filter(({ share }, index) => index < 2 || share >= FELT);
  return `Of the variance ${parts.map(({ share, text }) => `${text} ${percentText(share)}`).join(', ')}.`;
}

function familyOf(key: string): SeriesFamily {
  if (key === 'squeezed') return 'design';
  if (key === 'mismatch') return 'simpler';
  if (key === 'backaction') return 'extra';
  if (key === 'thermal') return 'thermal';
  if (key === 'jitter' || key === 'lock' || key === 'phases') return 'thermal';
  return 'separate';
}
