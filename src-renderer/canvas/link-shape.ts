/** Width in pixels of the soft band under a link that carries the share p of the light. */
export function bandWidth(share: number): number {
  return 2 + 13 * Math.min(1, Math.max(0, share));
}

const percent = new Intl.NumberFormat('en', { style: 'percent', maximumSignificantDigits: 3 });

/** A share as people write it, e.g. "25 %" or "33.3 %". */
export function shareText(share: number): string {
  return percent.format(share).replace('%', '\u2009%').replace('-', '\u2212');
}
