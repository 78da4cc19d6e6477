import type { Assessment } from '../../models/design';
import type { SimulationOutcome } from '../../models/simulation';
import { formatNumber } from '../../models/quantity/format-number';
import type { StateBadge } from './proof-badge';

/** The state of a simulation beside the headline: green where the formulas hold, amber where they do not or it is old. */
export function simulationBadge({ ratio, trusted }: SimulationOutcome, stale: boolean): StateBadge {
  const times = formatNumber(ratio, { decimals: 2 });
  if (stale) return { kind: 'stale', text: 'Simulated before an edit' };
  return trusted
    ? { kind: 'trusted', text: `Trusted · simulation / budget = ${times}` }
    : { kind: 'warning', text: `Not trusted · simulation / budget = ${times}` };
}

/**
 * The assessment as the headline shows it. Where a simulation of these very settings contradicts the formulas, its
 * value stands in their place, and every gain is a gain of that value.
 */
export function simulatedHeadline(
  assessment: Assessment,
  outcome: SimulationOutcome | null,
  stale: boolean,
): { readonly assessment: Assessment; readonly error: number | null } {
  if (outcome === null || stale || outcome.trusted || !(outcome.value > 0)) return { assessment, error: null };
  const { figure } = assessment;
  const shift = 20 * Math.log10(outcome.value / figure.value);
  const decibel = figure.decibel === null || !Number.isFinite(shift) ? null : figure.decibel + shift;
  return {
    assessment: {
      ...assessment,
      figure: { ...figure, label: `${figure.label}, simulated`, value: outcome.value, decibel },
    },
    error: outcome.standardError,
  };
}
