import type { Project } from '../../document/project';
import { formatNumber } from '../../quantity/format-number';
import { quantityText } from '../../quantity/format-quantity';
import type { ProbeRow } from '../../tolerance-report';
import { powerLimitParameter, choosesPower, USUAL_POWER_LIMIT } from '../declaration/budget-parameters';
import { networkCovariance } from '../equations/covariance';
import { graphOf, numberOf } from '../network/graph';
import type { Mechanics } from '../network/mechanics';
import { transferTo } from '../network/network-forces';
import { networkNoise } from '../network/network-noise';
import { optimalPower, type PowerOptimum, type PowerTask } from '../optomechanics/power-and-angle';
import { regimeOf } from '../regime';

/** The matrix of all records grows with the square of their number. */
const MOST_SENSORS = 64;
/** Relative gain in variance below which angles are not worth setting. */
const WORTH = 1e-4;
/** How far probes may be lowered. */
const LEAST_FACTOR = 1e-6;

/** What probes and read-out angles could do for the sum of forces, with the light that the settings in force send. */
export interface ProbeOptions {
  /** Two-sided noise as set, in N^2/Hz: powers as stated, Y read at every detector. */
  readonly present: number;
  /** Angles alone; then, where powers may be chosen, powers alone and both. */
  readonly angles: PowerOptimum;
  readonly power: PowerOptimum | null;
  readonly both: PowerOptimum | null;
  /** Largest common factor that every sensor stands. */
  readonly most: number;
  /** The sensors with weight by their ids, and the largest power that each stands, in W. */
  readonly sensors: readonly string[];
  readonly limits: readonly number[];
}

/**
 * The closed form for one sum of independent forces at one frequency; null where the question is another one: a band,
 * a common force, references, several sums, or too many sensors.
 */
export function probeOptions(project: Project, mechanics: Mechanics): ProbeOptions | null {
  const { functionals } = project.target;
  const shared = regimeOf(project.parameters) !== 'separate' || mechanics.places === 'local';
  if (mechanics.band || shared || functionals.length !== 1) return null;
  const { weights } = functionals[0]!;
  const noise = networkNoise(project, { frequency: mechanics.frequency });
  const chosen = noise.sensors.map((_, j) => j).filter((j) => (weights[noise.sensors[j]!.id] ?? 0) !== 0);
  if (chosen.length === 0 || chosen.length > MOST_SENSORS) return null;
  const sensors = chosen.map((j) => mechanics.sensors.get(noise.sensors[j]!.id)!);
  const limits = chosen.map((j) => powerLimitOf(project, noise.sensors[j]!.id));
  const most = Math.min(...sensors.map(({ power }, i) => limits[i]! / power));
  const task: Omit<PowerTask, 'angles' | 'factors'> = {
    sensors,
    weights: chosen.map((j) => weights[noise.sensors[j]!.id]!),
    atSensors: networkCovariance(transferTo(chosen, noise.sources.length, noise.arrivals), noise.sources),
    efficiencies: chosen.map((j) => noise.efficiencies[j]!),
    cavity: 'finite',
  };
  const best = (angles: PowerTask['angles'], factors: PowerTask['factors']): PowerOptimum | null => {
    const found = optimalPower({ ...task, angles, factors }, mechanics.frequency);
    return found.ok ? found.value : null;
  };
  const as = { least: 1, most: 1 };
  const [present, angles] = [best('none', as), best('each', as)];
  if (!present || !angles) return null;
  const range = { least: Math.min(LEAST_FACTOR, most), most };
  const free = choosesPower(project.parameters);
  return {
    present: present.noise,
    angles,
    power: free ? best('none', range) : null,
    both: free ? best('each', range) : null,
    most,
    sensors: chosen.map((j) => noise.sensors[j]!.id),
    limits,
  };
}

/** The options as lines of the report. */
export function probeRows({ present, angles, power, both, most }: ProbeOptions): readonly ProbeRow[] {
  const worthTurning = angles.noise < present * (1 - WORTH);
  const row = (key: string, label: string, optimum: PowerOptimum, setting: string): ProbeRow => ({
    key,
    label,
    variance: optimum.noise / present - 1,
    setting,
  });
  const capped = (factor: number): string => (factor >= most * (1 - 1e-9) ? ', at the probe limit' : '');
  const powerText = ({ factor }: PowerOptimum): string =>
    `power × ${formatNumber(factor, { digits: 3 })}${capped(factor)}`;
  return [
    row('angles', 'Best read-out angles', angles, worthTurning ? angleText(angles) : 'as they are'),
    ...(power ? [row('power', 'Best power', power, powerText(power))] : []),
    ...(both ? [row('both', 'Best power and angles', both, `${powerText(both)}; ${angleText(both)}`)] : []),
  ];
}

function angleText({ angles }: PowerOptimum): string {
  const text = (value: number): string => quantityText(value, 'angle', { digits: 3, unit: '°' });
  const [low, high] = [Math.min(...angles), Math.max(...angles)];
  return low === high ? `angle ${text(low)}` : `angles ${text(low)} to ${text(high)}`;
}

function powerLimitOf(project: Project, sensor: string): number {
  const parameters = graphOf(project).elements.get(sensor)?.parameters ?? {};
  return numberOf(parameters, powerLimitParameter.key, USUAL_POWER_LIMIT);
}
