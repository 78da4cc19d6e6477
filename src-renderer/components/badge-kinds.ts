/** States that the window shows as a pill: icon and words, never colour alone. */
export type BadgeKind = 'proven' | 'within' | 'best' | 'trusted' | 'stale' | 'warning' | 'error' | 'limit' | 'neutral';

export type BadgeTone = 'good' | 'accent' | 'neutral' | 'warn' | 'bad';

/** Tone of each kind: proven and trusted are good, a bound is accent, no proof is neutral. */
export const BADGE_TONES: Readonly<Record<BadgeKind, BadgeTone>> = {
  proven: 'good',
  within: 'accent',
  best: 'neutral',
  trusted: 'good',
  stale: 'warn',
  warning: 'warn',
  error: 'bad',
  limit: 'warn',
  neutral: 'neutral',
};
