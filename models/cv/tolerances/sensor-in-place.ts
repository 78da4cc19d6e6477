import type { Project } from '../../document/project';
import type { Mechanics } from '../network/mechanics';
import { networkNoise } from '../network/network-noise';
import { readScheme } from '../network/read-scheme';
import { forceNoise, type ProbeLight } from '../optomechanics/force-noise';
import { deviated, logSensitivity } from '../optomechanics/parameter-sensitivity';
import { transduction, type OptomechanicalSensor, type SensorParameter } from '../optomechanics/sensor';
import { inverseSusceptibility, stiffness } from '../optomechanics/susceptibility';
import type { SpectrumConvention } from '../optomechanics/conventions';

/** One sensor of the drawing with the light that the settings in force send to it. */
export interface SensorInPlace {
  readonly id: string;
  readonly name: string;
  readonly sensor: OptomechanicalSensor;
  /** V_Y - 1 and V_X - 1 at the sensor; a loss on the way scales both. */
  readonly excess: { readonly y: number; readonly x: number };
  /** Power efficiency from the source to the sensor, splitting left out, and from there to the record. */
  readonly before: number;
  readonly after: number;
  readonly convention: SpectrumConvention;
}

/** What can be off at a sensor: its parameters, the light on its way to it, and its detection. */
export type SensorQuantity = SensorParameter | 'effectiveDamping' | 'arrival' | 'detection';

/**
 * Where a sensor is looked at: a fixed angular frequency, or its own resonance wherever that comes to lie.
 */
export type LookedAt = number | 'resonance';

/** Relative deviations. */
export type Deviations = Readonly<Partial<Record<SensorQuantity, number>>>;

/** The sensors that light reaches and whose records are read, in drawing order. */
export function sensorsInPlace(project: Project, mechanics: Mechanics): readonly SensorInPlace[] {
  const { frequency, convention } = mechanics;
  const { sensors, arrivals, sources } = networkNoise(project, { frequency });
  const places = new Map(sensors.map(({ id }, j) => [id, j]));
  return readScheme(project, frequency).channels.flatMap(({ id, name, before, after }) => {
    const excess = { x: 0, y: 0 };
    for (const { source, real, imaginary } of arrivals[places.get(id)!]!) {
      const { squeezed, antisqueezed } = sources[source]!;
      excess.x += (antisqueezed - 1) * real ** 2 + (squeezed - 1) * imaginary ** 2;
      excess.y += (squeezed - 1) * real ** 2 + (antisqueezed - 1) * imaginary ** 2;
    }
    const sensor = mechanics.sensors.get(id)!;
    return after > 0 ? [{ id, name, sensor, excess, before, after, convention }] : [];
  });
}

/** sqrt(S_F) of one sensor alone by its own record, in N/sqrt(Hz); NaN for values that cannot be. */
export function placeResolution(place: SensorInPlace, at: LookedAt, deviations: Deviations = {}): number {
  const { sensor, light } = made(place, deviations);
  return Math.sqrt(forceNoise(sensor, at === 'resonance' ? sensor.resonance : at, light).total);
}

/** Relative change of the force resolution of a sensor that is not as planned. */
export function resolutionChange(place: SensorInPlace, at: LookedAt, deviations: Deviations): number {
  return placeResolution(place, at, deviations) / placeResolution(place, at) - 1;
}

/** d ln sqrt(S_F) / d ln X. */
export function placeSlope(place: SensorInPlace, at: LookedAt, quantity: SensorQuantity): number {
  const { sensor, light } = made(place, {});
  const frequency = at === 'resonance' ? sensor.resonance : at;
  switch (quantity) {
    case 'arrival': {
      const noise = forceNoise(sensor, frequency, light);
      const ofImprecision = (noise.imprecision * place.excess.y) / readNoise(place);
      const ofBackAction = (noise.backAction * place.excess.x) / (1 + place.excess.x);
      return (ofImprecision + ofBackAction) / (2 * noise.total);
    }
    case 'detection': {
      const { imprecision, total } = forceNoise(sensor, frequency, light);
      return -imprecision / (place.after * readNoise(place) * 2 * total);
    }
    case 'effectiveDamping': {
      const width = (sensor.effectiveDamping ?? 0) * sensor.mass * frequency;
      const { imprecision, total } = forceNoise(sensor, frequency, light);
      return ((imprecision / total) * width ** 2) / stiffness(sensor, frequency) ** 2;
    }
    case 'resonance': {
      const slope = logSensitivity(sensor, quantity, frequency, light);
      if (at !== 'resonance') return slope;
      // Followed by the frequency: |1 / chi|^2 = (m Gamma omega)^2 there, and kappa^2 + 4 omega^2 in place of kappa^2.
      const { imprecision, backAction, total } = forceNoise(sensor, frequency, light);
      const bandwidth = (4 * frequency ** 2) / (sensor.cavityDecay ** 2 + 4 * frequency ** 2);
      return slope + (imprecision * (1 + bandwidth) - backAction * bandwidth) / total;
    }
    default:
      return logSensitivity(sensor, quantity, frequency, light);
  }
}

/**
 * k chi sqrt(eta) of a sensor that is not as planned over that of the plan: the size of the ratio, and how far the
 * complex ratio is from 1, which is the relative error of a force read with the planned response.
 */
export function responseRatio(
  place: SensorInPlace,
  frequency: number,
  deviations: Deviations,
): { readonly size: number; readonly error: number } {
  const actual = made(place, deviations);
  const planned = made(place, {});
  const gain = ({ sensor, light }: typeof actual): number =>
    Math.sqrt(light.efficiency) * transduction(sensor, frequency, 'finite');
  const scale = gain(actual) / gain(planned);
  const a = inverseSusceptibility(planned.sensor, frequency);
  const b = inverseSusceptibility(actual.sensor, frequency);
  const square = b.real ** 2 + b.imaginary ** 2;
  const real = (scale * (a.real * b.real + a.imaginary * b.imaginary)) / square;
  const imaginary = (scale * (a.imaginary * b.real - a.real * b.imaginary)) / square;
  return { size: Math.hypot(real, imaginary), error: Math.hypot(real - 1, imaginary) };
}

/** V_Y + (1 - eta) / eta. */
function readNoise({ excess, after }: SensorInPlace): number {
  return 1 + excess.y + (1 - after) / after;
}

function made(
  { sensor, excess, after, convention }: SensorInPlace,
  deviations: Deviations,
): { sensor: OptomechanicalSensor; light: ProbeLight & { readonly efficiency: number } } {
  const { effectiveDamping, arrival = 0, detection = 0 } = deviations;
  const moved = deviated(sensor, deviations);
  const damped =
    sensor.effectiveDamping === undefined || effectiveDamping === undefined
      ? moved
      : { ...moved, effectiveDamping: sensor.effectiveDamping * (1 + effectiveDamping) };
  return {
    sensor: damped,
    light: {
      phaseVariance: 1 + (1 + arrival) * excess.y,
      amplitudeVariance: 1 + (1 + arrival) * excess.x,
      efficiency: Math.min(1, after * (1 + detection)),
      convention,
      cavity: 'finite',
    },
  };
}
