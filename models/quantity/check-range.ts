import { err, ok, type Result } from '../../optimizer/result';
import type { NumberParameter } from '../parameter';
import { quantityText } from './format-quantity';
import { KINDS } from './kind-table';
import type { QuantityProblem } from './parse-quantity';

/** Whether the SI value is a finite number in the range of the parameter; the message names label, value and range. */
export function checkRange(spec: NumberParameter, value: number): Result<number, QuantityProblem> {
  const fault = faultOf(spec, value);
  if (fault === null) return ok(value);
  const example = quantityText(spec.default, spec.quantity);
  return err({ message: fault, remedy: `Enter a value ${rangeText(spec)}, for example ${example}.` });
}

function faultOf(spec: NumberParameter, value: number): string | null {
  if (!Number.isFinite(value)) return `${spec.label} is not a finite number; allowed is ${rangeText(spec)}.`;
  if (!isInRange(spec, value)) return `${subject(spec)} is ${shown(spec, value)}; allowed is ${rangeText(spec)}.`;
  if (spec.quantity !== 'count' || Number.isInteger(value)) return null;
  return `${spec.label} is ${shown(spec, value)}; only whole numbers ${rangeText(spec)} are allowed.`;
}

function isInRange({ range }: NumberParameter, value: number): boolean {
  const above = range.openMin === true ? value > range.min : value >= range.min;
  const below = range.openMax === true ? value < range.max : value <= range.max;
  return above && below;
}

/** The allowed range in display units: "from 0 to 1 (0 % to 100 %)", "above 0 s", "from −20 dB to 0 dB". */
export function rangeText(spec: NumberParameter): string {
  const { min, max, openMin, openMax } = spec.range;
  const hasLower = Number.isFinite(min);
  const hasUpper = Number.isFinite(max);
  if (!hasLower && !hasUpper) return 'of any finite size';
  const lower = `${openMin === true ? 'above' : 'from'} ${shown(spec, min)}`;
  if (!hasUpper) return openMin === true ? lower : `${lower} upwards`;
  const upper = shown(spec, max);
  if (!hasLower) return openMax === true ? `below ${upper}` : `up to ${upper}`;
  if (openMin === true || openMax === true) return `${lower} and ${openMax === true ? 'below' : 'up to'} ${upper}`;
  return `${lower} to ${upper}${isWholeUnitRange(spec) ? ' (0 % to 100 %)' : ''}`;
}

function isWholeUnitRange({ quantity, range }: NumberParameter): boolean {
  return (quantity === 'fraction' || quantity === 'transmission') && range.min === 0 && range.max === 1;
}

/** Losses are labelled as such but stored and limited as efficiencies. */
function subject(spec: NumberParameter): string {
  return spec.quantity === 'transmission' && !/efficiency|transmission/i.test(spec.label)
    ? `${spec.label}, as an efficiency,`
    : spec.label;
}

/** Enough digits that a value just outside its range does not look like the limit itself. */
function shown(spec: NumberParameter, value: number): string {
  const format = KINDS[spec.quantity].bareNumber === 'value' ? { digits: 12, unit: '' } : { digits: 12 };
  return quantityText(value, spec.quantity, format);
}
