import type { Axis } from '../../models/figure';
import { formatNumber } from '../../models/quantity/format-number';
import { withMinus } from './number-text';

/** A label beside a tick; the exponent is set raised. */
export interface TickText {
  readonly text: string;
  readonly exponent?: string;
}

const PREFIXES: readonly { readonly power: number; readonly symbol: string }[] = [
  { power: -24, symbol: 'y' },
  { power: -21, symbol: 'z' },
  { power: -18, symbol: 'a' },
  { power: -15, symbol: 'f' },
  { power: -12, symbol: 'p' },
  { power: -9, symbol: 'n' },
  { power: -6, symbol: 'µ' },
  { power: -3, symbol: 'm' },
  { power: 0, symbol: '' },
  { power: 3, symbol: 'k' },
  { power: 6, symbol: 'M' },
  { power: 9, symbol: 'G' },
  { power: 12, symbol: 'T' },
  { power: 15, symbol: 'P' },
  { power: 18, symbol: 'E' },
];

const SIMPLE = new Set(['Hz', 's', 'W', 'm', 'rad', 'N', 'K', 'V', 'A', 'J', 'T', 'Pa']);

/** How a unit stands at the ticks: with SI prefix and unit, with the prefix alone, as a suffix, or not at all. */
type UnitStyle = 'prefixed' | 'prefix-only' | 'suffix' | 'none';

function styleOf(unit: string): UnitStyle {
  if (unit === '') return 'none';
  if (SIMPLE.has(unit)) return 'prefixed';
  // A compound unit such as N/√Hz takes the prefix of its first letter and is written once, in the title.
  const [head = ''] = unit.split(/[/·]/);
  return SIMPLE.has(head) ? 'prefix-only' : 'suffix';
}

/** The title of an axis; holds the unit only where the ticks do not. */
export function axisTitle(axis: Axis): string {
  return styleOf(axis.unit) === 'prefix-only' ? `${axis.label}, ${axis.unit}` : axis.label;
}

/** Labels of the major ticks of one axis, in their order. */
export function tickTexts(values: readonly number[], axis: Axis): readonly TickText[] {
  const style = styleOf(axis.unit);
  switch (style) {
    case 'none':
      return plainTexts(values);
    case 'suffix':
      return plainTexts(values).map((label) =>
        label.exponent === undefined ? { text: `${label.text}${gapBefore(axis.unit)}${axis.unit}` } : label,
      );
    case 'prefixed':
    case 'prefix-only':
      return prefixedTexts(values, axis, style === 'prefixed' ? axis.unit : '');
  }
}

/** Degrees stand close, every other unit after a space. */
function gapBefore(unit: string): string {
  return unit === '°' ? '' : ' ';
}

function plainTexts(values: readonly number[]): readonly TickText[] {
  const sizes = values.filter((value) => value !== 0).map(Math.abs);
  const extreme = sizes.some((size) => size >= 1e5 || size < 1e-3);
  if (!extreme) {
    const decimals = Math.max(0, ...values.map(decimalsOf));
    const even = evenlySpaced(values);
    return values.map((value) => ({ text: withMinus(value.toFixed(even ? decimals : decimalsOf(value))) }));
  }
  return values.map((value) => {
    if (value === 0) return { text: '0' };
    const [mantissa = '', exponent = ''] = value.toExponential().split('e');
    const raised = withMinus(exponent.replace('+', ''));
    return Math.abs(Number(mantissa)) === 1
      ? { text: withMinus(mantissa.replace('1', '10')), exponent: raised }
      : { text: `${withMinus(mantissa)}×10`, exponent: raised };
  });
}

/** Decimals that a tick needs; ticks are short decimal numbers. */
function decimalsOf(value: number): number {
  const [, fraction = ''] = String(Number(value.toPrecision(10))).split('.');
  return fraction.length;
}

function evenlySpaced(values: readonly number[]): boolean {
  const steps = values.slice(1).map((value, index) => value - values[index]!);
  return steps.every((step) => Math.abs(step - steps[0]!) <= Math.abs(steps[0]!) * 1e-6);
}

function prefixedTexts(values: readonly number[], axis: Axis, unit: string): readonly TickText[] {
  const shared = axis.scale === 'linear' ? prefixOf(Math.max(0, ...values.map(Math.abs))) : null;
  const scaled = values.map((value) => {
    const prefix = shared ?? prefixOf(Math.abs(value));
    return { value: Number((value / 10 ** prefix.power).toPrecision(10)), symbol: prefix.symbol + unit };
  });
  const decimals = shared === null ? null : Math.max(0, ...scaled.map(({ value }) => decimalsOf(value)));
  return scaled.map(({ value, symbol }) => ({
    text: [withMinus(value.toFixed(decimals ?? decimalsOf(value))), symbol].join(' ').trim(),
  }));
}

/** The prefix that leaves 1 to 999 before the point, within yocto and exa. */
function prefixOf(size: number): { readonly power: number; readonly symbol: string } {
  const fitting = PREFIXES.filter((prefix) => size >= 10 ** prefix.power * (1 - 1e-12));
  if (size === 0) return { power: 0, symbol: '' };
  return fitting.at(-1) ?? PREFIXES[0]!;
}

/** A value for the read-out: four digits with its unit, decibels to the hundredth. */
export function reading(value: number, unit: string): string {
  const style = styleOf(unit);
  if (style === 'none') return formatNumber(value);
  if (unit === 'dB') return `${formatNumber(value, { decimals: 2 })} dB`;
  if (style === 'suffix') return `${formatNumber(value)}${gapBefore(unit)}${unit}`;
  const prefix = prefixOf(Math.abs(value));
  return `${formatNumber(value / 10 ** prefix.power)} ${prefix.symbol}${unit}`;
}
