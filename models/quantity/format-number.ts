export interface NumberFormat {
  /** Significant digits, 1 to 17; trailing zeros are dropped. Default 4. */
  readonly digits?: number;
  /** Digits after the point instead, zeros kept: 15.00. */
  readonly decimals?: number;
}

const MINUS = '\u2212';
/** A thin gap that does not break the line. */
const GAP = '\u202f';
/** Below this nothing is rounded up to five digits before the point. */
const UNSPACED = 9999;

/**
 * A number for display: minus as U+2212, thin gaps between thousands from five digits on, the form
 * 7.2e−19 outside 1e-4 to 1e7. Something that is no number is shown as a dash, never as "NaN".
 */
export function formatNumber(value: number, format: NumberFormat = {}): string {
  if (Number.isNaN(value)) return '—';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  const text = format.decimals === undefined ? significant(value, format.digits ?? 4) : fixed(value, format.decimals);
  const spaced = Math.abs(value) < UNSPACED ? text : gapThousands(text);
  return spaced.includes('-') ? spaced.replaceAll('-', MINUS) : spaced;
}

function significant(value: number, digits: number): string {
  const kept = Math.min(17, Math.max(1, digits));
  const rounded = Number(value.toPrecision(kept));
  const magnitude = Math.abs(rounded);
  if (magnitude === 0) return '0';
  if (magnitude >= 1e-4 && magnitude < 1e7) return String(rounded);
  // From the value itself: the largest double rounds up to a number that is none.
  return value
    .toExponential(kept - 1)
    .replace(/\.?0+e/, 'e')
    .replace('e+', 'e');
}

function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text;
}

function gapThousands(text: string): string {
  const [whole = '', ...fraction] = text.split('.');
  if (/e/.test(text) || whole.replace('-', '').length < 5) return text;
  return [whole.replace(/\B(?=(\d{3})+$)/g, GAP), ...fraction].join('.');
}
