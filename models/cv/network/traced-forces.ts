import type { Project } from '../../document/project';
import {
  ownForceExcess,
  quadratureGains,
  type QuadratureGains,
  type QuadratureNoise,
} from '../optomechanics/force-covariance';
import { thermalForceNoise } from '../optomechanics/force-noise';
import type { Complex } from '../optomechanics/susceptibility';
import type { SqueezedSource } from '../equations/sources';
import type { Mechanics } from './mechanics';
import type { Propagation } from './propagate';
import { traceBack } from './trace-back';

/** Light at the sensors and what becomes of it behind them. */
export interface RecordedLight extends Propagation {
  readonly sources: readonly SqueezedSource[];
  readonly efficiencies: readonly number[];
  readonly lockJitters: readonly number[];
}

/** Complex weights h_j by sensor: the estimate is sum h_j y_j / s_j. */
export type ForceFilter = readonly Complex[];

/** Coefficients of X and Y at the output of each squeezer. */
type AtSources = ReadonlyMap<string, { readonly x: number; readonly y: number }>;

/**
 * Noise of filtered forces by tracing what a filter sees of the light at the sensors, Y as records and X as
 * back-action, to where it enters the drawing: sums of squares, however strong the squeezing.
 */
export class TracedForces {
  /** |s_j|: shift of each record per unit force, signed as the real part of chi. */
  readonly responses: readonly number[];
  private readonly gains: readonly QuadratureGains[];
  private readonly thermal: readonly number[];

  constructor(
    private readonly project: Project,
    mechanics: Mechanics,
    frequency: number,
    private readonly light: RecordedLight,
  ) {
    const { convention } = mechanics;
    const sensors = light.sensors.map(({ id }) => mechanics.sensors.get(id)!);
    this.gains = sensors.map((sensor) => quadratureGains(sensor, frequency, 0, { cavity: 'finite', convention }));
    this.thermal = sensors.map((sensor) => thermalForceNoise(sensor, convention));
    this.responses = this.gains.map(
      ({ y }, j) => ((y.real < 0 ? -1 : 1) * this.recordGain(j)) / Math.hypot(y.real, y.imaginary),
    );
  }

  /** The same filter as complex weights of the records, in units of shot noise. */
  readoutOf(filter: ForceFilter): Complex[] {
    return filter.map((h, j) => {
      if (h.real === 0 && h.imaginary === 0) return h;
      const { real, imaginary } = times(h, this.gains[j]!.y);
      return { real: real / this.recordGain(j), imaginary: imaginary / this.recordGain(j) };
    });
  }

  /** A sum of the records with complex weights, as a filter of forces; inverse of `readoutOf`. */
  filterOfRecords(weights: readonly Complex[]): Complex[] {
    return weights.map((g, j) => {
      if (g.real === 0 && g.imaginary === 0) return g;
      const { y } = this.gains[j]!;
      const scale = this.recordGain(j) / (y.real ** 2 + y.imaginary ** 2);
      const { real, imaginary } = times(g, { real: y.real, imaginary: -y.imaginary });
      return { real: scale * real, imaginary: scale * imaginary };
    });
  }

  /** The plain sum of all records that are read, scaled so that the force on sensor `at` enters with `weight`. */
  evenFilter(at: number, weight: Complex): Complex[] {
    const { real, imaginary } = times(weight, this.gains[at]!.y);
    const scale = this.recordGain(at);
    return this.filterOfRecords(this.gains.map(() => ({ real: real / scale, imaginary: imaginary / scale })));
  }

  /** Spectral density of the filtered sum, N^2/Hz; infinite where a sensor in it is not read. */
  varianceOf(filter: ForceFilter): number {
    const { efficiencies, lockJitters } = this.light;
    let variance = 0;
    filter.forEach((h, j) => {
      const square = h.real ** 2 + h.imaginary ** 2;
      if (square === 0) return;
      const record = { efficiency: efficiencies[j]!, angle: 0, lockJitter: lockJitters[j]! };
      variance += square * ownForceExcess(this.thermal[j]!, this.gains[j]!, this.noiseAt(j), record);
    });
    if (!Number.isFinite(variance)) return Infinity;
    for (const part of PARTS) {
      const weights = filter.map((h, j) => ({
        x: h[part] * this.gains[j]!.x.real,
        y: times(h, this.gains[j]!.y)[part],
      }));
      const traced = this.trace(weights.map(({ x }) => x), weights.map(({ y }) => y)); // prettier-ignore
      variance += traced.vacuum + this.variance(traced.sources);
    }
    return variance;
  }

  /** Share of the thermal forces in it. */
  thermalOf(filter: ForceFilter): number {
    return filter.reduce((sum, h, j) => sum + (h.real ** 2 + h.imaginary ** 2) * this.thermal[j]!, 0);
  }

  /** Share of the back-action, with what its correlation with the imprecision adds or takes where phases are off. */
  backActionOf(filter: ForceFilter): number {
    let noise = 0;
    const none = filter.map(() => 0);
    for (const part of PARTS) {
      const pushed = this.trace(filter.map((h, j) => h[part] * this.gains[j]!.x.real), none); // prettier-ignore
      const read = this.trace(none, filter.map((h, j) => times(h, this.gains[j]!.y)[part])); // prettier-ignore
      noise += pushed.vacuum + this.variance(pushed.sources);
      // X and Y of vacuum are not correlated, so only what the sources have above vacuum is.
      noise += 2 * this.excess(pushed.sources, read.sources);
    }
    return noise;
  }

  /** sqrt(eta) times the mean of cos under the lock jitter. */
  private recordGain(j: number): number {
    return Math.sqrt(this.light.efficiencies[j]!) * Math.exp(-0.5 * this.light.lockJitters[j]! ** 2);
  }

  private trace(x: readonly number[], y: readonly number[]) {
    return traceBack(this.project, this.light.sensors, { x, y });
  }

  private variance(coefficients: AtSources): number {
    return this.light.squeezers.reduce((sum, { id }, k) => {
      const { x, y } = coefficients.get(id)!;
      const { squeezed, antisqueezed } = this.light.sources[k]!;
      return sum + antisqueezed * x * x + squeezed * y * y;
    }, 0);
  }

  private excess(a: AtSources, b: AtSources): number {
    return this.light.squeezers.reduce((sum, { id }, k) => {
      const { squeezed, antisqueezed } = this.light.sources[k]!;
      const [one, two] = [a.get(id)!, b.get(id)!];
      return sum + (antisqueezed - 1) * one.x * two.x + (squeezed - 1) * one.y * two.y;
    }, 0);
  }

  private noiseAt(j: number): QuadratureNoise {
    let [xx, xy, yy] = [1, 0, 1];
    for (const { source, real, imaginary } of this.light.arrivals[j]!) {
      const { squeezed, antisqueezed } = this.light.sources[source]!;
      xx += (antisqueezed - 1) * real ** 2 + (squeezed - 1) * imaginary ** 2;
      yy += (squeezed - 1) * real ** 2 + (antisqueezed - 1) * imaginary ** 2;
      xy += (antisqueezed - squeezed) * real * imaginary;
    }
    return { xx, xy, yy };
  }
}

const PARTS = ['real', 'imaginary'] as const;

function times(a: Complex, b: Complex): Complex {
  return { real: a.real * b.real - a.imaginary * b.imaginary, imaginary: a.real * b.imaginary + a.imaginary * b.real };
}
