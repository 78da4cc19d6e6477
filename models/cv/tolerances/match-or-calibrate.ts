import { createRandomSamples } from '../../../optimizer/numbers/random-samples';
import { formatNumber } from '../../quantity/format-number';
import type { StrategyRow } from '../../tolerance-report';
import { fixedSplitCost } from '../optomechanics/calibration';
import { responseRatio, type Deviations } from './sensor-in-place';
import { passing, SEED, usualScatter, type SensorKind, type YieldTask } from './sensor-yields';

/** Pairs of opposite draws for each kind of sensor. */
const PAIRS = 1000;
const MOST_DRAWS = 8000;
/** Streams of random numbers apart from those of the yields. */
const FIRST_STREAM = 1 << 20;

/** What scatter does to the responses of the sensors; relative to the response as planned. */
export interface ResponseScatter {
  /** Rms error of a force that is read with the planned response. */
  readonly error: number;
  /** The same among sensors that keep the inconsistency limit; null where none does. */
  readonly passedError: number | null;
  /** Share of sensors that keep it. */
  readonly passed: number;
  /** Mean of 1 / |s|^2 over its planned value, less 1: what calibrated weights add to the noise of the record. */
  readonly rise: number;
}

/**
 * The responses of one kind of sensor made with the usual spreads, with exact formulas. Draws come in opposite pairs,
 * which cancel odd orders.
 */
export function responseScatter(
  { place }: SensorKind,
  task: YieldTask,
  frequency: number,
  stream: number,
  pairs = PAIRS,
): ResponseScatter {
  const { names, sizes } = usualScatter(place, task);
  const samples = createRandomSamples(SEED, FIRST_STREAM + stream);
  const passes = passing(place, task, names);
  const draw = new Float64Array(names.length);
  const drawn: { -readonly [Name in keyof Deviations]: number } = {};
  let [error, passedError, passed, rise] = [0, 0, 0, 0];
  for (let k = 0; k < 2 * pairs; k++) {
    if (k % 2 === 0) samples.normals(k >> 1, draw);
    const deviations = sizes.map((size, i) => (k % 2 === 0 ? 1 : -1) * size * draw[i]!);
    names.forEach((name, i) => (drawn[name] = deviations[i]!));
    const ratio = responseRatio(place, frequency, drawn);
    error += ratio.error ** 2;
    rise += 1 / ratio.size ** 2 - 1;
    if (!passes(deviations)) continue;
    passed += 1;
    passedError += ratio.error ** 2;
  }
  return {
    error: Math.sqrt(error / (2 * pairs)),
    passedError: passed > 0 ? Math.sqrt(passedError / passed) : null,
    passed: passed / (2 * pairs),
    rise: rise / (2 * pairs),
  };
}

/** What the sum of independent forces is made of. */
export interface ReadSum {
  readonly kinds: readonly SensorKind[];
  /** sum c_j^2 of each kind, which weighs its response error. */
  readonly signalShares: readonly number[];
  /** Share of each kind in the shot noise of the sum. */
  readonly noiseShares: readonly number[];
  readonly frequency: number;
  /** Share of the variance that comes with the records: all but thermal force and back-action. */
  readonly recorded: number;
  /** Mean efficiency and variance of the one source, for a split that is not made anew; null with several. */
  readonly light: { readonly transmission: number; readonly variance: number } | null;
}

/**
 * Sorting sensors until they are alike, measuring how each responds, or neither. Biases are relative to the rms sum
 * of independent forces of equal size.
 */
export function strategiesFor(sum: ReadSum, task: YieldTask): readonly StrategyRow[] {
  const { kinds, frequency, light } = sum;
  const pairs = Math.max(20, Math.min(PAIRS, Math.floor(MOST_DRAWS / kinds.length / 2)));
  const scatters = kinds.map((kind, k) => responseScatter(kind, task, frequency, k, pairs));
  const signal = total(sum.signalShares);
  const rms = (of: (scatter: ResponseScatter) => number): number =>
    Math.sqrt(total(scatters.map((scatter, k) => (sum.signalShares[k]! / signal) * of(scatter) ** 2)));
  const sensors = total(kinds.map(({ count }) => count));
  const noise = total(sum.noiseShares);
  const rise = sum.recorded * total(scatters.map((scatter, k) => (sum.noiseShares[k]! / noise) * scatter.rise));
  const passed = total(scatters.map(({ passed: share }, k) => (kinds[k]!.count / sensors) * share));
  const error = rms((scatter) => scatter.error);
  const fixed = light ? sum.recorded * fixedSplitCost(error, sensors, light.transmission, light.variance) : null;
  return [
    {
      key: 'match',
      label: 'Match: keep those within the limit',
      variance: 0,
      // Where none of the draws passes, those that would are off by the limit at most.
      bias: rms((scatter) => scatter.passedError ?? task.limit),
      note: `${formatNumber(100 * passed, { digits: 2 })} % of the sensors made are kept. What is left of their differences biases the sum.`,
    },
    {
      key: 'calibrate',
      label: 'Calibrate instead, split made anew',
      variance: rise,
      bias: 0,
      note: 'The response of each sensor is measured; weight over response makes up for it. Any sensor may be used.',
    },
    ...(fixed === null
      ? []
      : [
          {
            key: 'calibrate-fixed',
            label: 'Calibrate, split as planned',
            variance: rise + fixed,
            bias: 0,
            note: 'The same with splitters that stay as they are.',
          },
        ]),
    {
      key: 'neither',
      label: 'Neither',
      variance: 0,
      bias: error,
      note: 'Sensors as made, read as if they were as planned: no averaging over time removes the bias.',
    },
  ];
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
