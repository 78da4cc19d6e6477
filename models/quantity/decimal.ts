/**
 * Decimal text of numbers. Shifting the point in the text instead of multiplying keeps conversions
 * between SI prefixes exact: "7.1" µs is the double nearest to 7.1e-6, not 7.1 * 1e-6.
 */

/** A finite number written in JavaScript notation ("1.5e-7"), times 10^power, as the nearest double. */
export function shiftedValue(text: string, power: number): number {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  return Number(`${mantissa}e${Number(exponent) + power}`);
}

/** The same as text in plain or e-notation, without leading or trailing zeros: ("0.25", 2) -> "25". */
export function shiftedText(text: string, power: number): string {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const negative = mantissa.startsWith('-');
  const [whole = '', fraction = ''] = mantissa.replace(/^[+-]/, '').split('.');
  const digits = (whole + fraction).replace(/^0+/, '').replace(/0+$/, '');
  if (digits === '') return '0';
  const leadingZeros = (whole + fraction).search(/[1-9]/);
  /** Number of digits before the point. */
  const point = whole.length - leadingZeros + Number(exponent) + power;
  return (negative ? '-' : '') + place(digits, point);
}

function place(digits: string, point: number): string {
  if (point > 21 || point < -5) {
    const rest = digits.slice(1);
    return `${digits[0]}${rest === '' ? '' : `.${rest}`}e${point - 1}`;
  }
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return digits + '0'.repeat(point - digits.length);
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}
