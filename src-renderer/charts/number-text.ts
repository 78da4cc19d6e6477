const MINUS = '\u2212';
const THIN_SPACE = '\u2009';

/** A number split for setting: 7.2 times ten to the −19, or a plain decimal. */
export interface NumberParts {
  readonly mantissa: string;
  /** Exponent of ten with a true minus sign; absent for plain decimals. */
  readonly exponent?: string;
}

/**
 * A number to so many significant digits: plain decimals from 1e-4 to below 1e6 with thin gaps in
 * thousands, else mantissa and exponent. Not finite numbers are said in words.
 */
export function numberParts(value: number, digits: number): NumberParts {
  if (Number.isNaN(value)) return { mantissa: 'not defined' };
  if (!Number.isFinite(value)) return { mantissa: value > 0 ? 'unlimited' : `${MINUS}unlimited` };
  if (value === 0) return { mantissa: '0' };
  const rounded = Number(value.toPrecision(digits));
  const size = Math.abs(rounded);
  if (size >= 1e-4 && size < 1e6) {
    const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
    return { mantissa: groupThousands(withMinus(rounded.toFixed(Math.min(decimals, 100)))) };
  }
  const [mantissa = '', exponent = ''] = value.toExponential(digits - 1).split('e');
  return { mantissa: withMinus(mantissa), exponent: withMinus(exponent.replace('+', '')) };
}

/** The same in one line; exponents as in tables, 7.2e-19. */
export function numberText(value: number, digits: number): string {
  const { mantissa, exponent } = numberParts(value, digits);
  return exponent === undefined ? mantissa : `${mantissa}e${exponent.replace(MINUS, '-')}`;
}

/** A number with a fixed count of decimals and a true minus sign; a rounded zero has no sign. */
export function fixedText(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return groupThousands(withMinus(Number(text) === 0 ? text.replace('-', '') : text));
}

/** Signed: plus for gains, minus for losses, none for zero. */
export function signedText(value: number, decimals: number): string {
  const text = fixedText(value, decimals);
  return Number(value.toFixed(decimals)) > 0 ? `+${text}` : text;
}

export function withMinus(text: string): string {
  return text.replace('-', MINUS);
}

function groupThousands(text: string): string {
  const [whole = '', fraction] = text.split('.');
  if (whole.replace(MINUS, '').length < 5) return text;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
