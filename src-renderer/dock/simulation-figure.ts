import type { Figure } from '../../models/design';
import type { BarFigure } from '../../models/figure';
import type { SimulationOutcome } from '../../models/simulation';
import { formatNumber } from '../../models/quantity/format-number';

/** The figure of merit by the formulas beside every way in which it was simulated; null where there is but one. */
export function simulationFigure(
  { predicted, ratio, standardError, value, trials, details }: SimulationOutcome,
  figure: Figure,
): BarFigure | null {
  const simulated = details.filter(({ comparable }) => comparable);
  if (simulated.length === 0) return null;
  const spread = formatNumber((100 * standardError) / value, { digits: 2 });
  return {
    kind: 'bars',
    key: 'simulation',
    title: 'Budget against simulation',
    finding: `Simulated ${formatNumber(ratio, { decimals: 2 })} × the budget, known to ${spread} % from ${formatNumber(trials, { digits: 9 })} trials.`,
    value: { label: figure.label.toLowerCase(), unit: figure.unit, scale: 'linear', min: 0 },
    bars: [
      { key: 'budget', label: 'By the formulas', value: predicted, family: 'design' },
      ...simulated.map((detail) => ({
        key: detail.key,
        label: detail.label,
        value: detail.value,
        family: 'simpler' as const,
      })),
    ],
  };
}
