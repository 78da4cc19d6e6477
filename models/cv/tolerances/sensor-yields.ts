import { createRandomSamples } from '../../../optimizer/numbers/random-samples';
import type { YieldRow } from '../../tolerance-report';
import { sampledShare, within, type ParameterScatter, type SampledYield } from '../optomechanics/yield';
import { bothWithin } from './both-within';
import {
  placeResolution,
  placeSlope,
  type Deviations,
  type SensorInPlace,
  type SensorQuantity,
} from './sensor-in-place';
import type { ListedQuantity } from './sensor-quantities';
import { linearAllowance, type SensorCondition } from './sensor-rows';
import { uniformSumWithin } from './uniform-sum';

/** The reports of one project always agree: all draws follow from this number and that of the sensor. */
export const SEED = 20_250_101;
/** Draws for each kind of scatter, shared by the kinds of sensor. */
const DRAWS = 8000;
const FEWEST = 50;

/** Sensors that are planned alike, with the light they get. */
export interface SensorKind {
  /** The first of them. */
  readonly place: SensorInPlace;
  readonly ids: readonly string[];
  readonly count: number;
}

/** Kinds that are drawn; of more, evenly chosen ones stand for their neighbours. */
export const MOST_KINDS = 16;

/** Sensors by kind, so that a thousand equal ones are drawn as one, and a thousand different ones as sixteen. */
export function sensorKinds(places: readonly SensorInPlace[]): readonly SensorKind[] {
  const kinds = new Map<string, { place: SensorInPlace; ids: string[] }>();
  for (const place of places) {
    const { sensor, excess, before, after } = place;
    const light = [excess.x, excess.y, before, after].map((value) => value.toPrecision(10));
    const key = JSON.stringify([Object.entries(sensor).sort(), light]);
    const kind = kinds.get(key);
    if (kind) kind.ids.push(place.id);
    else kinds.set(key, { place, ids: [place.id] });
  }
  const all = [...kinds.values()];
  const step = Math.max(1, Math.ceil(all.length / MOST_KINDS));
  return all.flatMap((kind, k) => {
    if (k % step !== 0) return [];
    const ids = all.slice(k, k + step).flatMap((neighbour) => neighbour.ids);
    return [{ place: kind.place, ids, count: ids.length }];
  });
}

/** What sensors have to keep, and how their parameters scatter. */
export interface YieldTask {
  readonly quantities: readonly ListedQuantity[];
  readonly conditions: readonly SensorCondition[];
  readonly limit: number;
}

/** Yields with the usual spreads, and with every allowance used to the full at once; for one sensor and for all. */
export function sensorYields(kinds: readonly SensorKind[], task: YieldTask): readonly YieldRow[] {
  const sensors = kinds.reduce((sum, { count }) => sum + count, 0);
  const average = kinds.length > 1 ? ', mean over the sensors' : '';
  const scatters = [
    { key: 'usual', label: 'usual spreads, normal', of: usualScatter },
    { key: 'full', label: 'every allowance used to the full, uniform', of: fullScatter },
  ];
  return scatters.flatMap(({ key, label, of }): YieldRow[] => {
    const parts = kinds.map(({ place, count }, k) => {
      const scatter = of(place, task);
      return {
        count,
        formula: linearYieldOf(place, task, scatter),
        drawn: simulate(place, task, scatter, k, kinds.length),
      };
    });
    const draws = drawsEach(kinds.length);
    const mean = (value: (part: (typeof parts)[number]) => number): number =>
      parts.reduce((sum, part) => sum + (part.count / sensors) * value(part), 0);
    const one = {
      key: `${key}-one`,
      label: `${label}${average}`,
      sensors: 1,
      formula: mean(({ formula }) => formula),
      simulated: mean(({ drawn }) => drawn.share),
      standardError: Math.sqrt(
        parts.reduce((sum, { count, drawn }) => sum + ((count / sensors) * drawn.standardError) ** 2, 0),
      ),
      draws: draws * kinds.length,
    };
    if (sensors === 1) return [one];
    const all = parts.reduce((product, { count, drawn }) => product * drawn.share ** count, 1);
    // Relative errors of the factors add up in squares.
    const relative = parts.reduce(
      (sum, { count, drawn }) => sum + (drawn.share > 0 ? ((count * drawn.standardError) / drawn.share) ** 2 : 0),
      0,
    );
    return [
      one,
      {
        key: `${key}-all`,
        label,
        sensors,
        formula: parts.reduce((product, { count, formula }) => product * formula ** count, 1),
        simulated: all,
        standardError: all * Math.sqrt(relative),
        draws,
      },
    ];
  });
}

