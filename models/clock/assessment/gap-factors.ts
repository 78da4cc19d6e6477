import type { Assessment, NoiseTerm } from '../../design';

const LABELS: Readonly<Record<string, string>> = {
  projection: 'State, contrast and read-out',
  digits: 'Wrong digits',
  slips: 'Phase slips',
  'dead-time': 'Lasers during dead time',
  tests: 'Cycles spent on tests',
};

/**
 * From the limit to the design: the factor in variance from the limit to projection noise alone, then those that each
 * further noise adds. They multiply to the whole gap; none without a limit.
 */
export function gapFactors(terms: readonly NoiseTerm[], limit: number | null): Assessment['gapFactors'] {
  if (limit === null) return [];
  let below = limit ** 2;
  let sum = 0;
  return terms.map(({ key, variance }) => {
    sum += variance;
    const factor = sum / below;
    below = sum;
    return { key, label: LABELS[key] ?? key, factor };
  });
}
