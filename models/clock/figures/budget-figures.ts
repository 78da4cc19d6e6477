import type { BarFigure, SeriesFamily } from '../../figure';
import { formatNumber } from '../../quantity/format-number';
import { noiseTerms } from '../assessment/noise-terms';
import { budgetOf } from '../equations/budget';
import type { DigitErrorModel } from '../equations/cascade';
import type { DesignInForce } from '../settings/design-in-force';
import { instabilityFactor } from '../settings/test-plan';

/** Levels with more copies take too long to enumerate for a picture. */
const MOST_ENUMERATED = 24;

/** What each formula is called under its bar, and how a sentence says that it was used. */
const FORMULAS: Readonly<Record<DigitErrorModel, { readonly label: string; readonly used: string }>> = {
  bound: { label: 'tail of the paper', used: 'by the tail of the paper' },
  gauss: { label: 'noise of the lower level', used: 'with the noise of the lower level' },
  joint: { label: 'noise of both levels', used: 'with the noise of both levels' },
  binomial: { label: 'exact, digit by digit', used: 'exactly enumerated and read digit by digit' },
};
const IN_ORDER: readonly DigitErrorModel[] = ['bound', 'gauss', 'joint', 'binomial'];

/** Ratios below this are not worth a word. */
const SAME = 1.02;

/** Where the variance comes from, and what the formulas for wrong digits make of the same design. */
export function budgetFigures(made: DesignInForce): readonly BarFigure[] {
  return [noiseFigure(made), ...formulaFigure(made)];
}

function noiseFigure(made: DesignInForce): BarFigure {
  const terms = noiseTerms(made);
  const largest = terms.reduce((most, term) => (term.share > most.share ? term : most));
  return {
    kind: 'bars',
    key: 'noise',
    title: 'Where the variance comes from',
    finding: `${largest.label}: ${formatNumber(100 * largest.share, { digits: 3 })} % of the variance.`,
    value: { label: 'share of the variance of σ_y', unit: '', scale: 'linear', min: 0 },
    bars: terms.map(({ key, label, share }) => ({ key, label, value: share, family: familyOf(key) })),
  };
}

function familyOf(key: string): SeriesFamily {
  switch (key) {
    case 'projection':
      return 'design';
    case 'digits':
      return 'separate';
    case 'slips':
      return 'thermal';
    default:
      return 'extra';
  }
}

/** The same design under every formula: how much a result depends on which one is believed. */
function formulaFigure({ network, design, environment, options }: DesignInForce): readonly BarFigure[] {
  if (design.copies.length === 0) return [];
  const few = Math.max(...design.copies) <= MOST_ENUMERATED;
  const values = IN_ORDER.flatMap((digitErrors) => {
    if (digitErrors === 'binomial' && (!few || options.readout === 'adaptive') && options.digitErrors !== 'binomial')
      return [];
    const budget = budgetOf(design, environment, { ...options, digitErrors });
    return budget.ok ? [{ digitErrors, value: budget.value.deviation * instabilityFactor(network) }] : [];
  });
  const used = values.find(({ digitErrors }) => digitErrors === options.digitErrors);
  const most = values.reduce((a, b) => (b.value > a.value ? b : a));
  if (used === undefined || values.length < 2) return [];
  const factor = formatNumber(most.value / used.value, { digits: 3 });
  return [
    {
      kind: 'bars',
      key: 'formulas',
      title: 'The same design under each formula for wrong digits',
      finding:
        most.value <= used.value * SAME
          ? 'No formula is more cautious than the one in use.'
          : `Judged ${FORMULAS[used.digitErrors].used}; ${FORMULAS[most.digitErrors].used}, the instability is ${factor} times as large. The simulation decides.`,
      value: { label: 'fractional instability', unit: '', scale: 'linear', min: 0 },
      bars: values.map(({ digitErrors, value }) => ({
        key: digitErrors,
        label: FORMULAS[digitErrors].label + (digitErrors === options.digitErrors ? ' (in use)' : ''),
        value,
        family: digitErrors === options.digitErrors ? 'design' : 'simpler',
      })),
    },
  ];
}
