import type { NetworkElement, Parameters, Project } from '../../document/project';
import type { ParameterSpec } from '../../parameter';
import { forceNetworkParameters, mechanicalParameters } from '../declaration/force-parameters';
import type { SpectrumConvention } from '../optomechanics/conventions';
import type { OptomechanicalSensor } from '../optomechanics/sensor';
import { forcePlacesOf, measuresForce, spectrumOf, type ForcePlaces } from '../signal';
import { graphOf, numberOf } from './graph';

/** A band of angular frequencies, rad/s. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

/** What a network that measures forces says of itself; SI units, frequencies and rates angular. */
export interface Mechanics {
  /** omega at which forces are measured. */
  readonly frequency: number;
  /** What Optimise has in view: null for the frequency alone. */
  readonly band: Band | null;
  readonly convention: SpectrumConvention;
  readonly places: ForcePlaces;
  /** Every sensor of the drawing by its id. */
  readonly sensors: ReadonlyMap<string, OptomechanicalSensor>;
}

/** Documents state frequencies and rates over 2 pi. */
const ANGULAR = 2 * Math.PI;

/** The mechanics of a project; null where its sensors measure shifts of the light. */
export function readMechanics(project: Project): Mechanics | null {
  const { parameters } = project;
  if (!measuresForce(parameters)) return null;
  const sensors = graphOf(project).ofType('sensor');
  return {
    frequency: ANGULAR * networkValue(project, 'frequency'),
    band: spectrumOf(parameters) === 'band' ? bandOf(project) : null,
    convention: conventionOf(project),
    places: forcePlacesOf(parameters),
    sensors: new Map(sensors.map((element) => [element.id, mechanicalSensor(element)])),
  };
}

/** The mechanics of one drawn sensor. */
export function mechanicalSensor({ parameters }: NetworkElement): OptomechanicalSensor {
  const value = (key: string): number => valueOf(parameters, key, mechanicalParameters);
  return {
    mass: value('mass'),
    resonance: ANGULAR * value('resonance'),
    damping: ANGULAR * value('damping'),
    ...(parameters['coldDamped'] === true ? { effectiveDamping: ANGULAR * value('effectiveDamping') } : {}),
    temperature: value('temperature'),
    coupling: ANGULAR * value('coupling'),
    cavityDecay: ANGULAR * value('cavityLinewidth'),
    power: value('power'),
    wavelength: value('wavelength'),
  };
}

/** The band as written, also where `from` is not below `to`: `check` reports that. */
function bandOf(project: Project): Band {
  return { from: ANGULAR * networkValue(project, 'bandFrom'), to: ANGULAR * networkValue(project, 'bandTo') };
}

function networkValue({ parameters }: Project, key: string): number {
  return valueOf(parameters, key, forceNetworkParameters);
}

/** A number as written, or its default. */
function valueOf(parameters: Parameters, key: string, specs: readonly ParameterSpec[]): number {
  const spec = specs.find((candidate) => candidate.key === key);
  if (spec?.kind !== 'number') throw new Error(`No number is called ${key}.`);
  return numberOf(parameters, key, spec.default);
}

function conventionOf({ parameters }: Project): SpectrumConvention {
  const written = parameters['convention'];
  return written === 'paper' || written === 'one' ? written : 'two';
}
