import type { Certificate } from '../../optimizer/certificate';
import type { Design } from '../../models/design';
import { formatNumber } from '../../models/quantity/format-number';
import type { BadgeKind } from '../components/badge-kinds';

/** A state of the result: kind for tone and icon, and its words. */
export interface StateBadge {
  readonly kind: BadgeKind;
  readonly text: string;
}

/** Where the settings in force come from, beyond the design itself. */
export interface Standing {
  readonly stale: boolean;
  /** The planner changed settings after the run. */
  readonly handSet: boolean;
  /** A simulation contradicts the formulas: what is proved holds for the budget they make, not for the number shown. */
  readonly distrusted?: boolean;
}

/**
 * What may be claimed of the settings in force, most important first. A proof holds only for the very
 * inputs and settings it was made for, and only if an independent recheck confirmed it.
 */
export function standingBadges(
  design: Design | null,
  { stale, handSet, distrusted = false }: Standing,
): readonly StateBadge[] {
  if (design === null) return [{ kind: 'neutral', text: 'Not optimised yet' }];
  if (stale) return [{ kind: 'stale', text: 'Stale' }];
  if (handSet) return [{ kind: 'neutral', text: 'Changed by hand, no proof' }];
  const badges = [proofBadge(design, distrusted)];
  const stopped = stopBadge(design);
  return stopped === null ? badges : [...badges, stopped];
}

function proofBadge({ holds, certificate }: Design, distrusted: boolean): StateBadge {
  const claim = (words: string): string =>
    distrusted ? `Budget ${words.charAt(0).toLowerCase()}${words.slice(1)}` : words;
  if (certificate.recheck === 'failed') return { kind: 'error', text: 'Recheck failed, do not use' };
  switch (holds) {
    case 'infeasible':
      return { kind: 'error', text: 'Limits violated' };
    case 'optimal':
      return certificate.gap === null
        ? unproved(certificate)
        : { kind: 'proven', text: claim(`Proven optimal, gap ${gapText(certificate.gap)}`) };
    case 'within-gap':
      if (certificate.gap === null) return unproved(certificate);
      return certificate.gap > FAR
        ? { kind: 'neutral', text: claim(`Within ${formatNumber(1 + certificate.gap, { digits: 2 })} × of the bound`) }
        : { kind: 'within', text: claim(`Optimal within ${gapText(certificate.gap)}`) };
    case 'feasible':
      return unproved(certificate);
  }
}

function unproved({ restarts }: Certificate): StateBadge {
  return { kind: 'best', text: `Best of ${restarts} ${restarts === 1 ? 'start' : 'starts'}, no proof` };
}

/** Beyond twice the bound, in variance, "optimal" is too large a word. */
const FAR = 1;

/** Below this a relative gap is the rounding of the calculation itself. */
const ROUNDING = 1e-12;

/** A relative gap in variance: percent, or the power of ten where percent would round to nothing. */
export function gapText(gap: number): string {
  if (gap < ROUNDING) return '0 %';
  return gap >= 1e-5 ? `${formatNumber(gap * 100, { digits: 2 })} %` : formatNumber(gap, { digits: 1 });
}

function stopBadge({ stopped }: Design): StateBadge | null {
  switch (stopped) {
    case 'finished':
      return null;
    case 'cancelled':
      return { kind: 'warning', text: 'Stopped, best so far' };
    case 'deadline':
      return { kind: 'warning', text: 'Out of time, best so far' };
    case 'evaluation-budget':
      return { kind: 'warning', text: 'Evaluations used up, best so far' };
    case 'numerical-failure':
      return { kind: 'warning', text: 'Numerical trouble, best so far' };
  }
}
