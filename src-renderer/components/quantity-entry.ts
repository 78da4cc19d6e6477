import type { NumberParameter } from '../../models/parameter';
import { checkRange } from '../../models/quantity/check-range';
import { editableQuantity, formatQuantity, quantityText } from '../../models/quantity/format-quantity';
import { unitSymbols } from '../../models/quantity/kind-table';
import type { QuantityKind } from '../../models/quantity/kinds';
import { parseQuantity } from '../../models/quantity/parse-quantity';

/** A value that may be written to the document, with the unit it was typed in. */
export interface Entry {
  readonly value: number;
  readonly unit: string;
}

/** What a typed text means to a field: a value, or why not and the way out. */
export type Verdict =
  | ({ readonly ok: true } & Entry)
  | {
      readonly ok: false;
      readonly message: string;
      readonly remedy: string;
      /** A value near what was typed that the field would take. */
      readonly fix?: Entry & { readonly label: string };
    };

const BARE_NUMBER = /^[+\-\u2212]?\s*(\d[\d\s\u2009\u202f.,]*|[.,]\d+)(e[+\-\u2212]?\d+)?$/i;
const LEADING_NUMBER = /^\s*([+\-\u2212]?\s*(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?)/i;

/** Whether a text is a number alone, which takes the unit that stands in the field. */
export function isBareNumber(text: string): boolean {
  return BARE_NUMBER.test(text.trim());
}

/**
 * Judges a text typed into a field that shows `shownUnit`. A bare number is in that unit, because
 * that is what the planner sees; anything else is read as `parseQuantity` reads it.
 */
export function judge(text: string, spec: NumberParameter, shownUnit: string): Verdict {
  const direct = read(isBareNumber(text) && shownUnit !== '' ? `${text} ${shownUnit}` : text, spec, shownUnit);
  if (direct.ok) return direct;
  const fix = nearestFix(text, spec, shownUnit);
  return fix === null ? direct : { ...direct, fix };
}

function read(text: string, spec: NumberParameter, shownUnit: string): Verdict {
  const parsed = parseQuantity(text, spec.quantity, shownUnit);
  if (!parsed.ok) return { ok: false, ...parsed.error };
  const checked = checkRange(spec, parsed.value.value);
  if (!checked.ok) return { ok: false, ...checked.error };
  return { ok: true, value: checked.value, unit: parsed.value.unit };
}

/** The first of: the same number in the field's unit, with the other sign, in another unit, the end of the range. */
function nearestFix(text: string, spec: NumberParameter, shownUnit: string): (Entry & { label: string }) | null {
  const number = LEADING_NUMBER.exec(text)?.[1]?.replace(/\s/g, '');
  if (number === undefined) return null;
  const flipped = /^[-\u2212]/.test(number) ? number.slice(1) : `-${number.replace(/^\+/, '')}`;
  const units = [shownUnit, ...unitSymbols(spec.quantity).filter((unit) => unit !== '' && unit !== shownUnit)];
  // A unit the planner wrote and meant stays; only a number without a valid unit may change its unit.
  const typed = parseQuantity(text, spec.quantity, shownUnit);
  const ownUnit = isBareNumber(text) ? shownUnit : text.trim().slice(number.length).trim();
  const candidates = typed.ok
    ? [`${flipped} ${typed.value.unit}`]
    : [`${number} ${ownUnit}`, `${flipped} ${ownUnit}`, ...units.flatMap((u) => [`${number} ${u}`, `${flipped} ${u}`])];
  for (const candidate of candidates) {
    const verdict = read(candidate.trim(), spec, shownUnit);
    if (verdict.ok) return labelled(verdict, spec);
  }
  return typed.ok ? endOfRange(typed.value.value, typed.value.unit, spec) : null;
}

function endOfRange(value: number, unit: string, spec: NumberParameter): (Entry & { label: string }) | null {
  const { min, max, openMin, openMax } = spec.range;
  const end = value < min && openMin !== true ? min : value > max && openMax !== true ? max : null;
  return end === null || !Number.isFinite(end) ? null : labelled({ value: end, unit }, spec);
}

function labelled({ value, unit }: Entry, spec: NumberParameter): Entry & { label: string } {
  return { value, unit, label: `Use ${quantityText(value, spec.quantity, { unit, digits: 6 })}` };
}

/** Numbers of up to this many digits were typed by people and are shown whole. */
const TYPED_DIGITS = 7;

/**
 * The number of a field at rest, in a unit: every digit of one that was typed, four of one that was computed or converted,
 * whose other digits mean nothing.
 */
export function shownText(value: number, kind: QuantityKind, unit: string): string {
  const [mantissa = ''] = editableQuantity(value, kind, unit).text.split('e');
  const digits = mantissa.replace(/[-.]/g, '').replace(/^0+|0+$/g, '').length;
  return formatQuantity(value, kind, digits <= TYPED_DIGITS ? { unit, digits: TYPED_DIGITS } : { unit }).text;
}

/**
 * The value one step up (+1) or down (-1) in the shown unit: the second significant digit, ten times
 * that when coarse, whole numbers for counts. Stops at the ends of the range; null where nothing changes.
 */
export function stepped(
  value: number,
  spec: NumberParameter,
  shownUnit: string,
  direction: 1 | -1,
  coarse: boolean,
): Entry | null {
  const shown = editableQuantity(value, spec.quantity, shownUnit);
  const number = Number(shown.text);
  if (!Number.isFinite(number)) return null;
  const step = stepOf(number, spec) * (coarse ? 10 : 1);
  // To the next point of the grid of steps, so that 0.861861 goes to 0.87 and then on evenly.
  const place = number / step;
  const grid = direction === 1 ? Math.floor(place + 1e-6) + 1 : Math.ceil(place - 1e-6) - 1;
  const next = Number((grid * step).toPrecision(12));
  const verdict = read(`${next} ${shown.unit}`.trim(), spec, shownUnit);
  if (verdict.ok) return verdict.value === value ? null : verdict;
  const { min, max } = spec.range;
  const rising = siRises(spec, shown.unit) === (direction === 1);
  const end = rising ? max : min;
  return end === value || !checkRange(spec, end).ok ? null : { value: end, unit: shown.unit };
}

function stepOf(number: number, spec: NumberParameter): number {
  if (spec.quantity === 'count') return 1;
  if (number === 0) return unitSymbols(spec.quantity)[0] === '' ? 0.01 : 0.1;
  const second = 10 ** (Math.floor(Math.log10(Math.abs(number))) - 1);
  // A linear scale has a zero to arrive at; ever smaller steps would not.
  return spec.scale === 'linear' ? Math.max(second, 0.001) : second;
}

/** Whether a larger shown number is a larger SI value; a loss in dB runs the other way. */
function siRises(spec: NumberParameter, unit: string): boolean {
  return !(spec.quantity === 'transmission' && unit === 'dB');
}
