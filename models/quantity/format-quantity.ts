import { shiftedText } from './decimal';
import { formatNumber } from './format-number';
import { findUnit, KINDS } from './kind-table';
import type { QuantityKind } from './kinds';
import { PLAIN, type Unit } from './units';

export interface QuantityFormat {
  /** Significant digits; default 4, and all digits of a count. */
  readonly digits?: number;
  /** Digits after the point instead of significant digits, zeros kept. */
  readonly decimals?: number;
  /** Unit the planner prefers; one that cannot express the value is passed over. */
  readonly unit?: string;
}

/** A number and the symbol of its unit, to be set apart in type. */
export interface ShownQuantity {
  readonly text: string;
  readonly unit: string;
}

/** An SI value for display, in the preferred unit or with the SI prefix that suits its size. */
export function formatQuantity(value: number, kind: QuantityKind, format: QuantityFormat = {}): ShownQuantity {
  if (!Number.isFinite(value)) return { text: formatNumber(value), unit: '' };
  const digits = format.digits ?? (kind === 'count' ? 15 : 4);
  const unit = chooseUnit(value, kind, digits, format.unit);
  const shown = inUnit(value, unit);
  const text = formatNumber(shown, format.decimals === undefined ? { digits } : { digits, decimals: format.decimals });
  return { text, unit: unit.symbol };
}

/** Number and unit as one text: "0.86 dB", "15.00°". */
export function quantityText(value: number, kind: QuantityKind, format: QuantityFormat = {}): string {
  const { text, unit } = formatQuantity(value, kind, format);
  if (unit === '') return text;
  return unit === '°' ? `${text}°` : `${text} ${unit}`;
}

/**
 * The text that a field offers for editing: ASCII number in full precision with its unit ("0.86 dB",
 * "-7.1 dB", "1.5e-9"). Parsing it returns the same double for every unit that is a power of ten and
 * for every value that was typed in this unit; other degrees and decibels return within 1e-13.
 */
export function editableQuantity(value: number, kind: QuantityKind, preferred?: string): ShownQuantity {
  if (!Number.isFinite(value)) return { text: '', unit: '' };
  const unit = chooseUnit(value, kind, 17, preferred);
  return { text: editableNumber(value, unit), unit: unit.symbol };
}

function editableNumber(value: number, unit: Unit): string {
  const { scaling } = unit;
  if (scaling.type === 'decimal') return shiftedText(String(value), -scaling.power);
  const shown = scaling.fromSI(value);
  if (!Number.isFinite(shown)) return 'inf';
  for (let digits = 1; digits <= 17; digits++) {
    const text = shown.toPrecision(digits);
    if (scaling.toSI(Number(text)) === value) return shiftedText(text, 0);
  }
  return String(shown);
}

/** The number that stands before the unit; not finite only for a loss without any light. */
function inUnit(value: number, { scaling }: Unit): number {
  if (scaling.type === 'curve') return scaling.fromSI(value) + 0;
  return scaling.power < 0 ? value * 10 ** -scaling.power : value / 10 ** scaling.power;
}

function chooseUnit(value: number, kind: QuantityKind, digits: number, preferred?: string): Unit {
  const spec = KINDS[kind];
  const wanted = preferred === undefined ? undefined : findUnit(kind, preferred);
  if (wanted !== undefined && expresses(wanted, value, kind)) return wanted;
  if (kind === 'angle') return angleUnit(value, spec.units);
  if (spec.engineering.length > 0 && value !== 0) {
    const size = Math.abs(rounded(value, digits));
    const best = spec.engineering.findLast(({ scaling }) => scaling.type === 'decimal' && size >= 10 ** scaling.power);
    if (best !== undefined) return best;
  }
  return spec.units.find((unit) => expresses(unit, value, kind)) ?? PLAIN;
}

/** Degrees for what is turned, milliradians and less for what jitters. */
function angleUnit(value: number, units: readonly Unit[]): Unit {
  const [degree, radian, ...small] = units;
  const size = Math.abs(value);
  if (size === 0 || size >= Math.PI / 180) return degree!;
  return small.findLast((unit) => Math.abs(inUnit(value, unit)) >= 1) ?? radian!;
}

/** Decibels cannot say what lies outside their kind's limits, nor any unit what overflows in it. */
function expresses(unit: Unit, value: number, kind: QuantityKind): boolean {
  if (kind === 'transmission' && unit.scaling.type === 'curve') return value >= 0 && value <= 1;
  return Number.isFinite(inUnit(value, unit));
}

function rounded(value: number, digits: number): number {
  return Number(value.toPrecision(Math.min(17, digits)));
}
