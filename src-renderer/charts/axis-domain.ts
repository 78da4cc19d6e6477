import type { Axis } from '../../models/figure';

/** The stretch of an axis that is drawn. */
export interface Domain {
  readonly scale: 'linear' | 'log';
  readonly min: number;
  readonly max: number;
}

export interface Tick {
  readonly value: number;
  /** Major ticks carry a label and a grid line. */
  readonly major: boolean;
}

/** Free room beyond the data, as a share of the axis, so that no curve lies on the frame. */
const ROOM = 0.06;

/**
 * The domain that holds all finite values (on a log axis all positive ones). Limits given by the axis
 * win. With `room` the ends are moved outwards a little, but never across zero.
 */
export function domainOf(axis: Axis, values: readonly number[], room: boolean): Domain {
  const log = axis.scale === 'log';
  const usable = values.filter((value) => isDrawable(value, log));
  const given = [axis.min, axis.max].filter((end) => end !== undefined && isDrawable(end, log));
  const all = usable.length > 0 ? usable : given.length > 0 ? (given as number[]) : log ? [1, 10] : [0, 1];
  let low = all.reduce((a, b) => Math.min(a, b));
  let high = all.reduce((a, b) => Math.max(a, b));
  if (isPoint(low, high, log)) [low, high] = widen(low, log);
  if (room) [low, high] = withRoom(low, high, log);
  const min = axis.min !== undefined && (!log || axis.min > 0) ? axis.min : low;
  const max = axis.max !== undefined && (!log || axis.max > 0) ? axis.max : high;
  return min < max ? { scale: axis.scale, min, max } : { scale: axis.scale, min: low, max: high };
}

/** Beyond these the width of an axis or its ticks would leave the range of numbers. */
const SMALLEST = 1e-290;
const LARGEST = 1e300;

function isDrawable(value: number, log: boolean): boolean {
  return Math.abs(value) <= LARGEST && (!log || value >= SMALLEST);
}

/** Ends so close that their ticks could not be told apart. */
function isPoint(low: number, high: number, log: boolean): boolean {
  if (log) return high / low - 1 < 1e-9;
  return high - low <= Math.max(SMALLEST, 1e-9 * Math.max(Math.abs(low), Math.abs(high)));
}

function widen(value: number, log: boolean): [number, number] {
  if (log) return [value / 2, value * 2];
  const half = Math.abs(value) <= SMALLEST ? 1 : Math.abs(value) / 2;
  return [value - half, value + half];
}

function withRoom(low: number, high: number, log: boolean): [number, number] {
  if (log) {
    const factor = (high / low) ** ROOM;
    return [low / factor, high * factor];
  }
  const pad = (high - low) * ROOM;
  return [low >= 0 && low - pad < 0 ? 0 : low - pad, high <= 0 && high + pad > 0 && low < 0 ? pad : high + pad];
}

/** Place of a value along the axis, 0 at min and 1 at max; null where a log axis cannot show it. */
export function placeOf(domain: Domain, value: number): number | null {
  if (!Number.isFinite(value)) return null;
  if (domain.scale === 'linear') return (value - domain.min) / (domain.max - domain.min);
  if (value <= 0) return null;
  return Math.log(value / domain.min) / Math.log(domain.max / domain.min);
}

/** The value at a place along the axis, inverse of `placeOf`. */
export function valueAt(domain: Domain, place: number): number {
  if (domain.scale === 'linear') return domain.min + place * (domain.max - domain.min);
  return domain.min * (domain.max / domain.min) ** place;
}

/** Ticks of a domain, ascending, with about one label each `gap` pixels on an axis of `length` pixels. */
export function ticksOf(domain: Domain, length: number, gap: number): readonly Tick[] {
  const most = Math.max(2, Math.floor(length / gap));
  return domain.scale === 'linear' ? linearTicks(domain, most) : logTicks(domain, most);
}

function linearTicks(domain: Domain, most: number): readonly Tick[] {
  const step = niceStep((domain.max - domain.min) / most);
  const ticks = multiplesOf(step, domain);
  if (ticks.length > 2) return ticks;
  // One label does not make an axis: a finer step where it still has room.
  const finer = multiplesOf(niceStep(step / 2.5), domain);
  return finer.length <= Math.ceil(most * 1.5) || ticks.length < 2 ? finer : ticks;
}

function multiplesOf(step: number, domain: Domain): readonly Tick[] {
  const first = Math.ceil(domain.min / step - 1e-9);
  const last = Math.floor(domain.max / step + 1e-9);
  // Through the decimal text, so that 3 * 0.1 is 0.3; adding 0 turns -0 into 0.
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => ({
    value: Number(((first + k) * step).toPrecision(12)) + 0,
    major: true,
  }));
}

/** The smallest of 1, 2, 5 times a power of ten that is at least `raw`. */
export function niceStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= raw * (1 - 1e-9)) ?? 10;
  return Number((factor * power).toPrecision(12));
}

function logTicks(domain: Domain, most: number): readonly Tick[] {
  const inside = (value: number): boolean => value >= domain.min * (1 - 1e-9) && value <= domain.max * (1 + 1e-9);
  const first = Math.floor(Math.log10(domain.min));
  const last = Math.ceil(Math.log10(domain.max));
  const decades: number[] = [];
  const all: { value: number; digit: number }[] = [];
  for (let exponent = first; exponent <= last; exponent++) {
    for (let digit = 1; digit <= 9; digit++) {
      const value = Number(`${digit}e${exponent}`);
      if (!inside(value)) continue;
      all.push({ value, digit });
      if (digit === 1) decades.push(exponent);
    }
  }
  if (decades.length >= 3) {
    const stride = Math.ceil(decades.length / most);
    const labelled = new Set(decades.filter((exponent) => exponent % stride === 0));
    const minors = stride === 1 ? all : all.filter((tick) => tick.digit === 1);
    return minors.map(({ value, digit }) => ({
      value,
      major: digit === 1 && labelled.has(Math.round(Math.log10(value))),
    }));
  }
  const digits = [new Set([1, 2, 5]), new Set([1, 3]), new Set([1])].find(
    (set) => all.filter((tick) => set.has(tick.digit)).length <= most,
  );
  const majors = all.filter((tick) => digits?.has(tick.digit));
  // Within a fraction of a decade the even steps of a linear axis read better.
  if (majors.length < 2 || (majors.length < 3 && domain.max < 10 * domain.min))
    return linearTicks({ ...domain, scale: 'linear' }, Math.min(most, 5));
  return all.map(({ value, digit }) => ({ value, major: digits?.has(digit) === true }));
}
