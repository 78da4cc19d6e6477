import type { ToleranceAt, ToleranceRow } from '../../tolerance-report';
import { firstCrossings, WIDEST } from '../optomechanics/inconsistency';
import {
  placeSlope,
  resolutionChange,
  type LookedAt,
  type SensorInPlace,
  type SensorQuantity,
} from './sensor-in-place';
import type { ListedQuantity } from './sensor-quantities';

/** Where sensors have to be alike. */
export interface SensorCondition {
  readonly key: string;
  readonly label: string;
  readonly at: LookedAt;
}

/** Sensors whose slopes differ by less than this share of them have one row. */
const ALIKE = 0.05;
/** Rows for one parameter: the tightest of them. */
const MOST_ROWS = 6;

export interface SensorRows {
  readonly rows: readonly ToleranceRow[];
  /** Whether there are further rows, all of them wider. */
  readonly more: boolean;
}

/** Allowances of every quantity, one row for sensors that have the same value and nearly the same allowance. */
export function sensorRows(
  places: readonly SensorInPlace[],
  quantities: readonly ListedQuantity[],
  conditions: readonly SensorCondition[],
  limit: number,
): SensorRows {
  let more = false;
  const rows = quantities.flatMap((listed) => {
    const groups = groupsOf(places, listed, conditions, limit);
    const tightest = [...groups].sort((a, b) => steepness(b) - steepness(a)).slice(0, MOST_ROWS);
    more ||= groups.length > tightest.length;
    return groups
      .filter((group) => tightest.includes(group))
      .map((group) => rowOf(group, places.length, listed, conditions, limit));
  });
  return { rows, more };
}

interface Group {
  readonly places: SensorInPlace[];
  /** The member with the steepest slope, whose allowances all of them keep. */
  tightest: SensorInPlace;
  slopes: readonly number[];
}

function groupsOf(
  places: readonly SensorInPlace[],
  { quantity, nominal }: ListedQuantity,
  conditions: readonly SensorCondition[],
  limit: number,
): readonly Group[] {
  const groups: Group[] = [];
  for (const place of places) {
    const slopes = conditions.map(({ at }) => placeSlope(place, at, quantity));
    const group = groups.find(
      (other) =>
        nominal(other.tightest) === nominal(place) && slopes.every((s, i) => alike(s, other.slopes[i]!, limit)),
    );
    if (!group) groups.push({ places: [place], tightest: place, slopes });
    else {
      group.places.push(place);
      if (steepness({ slopes }) > steepness(group)) {
        group.tightest = place;
        group.slopes = slopes;
      }
    }
  }
  return groups;
}

/** Slopes that do no harm at all are alike. */
export function alike(a: number, b: number, limit: number): boolean {
  const most = Math.max(Math.abs(a), Math.abs(b));
  return most * WIDEST < limit || Math.abs(a - b) <= ALIKE * most;
}

function steepness({ slopes }: Pick<Group, 'slopes'>): number {
  return slopes.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
}

function rowOf(
  { places, tightest, slopes }: Group,
  all: number,
  listed: ListedQuantity,
  conditions: readonly SensorCondition[],
  limit: number,
): ToleranceRow {
  const at = conditions.map((condition, i): ToleranceAt => {
    const [upper, lower] = sensorAllowance(tightest, listed.quantity, condition.at, limit, listed.most(tightest));
    const slope = slopes[i]!;
    return { condition: condition.key, logSensitivity: slope, lower, upper, linear: linearAllowance(slope, limit) };
  });
  return {
    parameter: listed.key,
    label: listed.label,
    ...(listed.symbol === undefined ? {} : { symbol: listed.symbol }),
    elements: places.map(({ id }) => id),
    owner: ownerOf(places, all),
    nominal: listed.nominal(tightest),
    quantity: listed.kind,
    at,
    ...together(at),
    spread: listed.spread(tightest) || null,
  };
}

/** First deviations up and down at which the force resolution has changed by the limit. */
export function sensorAllowance(
  place: SensorInPlace,
  quantity: SensorQuantity,
  at: LookedAt,
  limit: number,
  most = Infinity,
): [up: number | null, down: number | null] {
  const change = (deviation: number): number => resolutionChange(place, at, { [quantity]: deviation });
  return firstCrossings(change, limit, { up: most });
}

/** limit / |slope|; null where it is too wide to mean anything. */
export function linearAllowance(slope: number, limit: number): number | null {
  const size = limit / Math.abs(slope);
  return size <= WIDEST ? size : null;
}

/** The narrowest of all conditions. */
export function together(at: readonly ToleranceAt[]): Pick<ToleranceRow, 'lower' | 'upper' | 'linear'> {
  const nearest = (sides: readonly (number | null)[]): number | null =>
    sides.reduce((best, side) => (side !== null && (best === null || Math.abs(side) < Math.abs(best)) ? side : best));
  return {
    lower: nearest(at.map(({ lower }) => lower)),
    upper: nearest(at.map(({ upper }) => upper)),
    linear: nearest(at.map(({ linear }) => linear)),
  };
}

function ownerOf(places: readonly SensorInPlace[], all: number): string {
  const [first, second] = places;
  if (places.length === 1) return first!.name;
  if (places.length === all) return 'each sensor';
  return places.length === 2 ? `${first!.name} and ${second!.name}` : `${first!.name} and ${places.length - 1} more`;
}
