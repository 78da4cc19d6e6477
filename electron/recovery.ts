/** Reloads allowed within the span before we ask instead. */
export const MOST_RELOADS = 3;
export const SPAN = 60_000;

export interface RecoveryDecision {
  readonly action: 'ignore' | 'reload' | 'ask';
  /** Times (ms) of the reloads still counted, with this one. */
  readonly reloads: readonly number[];
}

/**
 * What to do when the window's process has gone. Electron itself leaves a blank window behind; a page that crashes
 * again and again must not be reloaded for ever.
 * @param reason as Electron gives it
 * @param reloads times (ms) of earlier automatic reloads
 * @param now ms on the same clock
 */
export function decideRecovery(reason: string, reloads: readonly number[], now: number): RecoveryDecision {
  const recent = reloads.filter((time) => now - time < SPAN);
  if (reason === 'clean-exit') return { action: 'ignore', reloads: recent };
  if (recent.length >= MOST_RELOADS) return { action: 'ask', reloads: recent };
  return { action: 'reload', reloads: [...recent, now] };
}
