import type { NetworkElement, Project } from '../../document/project';
import { division, linkTurn, turned, type Amplitude } from './amplitude';
import { elementPassage, graphOf, type Passage } from './graph';
import { lightPathsOf } from './light-paths';
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
  const seen = new Map<string, readonly Arrival[]>();

  for (const { element, inputs, outputs } of steps) {
    const arrived = inputs.map(({ link, port }) => ({
      port,
      light: behind(onLink[link]!, linkTurn(links[link]!, coherent)),
    }));
    if (element.type === 'sensor') {
      const phase = coherent ? 0 : settingOf(project, element.id, 'phase');
      seen.set(
        element.id,
        arrived.flatMap(({ light }) => behind(light, { transmission: 1, phase })),
      );
      continue;
    }
    const source = numbers.get(element.id);
    if (source !== undefined) arrived.push({ port: '', light: [{ source, real: 1, imaginary: 0 }] });
    const { transmission, phase } = elementPassage(element);
    const inside = arrived.map(({ port, light }) => ({
      port,
      light: behind(light, { transmission, phase: coherent ? 0 : phase }),
    }));
    const divide = division(project, element);
    for (const { link, port } of outputs) {
      onLink[link] = together(inside.map((input) => scaled(input.light, divide(input.port, port))));
    }
  }
  return { squeezers, sensors, arrivals: sensors.map(({ id }) => seen.get(id) ?? []) };
}

function behind(light: readonly Arrival[], { transmission, phase }: Passage): readonly Arrival[] {
  if (transmission === 1 && phase === 0) return light;
  return light.map((arrival) => ({ source: arrival.source, ...turned(arrival, Math.sqrt(transmission), phase) }));
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
