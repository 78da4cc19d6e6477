import { formatNumber } from '../../models/quantity/format-number';

const MINUS = '\u2212';

/** A number split for setting: 7.2 times ten to the −19, or a plain decimal. */
export interface NumberParts {
  readonly mantissa: string;
  /** Exponent of ten, with a true minus sign; absent for plain decimals. */
  readonly exponent?: string;
}

/** A number to so many significant digits, ready for a raised exponent. */
export function numberParts(value: number, digits: number): NumberParts {
  return numberPartsOf(formatNumber(value, { digits }));
}

/** The parts of a number as `formatNumber` writes it. */
export function numberPartsOf(text: string): NumberParts {
  const [mantissa = '', exponent] = text.split('e');
  return exponent === undefined ? { mantissa } : { mantissa, exponent };
}

/** Signed with fixed decimals: plus for more, a true minus for less, none for zero. */
export function signedText(value: number, decimals: number): string {
  const text = formatNumber(value, { decimals });
  return Number(value.toFixed(decimals)) > 0 ? `+${text}` : text;
}

/** The true minus sign in place of the hyphen. */
export function withMinus(text: string): string {
  return text.replaceAll('-', MINUS);
}
