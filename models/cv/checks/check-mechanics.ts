import type { NetworkElement, Project } from '../../document/project';
import type { Issue } from '../../issue';
import { formatNumber } from '../../quantity/format-number';
import { quantityText } from '../../quantity/format-quantity';
import { CODE, elementPlace, networkPlace, warning } from '../issues';
import type { Graph } from '../network/graph';
import { readMechanics, type Mechanics } from '../network/mechanics';
import { thermalOccupation } from '../optomechanics/effective-temperature';
import { backActionForceNoise, imprecisionForceNoise } from '../optomechanics/force-noise';
import type { OptomechanicalSensor } from '../optomechanics/sensor';
import { quantumLimitPower } from '../optomechanics/standard-quantum-limit';

/** omega / kappa above which a cavity is not fast: beyond the square of it the bandwidth correction is not enough. */
const SLOW = 0.1;
/** Thermal quanta below which 2 m Gamma k_B T is not the thermal force: half a quantum is 5 % of it. */
const FEW_QUANTA = 10;
/** Rms thermal motion of the cavity over its linewidth above which the response is not linear. */
const LARGE_MOTION = 0.1;
/** Back-action over imprecision that shows in the second digit. */
const FELT = 0.01;

/** A named assumption of the model that a sensor breaks. */
interface Broken {
  readonly code: string;
  readonly field: string;
  readonly message: (name: string) => string;
  readonly remedy: string;
}

/** Assumptions of the formulas for forces that the values of the network break, one warning each for all sensors. */
export function checkMechanics(project: Project, graph: Graph): readonly Issue[] {
  const mechanics = readMechanics(project);
  if (mechanics === null) return [];
  const found = new Map<string, { broken: Broken; sensors: NetworkElement[] }>();
  for (const element of graph.ofType('sensor')) {
    for (const broken of assumptionsBroken(mechanics, mechanics.sensors.get(element.id)!)) {
      const entry = found.get(broken.code) ?? { broken, sensors: [] };
      entry.sensors.push(element);
      found.set(broken.code, entry);
    }
  }
  const issues = [...found.values()].map(({ broken, sensors }) => {
    const [first] = sensors;
    const name = sensors.length === 1 ? first!.name : `${first!.name} and ${sensors.length - 1} more`;
    const place = { ...elementPlace(first!, broken.field), label: name };
    return warning(broken.code, place, { message: broken.message(first!.name), remedy: broken.remedy });
  });
  return mechanics.convention === 'paper' ? [...issues, printedConvention(project)] : issues;
}

function assumptionsBroken(mechanics: Mechanics, sensor: OptomechanicalSensor): Broken[] {
  return [
    slowCavity(mechanics, sensor),
    coldBath(sensor),
    largeMotion(sensor),
    feltBackAction(mechanics, sensor),
    overdamped(sensor),
  ].filter((broken) => broken !== null);
}

function slowCavity({ frequency, band }: Mechanics, { cavityDecay }: OptomechanicalSensor): Broken | null {
  const ratio = Math.max(frequency, band?.to ?? 0) / cavityDecay;
  if (ratio <= SLOW) return null;
  return {
    code: CODE.slowCavity,
    field: 'cavityLinewidth',
    message: (name) =>
      `The fast-cavity assumption fails: at ${name} the frequency is ${formatNumber(ratio, { digits: 2 })} of the cavity linewidth.`,
    remedy:
      'Only the lower gain of a slow cavity is counted, not its sidebands or optical spring; trust trends, not digits.',
  };
}

function coldBath({ temperature, resonance }: OptomechanicalSensor): Broken | null {
  const quanta = temperature > 0 ? thermalOccupation(temperature, resonance) : 0;
  if (quanta >= FEW_QUANTA) return null;
  return {
    code: CODE.coldBath,
    field: 'temperature',
    message: (name) =>
      `The high-temperature assumption fails: ${name} has ${formatNumber(quanta, { digits: 2 })} thermal quanta, and its zero-point force is not counted.`,
    remedy: 'Take the thermal force as too small by half a quantum.',
  };
}

function largeMotion(sensor: OptomechanicalSensor): Broken | null {
  const { temperature, resonance, coupling, cavityDecay, damping, effectiveDamping = damping } = sensor;
  if (temperature === 0) return null;
  const quanta = (thermalOccupation(temperature, resonance) * damping) / effectiveDamping;
  const shift = (coupling * Math.sqrt(2 * quanta + 1)) / cavityDecay;
  if (shift <= LARGE_MOTION) return null;
  return {
    code: CODE.largeMotion,
    field: 'coupling',
    message: (name) =>
      `The assumption of a linear response fails: thermal motion of ${name} shifts its cavity by ${formatNumber(shift, { digits: 2 })} linewidths.`,
    remedy: 'Cool or damp the motion, lower the coupling, or widen the cavity.',
  };
}

function feltBackAction({ frequency }: Mechanics, sensor: OptomechanicalSensor): Broken | null {
  const ratio = backActionForceNoise(sensor, frequency) / imprecisionForceNoise(sensor, frequency);
  if (!(ratio > FELT)) return null;
  const best = quantityText(quantumLimitPower(sensor, frequency), 'power', { digits: 3 });
  return {
    code: CODE.backAction,
    field: 'power',
    message: (name) =>
      `Back-action is felt: with vacuum it is ${formatNumber(ratio, { digits: 2 })} of the imprecision of ${name}; they are equal at ${best}.`,
    remedy: 'It is counted in every figure. Squeezed light raises it, so less squeezing or less power may do better.',
  };
}

function overdamped({ resonance, damping, effectiveDamping }: OptomechanicalSensor): Broken | null {
  if (effectiveDamping !== undefined && effectiveDamping < damping) {
    return {
      code: CODE.overdamped,
      field: 'effectiveDamping',
      message: (name) =>
        `Cold damping of ${name} is below the damping by its bath: the motion would be driven, not damped.`,
      remedy: 'Enter an effective damping above the damping, or switch cold damping off.',
    };
  }
  if ((effectiveDamping ?? damping) < resonance) return null;
  return {
    code: CODE.overdamped,
    field: 'damping',
    message: (name) => `The assumption of an underdamped oscillator fails: ${name} is damped faster than it swings.`,
    remedy: 'Lower its damping; zero-point motion and coupling have no meaning without a resonance.',
  };
}

function printedConvention(project: Project): Issue {
  return warning(CODE.printedConvention, networkPlace(project, 'convention'), {
    message:
      'Spectral densities are counted as printed by Li et al.: two-sided thermal force beside one-sided imprecision.',
    remedy: 'Use it to compare with their figures; for a design take two-sided densities.',
    fix: {
      label: 'Use two-sided densities',
      command: { type: 'set-parameter', owner: { scope: 'network' }, key: 'convention', value: 'two' },
    },
  });
}