/** Relative sizes of independent deviations. */
export interface SensorScatter {
  readonly shape: ParameterScatter['shape'];
  readonly names: readonly SensorQuantity[];
  readonly sizes: readonly number[];
}

export function usualScatter(place: SensorInPlace, { quantities }: Pick<YieldTask, 'quantities'>): SensorScatter {
  return scatterOf('gaussian', quantities, ({ spread }) => spread(place));
}

/** Each quantity uniform over its own linear allowance, as Li et al. state theirs. */
function fullScatter(place: SensorInPlace, { quantities, conditions, limit }: YieldTask): SensorScatter {
  return scatterOf('uniform', quantities, ({ quantity }) => {
    const allowed = conditions.flatMap(({ at }) => linearAllowance(placeSlope(place, at, quantity), limit) ?? []);
    return allowed.length === 0 ? 0 : Math.min(...allowed);
  });
}

function scatterOf(
  shape: SensorScatter['shape'],
  quantities: readonly ListedQuantity[],
  sizeOf: (listed: ListedQuantity) => number,
): SensorScatter {
  const used = quantities
    .map((listed) => ({ name: listed.quantity, size: sizeOf(listed) }))
    .filter(({ size }) => size > 0);
  return { shape, names: used.map(({ name }) => name), sizes: used.map(({ size }) => size) };
}

/** To first order: exact for two conditions with normal scatter, conditions taken as independent else. */
export function linearYieldOf(
  place: SensorInPlace,
  { conditions, limit }: Pick<YieldTask, 'conditions' | 'limit'>,
  { shape, names, sizes }: SensorScatter,
): number {
  const moves = conditions.map(({ at }) => names.map((name, i) => sizes[i]! * placeSlope(place, at, name)));
  if (shape === 'uniform') {
    return moves.reduce((product, parts) => product * uniformSumWithin(parts.map(Math.abs), limit), 1);
  }
  const deviations = moves.map((parts) => Math.hypot(...parts));
  const [first, second] = deviations;
  if (first === undefined) return 1;
  if (second === undefined) return within(limit, first);
  const common = moves[0]!.reduce((sum, part, i) => sum + part * moves[1]![i]!, 0);
  return bothWithin(limit, [first, second], first * second > 0 ? common / (first * second) : 0);
}

function drawsEach(kinds: number): number {
  return Math.max(FEWEST, Math.floor(DRAWS / kinds));
}

function simulate(
  place: SensorInPlace,
  task: YieldTask,
  scatter: SensorScatter,
  kind: number,
  kinds: number,
): SampledYield {
  if (scatter.names.length === 0) return { share: 1, standardError: 0 };
  return sampledShare(scatter, passing(place, task, scatter.names), createRandomSamples(SEED, kind), drawsEach(kinds));
}

/** Whether a sensor with these deviations keeps the limit at all conditions. */
export function passing(
  place: SensorInPlace,
  { conditions, limit }: Pick<YieldTask, 'conditions' | 'limit'>,
  names: readonly SensorQuantity[],
): (deviations: readonly number[]) => boolean {
  const looks = conditions.map(({ at }) => ({ at, planned: placeResolution(place, at) }));
  const drawn: { -readonly [Name in keyof Deviations]: number } = {};
  return (deviations) => {
    names.forEach((name, i) => (drawn[name] = deviations[i]!));
    return looks.every(({ at, planned }) => Math.abs(placeResolution(place, at, drawn) / planned - 1) <= limit);
  };
}

/** The widest of the usual spreads over its allowance, for the finding: the quantity to make better first. */
export function hardestQuantity(place: SensorInPlace, { quantities, conditions, limit }: YieldTask) {
  let hardest: { readonly listed: ListedQuantity; readonly ratio: number } | null = null;
  for (const listed of quantities) {
    for (const { at } of conditions) {
      const allowed = linearAllowance(placeSlope(place, at, listed.quantity), limit);
      const ratio = allowed === null ? 0 : listed.spread(place) / allowed;
      if (ratio > (hardest?.ratio ?? 0)) hardest = { listed, ratio };
    }
  }
  return hardest;
}
