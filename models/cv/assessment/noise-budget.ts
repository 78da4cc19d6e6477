import type { NoiseTerm } from '../../design';
import type { Project } from '../../document/project';
import { emittedState, networkNoise, type NetworkNoise } from '../network/network-noise';
import type { Scheme } from '../network/scheme';

/** With more sensors than this, losses are one term rather than one a sensor. */
const NAMED_SENSORS = 8;

type Term = Pick<NoiseTerm, 'key' | 'label' | 'variance'>;

/** Where the variance of the estimate comes from: terms by name that add up to it. */
export function noiseBudget(scheme: Scheme, project: Project, noise: NetworkNoise): readonly NoiseTerm[] {
  const ignoringLock = networkNoise(project, { ignoreLockJitter: true });
  const terms: Term[] = [
    ...lightTerms(project, noise),
    ...lossTerms(scheme, noise),
    // The same read-out weights with perfect locks: what is left is what the jitter adds.
    {
      key: 'lock',
      label: 'Lock jitter of the detectors',
      variance: noise.variance - weighted(noise, (g) => quadratic(ignoringLock, g)),
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

function quadratic({ records }: NetworkNoise, g: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < g.length; i++) {
    for (let j = 0; j < g.length; j++) sum += g[i]! * records.data[i * g.length + j]! * g[j]!;
  }
  return sum;
}

/** How strongly a read-out sees the two quadratures of each source; phases let the anti-squeezed one in. */
function seen({ transfer, efficiencies, squeezers }: NetworkNoise, g: readonly number[], k: number) {
  let alongY = 0;
  let alongX = 0;
  g.forEach((weight, j) => {
    const h = weight * Math.sqrt(efficiencies[j]!);
    alongY += h * transfer.real.data[j * squeezers.length + k]!;
    alongX += h * transfer.imaginary.data[j * squeezers.length + k]!;
  });
  return { alongY: alongY * alongY, alongX: alongX * alongX };
}

function lightTerms(project: Project, noise: NetworkNoise): Term[] {
  let squeezed = 0;
  let jitter = 0;
  let phases = 0;
  noise.squeezers.forEach((squeezer, k) => {
    const own = emittedState(project, squeezer).squeezed;
    const alongY = weighted(noise, (g) => seen(noise, g, k).alongY);
    squeezed += own * alongY;
    jitter += (noise.sources[k]!.squeezed - own) * alongY;
    phases += noise.sources[k]!.antisqueezed * weighted(noise, (g) => seen(noise, g, k).alongX);
  });
  return [
    { key: 'squeezed', label: 'Squeezed light', variance: squeezed },
    { key: 'jitter', label: 'Source phase jitter', variance: jitter },
    { key: 'phases', label: 'Phase errors', variance: phases },
  ];
}

function lossTerms(scheme: Scheme, noise: NetworkNoise): Term[] {
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
  scheme.sources.forEach((source) => {
    const k = noise.squeezers.findIndex(({ id }) => id === source.id);
    const power = weighted(noise, (g) => {
      const { alongX, alongY } = seen(noise, g, k);
      return alongX + alongY;
    });
    light += power;
    // Nothing arrives through a closed launch, so nothing but vacuum is missing there.
    if (source.launch > 0) launch += (power * (1 - source.launch)) / source.launch;
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
