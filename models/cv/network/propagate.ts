import type { NetworkElement, Project } from '../../document/project';
import type { Amplitude } from './amplitude';
import { graphOf, type Passage } from './graph';
import { lightPathsOf, type LightEnd } from './light-paths';
import { meshDivision } from './mesh-division';
import { regimeOf } from '../regime';
import { settingOf } from './settings';

/** Light of one squeezer where it arrives: the amplitude with which it was sent there. */
export interface Arrival extends Amplitude {
  /** Which squeezer, by its place in `Propagation.squeezers`. */
  readonly source: number;
}

/** The drawn network as amplitudes: what each squeezer sends to each sensor, losses and phases included. */
export interface Propagation {
  /** Squeezers that have a link, in drawing order. */
  readonly squeezers: readonly NetworkElement[];
  /** All sensors in drawing order. */
  readonly sensors: readonly NetworkElement[];
  /** What arrives at each sensor: an entry for each squeezer that reaches it, none without light. */
  readonly arrivals: readonly (readonly Arrival[])[];
}

/**
 * Follows the light of every squeezer with the settings in force. The amplitude at a sensor is the sum
 * over all paths of the product of square roots of transmissions, splitter amplitudes and phases; the
 * phase set at the sensor comes last. With a shared carrier phases are those relative to the carrier,
 * which travels the same way, so they do not count.
 *
 * This walk shares nothing with `readScheme` and its formulas: it is what results are verified with.
 */
export function propagate(project: Project): Propagation {
  const graph = graphOf(project);
  const squeezers = graph.ofType('squeezer').filter(({ id }) => graph.linkFrom({ element: id, port: 'out' }));
  const sensors = graph.ofType('sensor');
  const numbers = new Map(squeezers.map(({ id }, k) => [id, k]));
  const coherent = regimeOf(project.parameters) === 'shared';
  const { steps, links } = lightPathsOf(project);
  const onLink = new Array<readonly Arrival[]>(links.length).fill([]);
  const arrivals = new Array<readonly Arrival[]>(sensors.length).fill([]);

  const arriving = ({ link }: LightEnd, then: Passage): readonly Arrival[] => {
    const { transmission, phase } = links[link]!;
    return behind(onLink[link]!, transmission * then.transmission, coherent ? 0 : phase + then.phase);
  };
  for (const { element, sensor, passage, inputs, outputs } of steps) {
    switch (element.type) {
      case 'sensor': {
        const turn = { transmission: 1, phase: settingOf(project, element.id, 'phase') };
        arrivals[sensor] =
          inputs.length === 1 ? arriving(inputs[0]!, turn) : inputs.flatMap((each) => arriving(each, turn));
        break;
      }
      case 'mesh': {
        const divide = meshDivision(project, element.id);
        const lights = inputs.map((input) => ({ port: input.port, light: arriving(input, passage) }));
        for (const { link, port } of outputs) {
          onLink[link] = together(lights.map((input) => scaled(input.light, divide(input.port, port))));
        }
        break;
      }
      default: {
        const source = element.type === 'squeezer' ? numbers.get(element.id) : undefined;
        const input = inputs[0];
        // Elements off the light, which are only warned of, pass nothing on.
        const arrived = input === undefined ? [] : arriving(input, passage);
        const light = source === undefined ? arrived : [{ source, real: 1, imaginary: 0 }];
        if (element.type === 'splitter') {
          const ratio = settingOf(project, element.id, 'ratio');
          for (const { link, port } of outputs) onLink[link] = behind(light, port === 'tap' ? ratio : 1 - ratio, 0);
        } else for (const { link } of outputs) onLink[link] = light;
      }
    }
  }
  return { squeezers, sensors, arrivals };
}

function behind(light: readonly Arrival[], transmission: number, phase: number): readonly Arrival[] {
  if (transmission === 1 && phase === 0) return light;
  if (transmission === 0) return [];
  const factor = Math.sqrt(transmission);
  const cosine = phase === 0 ? factor : factor * Math.cos(phase);
  const sine = phase === 0 ? 0 : factor * Math.sin(phase);
  const turned = ({ source, real, imaginary }: Arrival): Arrival => ({
    source,
    real: cosine * real - sine * imaginary,
    imaginary: sine * real + cosine * imaginary,
  });
  // Mostly the light of one squeezer, for which a list costs more than the product.
  return light.length === 1 ? [turned(light[0]!)] : light.map(turned);
}

function scaled(light: readonly Arrival[], factor: number): readonly Arrival[] {
  if (factor === 0) return [];
  return light.map(({ source, real, imaginary }) => ({ source, real: factor * real, imaginary: factor * imaginary }));
}

/** Light from several inputs in one output: amplitudes of the same squeezer add up. */
function together(inputs: readonly (readonly Arrival[])[]): readonly Arrival[] {
  if (inputs.length === 1) return inputs[0]!;
  const sums = new Map<number, Arrival>();
  for (const light of inputs.flat()) {
    const before = sums.get(light.source);
    sums.set(
      light.source,
      before ? { ...light, real: before.real + light.real, imaginary: before.imaginary + light.imaginary } : light,
    );
  }
  return [...sums.values()];
}
