import type { NoiseTerm } from '../../design';
import type { Project } from '../../document/project';
import { emittedState, type NetworkNoise } from '../network/network-noise';
import type { Scheme } from '../network/scheme';

/** With more sensors than this, losses are one term rather than one a sensor. */
const NAMED_SENSORS = 8;

type Term = Pick<NoiseTerm, 'key' | 'label' | 'variance'>;

/**
 * Where the variance of the estimate comes from: terms by name that add up to it.
 *
 * @param ignoringLock the same network with perfect locks
 */
export function noiseBudget(
  scheme: Scheme,
  project: Project,
  noise: NetworkNoise,
  ignoringLock: NetworkNoise,
): readonly NoiseTerm[] {
  const seen = seenOfSources(noise);
  const forces = noise.forces ?? { thermal: 0, backAction: 0 };
  const terms: Term[] = [
    ...lightTerms(project, noise, seen),
    ...lossTerms(scheme, noise, seen),
    { key: 'thermal', label: 'Thermal force', variance: forces.thermal },
    { key: 'backaction', label: 'Back-action', variance: forces.backAction },
    // The same read-out weights with perfect locks: what is left is what the jitter adds.
    {
      key: 'lock',
      label: 'Lock jitter of the detectors',
      variance:
        noise.variance - forces.thermal - forces.backAction - weighted(noise, (g) => ignoringLock.varianceOf(g)),
    },
  ];
  const rounding = 1e-12 * noise.variance;
  const shown = terms.filter(({ key, variance }) => key === 'squeezed' || Math.abs(variance) > rounding);
  return shown.map((term) => ({ ...term, share: term.variance / noise.variance }));
}

/** Importance-weighted sum over the target sums of something quadratic in the read-out weights. */
function weighted({ readouts, importances }: NetworkNoise, of: (g: readonly number[]) => number): number {
  return readouts.reduce((sum, g, r) => sum + importances[r]! * of(g), 0);
}

/** How strongly the read-outs see the quadratures of a source, importance-weighted squares. */
interface Seen {
  readonly alongY: number;
  /** Phases let the anti-squeezed quadrature in. */
  readonly alongX: number;
}

/** What the read-outs see of each source, by its place in `noise.squeezers`. */
function seenOfSources({ arrivals, efficiencies, squeezers, readouts, importances }: NetworkNoise): readonly Seen[] {
  const seen = squeezers.map(() => ({ alongY: 0, alongX: 0 }));
  readouts.forEach((g, r) => {
    const y = new Float64Array(squeezers.length);
    const x = new Float64Array(squeezers.length);
    arrivals.forEach((arrived, j) => {
      const h = g[j]! * Math.sqrt(efficiencies[j]!);
      for (const { source, real, imaginary } of arrived) {
        y[source]! += h * real;
        x[source]! += h * imaginary;
      }
    });
    seen.forEach((sum, k) => {
      sum.alongY += importances[r]! * y[k]! ** 2;
      sum.alongX += importances[r]! * x[k]! ** 2;
    });
  });
  return seen;
}

function lightTerms(project: Project, noise: NetworkNoise, seen: readonly Seen[]): Term[] {
  let squeezed = 0;
  let jitter = 0;
  let phases = 0;
  noise.squeezers.forEach((squeezer, k) => {
    const own = emittedState(project, squeezer).squeezed;
    const { alongX, alongY } = seen[k]!;
    squeezed += own * alongY;
    jitter += (noise.sources[k]!.squeezed - own) * alongY;
    phases += noise.sources[k]!.antisqueezed * alongX;
  });
  return [
    { key: 'squeezed', label: 'Squeezed light', variance: squeezed },
    { key: 'jitter', label: 'Source phase jitter', variance: jitter },
    { key: 'phases', label: 'Phase errors', variance: phases },
  ];
}

function lossTerms(scheme: Scheme, noise: NetworkNoise, seen: readonly Seen[]): Term[] {
  const before = new Map(scheme.channels.map((channel) => [channel.id, channel.before]));
  const perSensor = noise.sensors.map((sensor, j) => {
    const own = weighted(noise, (g) => g[j]! ** 2);
    const passed = before.get(sensor.id) ?? 1;
    const efficiency = noise.efficiencies[j]!;
    return {
      sensor,
      lost: own * efficiency * (1 - passed),
      after: own * (1 - efficiency),
      received: own * efficiency * passed,
    };
  });
  const total = (key: 'lost' | 'after' | 'received'): number => perSensor.reduce((sum, part) => sum + part[key], 0);
  let light = 0;
  let launch = 0;
  const launches = new Map(scheme.sources.map((source) => [source.id, source.launch]));
  noise.squeezers.forEach(({ id }, k) => {
    const passes = launches.get(id) ?? 1;
    const power = seen[k]!.alongX + seen[k]!.alongY;
    light += power;
    // Nothing arrives through a closed launch, so nothing but vacuum is missing there.
    if (passes > 0) launch += (power * (1 - passes)) / passes;
  });
  const named = perSensor.length <= NAMED_SENSORS;
  return [
    ...(named
      ? perSensor.map(({ sensor, lost }) => ({
          key: `before-${sensor.id}`,
          label: `Loss before ${sensor.name}`,
          variance: lost,
        }))
      : [{ key: 'before', label: 'Loss before the sensors', variance: total('lost') }]),
    { key: 'launch', label: 'Loss before the mesh', variance: launch },
    { key: 'mismatch', label: 'Mode mismatch of the split', variance: total('received') - light - launch },
    { key: 'after', label: 'Loss after the sensors', variance: total('after') },
  ];
}
