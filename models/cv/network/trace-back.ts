import type { NetworkElement, Project } from '../../document/project';
import { DARK, division, linkTurn, powerOf, sumOf, turned, type Amplitude } from './amplitude';
import { elementPassage } from './graph';
import { lightPathsOf, type LightStep } from './light-paths';
import { MESH_SIZE } from '../declaration/elements';
import { regimeOf } from '../regime';
import { settingOf } from './settings';

/** What a sum of quadratures at the sensors is made of, once it is followed back to where light and vacuum enter. */
export interface TracedBack {
  /** Variance that enters as vacuum: at losses, at open inputs of splitters and meshes, at unlit sensors. */
  readonly vacuum: number;
  /** Coefficients of X and Y at the output of each lit squeezer, by its id. */
  readonly sources: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
}

/** Coefficients x_j and y_j of a sum over the sensors. */
export interface QuadratureWeights {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/**
 * Follows the sum of x_j X_j + y_j Y_j at the sensors back through the drawing, against the light, in one
 * pass over its links. Behind a loss, b = sqrt(T) a + sqrt(1 - T) v: the coefficient c of b is sqrt(T) c on
 * a, and (1 - T) |c|^2 is vacuum. A splitter turns the coefficients of its two outputs into those of its
 * input and of its open input, through which vacuum enters. Every term is a square, so nothing cancels
 * however strong the squeezing.
 *
 * The pair of coefficients of a mode is held as y + i x, which an amplitude turns as it turns the light.
 */
export function traceBack(
  project: Project,
  sensors: readonly NetworkElement[],
  weights: QuadratureWeights,
): TracedBack {
  const coherent = regimeOf(project.parameters) === 'shared';
  const { steps, links } = lightPathsOf(project);
  const onLink = new Array<Amplitude>(links.length).fill(DARK);
  const unlit = new Map(sensors.map(({ id }, j) => [id, { real: weights.y[j]!, imaginary: weights.x[j]! }]));
  const sources = new Map<string, { x: number; y: number }>();
  let vacuum = 0;

  for (let at = steps.length - 1; at >= 0; at--) {
    const step = steps[at]!;
    const { element, inputs, outputs } = step;
    const entering = ({ port }: { readonly port: string }): Amplitude => {
      const divide = division(project, element);
      return sumOf(outputs.map((output) => turned(onLink[output.link]!, divide(port, output.port), 0)));
    };
    if (element.type === 'squeezer') {
      const { real, imaginary } = entering({ port: '' });
      sources.set(element.id, { x: imaginary, y: real });
      continue;
    }
    for (const mode of openModes(project, step, onLink)) vacuum += powerOf(mode);
    const { transmission, phase } = elementPassage(element);
    for (const input of inputs) {
      const passage = linkTurn(links[input.link]!, coherent);
      let coefficient: Amplitude;
      if (element.type === 'sensor') {
        coefficient = turned(unlit.get(element.id)!, 1, coherent ? 0 : settingOf(project, element.id, 'phase'));
      } else {
        const inside = entering(input);
        vacuum += (1 - transmission) * powerOf(inside);
        coefficient = turned(inside, Math.sqrt(transmission), coherent ? 0 : phase);
      }
      vacuum += (1 - passage.transmission) * powerOf(coefficient);
      onLink[input.link] = turned(coefficient, Math.sqrt(passage.transmission), passage.phase);
    }
    if (element.type === 'sensor') unlit.delete(element.id);
  }
  for (const weight of unlit.values()) vacuum += powerOf(weight);
  return { vacuum, sources };
}

/** Coefficients of the inputs of an element that no light reaches. */
function openModes(
  project: Project,
  { element, inputs, outputs }: LightStep,
  onLink: readonly Amplitude[],
): readonly Amplitude[] {
  const at = (port: string): Amplitude => {
    const output = outputs.find((candidate) => candidate.port === port);
    return output ? onLink[output.link]! : DARK;
  };
  switch (element.type) {
    case 'splitter': {
      const ratio = settingOf(project, element.id, 'ratio');
      return [sumOf([turned(at('tap'), Math.sqrt(1 - ratio), 0), turned(at('through'), -Math.sqrt(ratio), 0)])];
    }
    case 'mesh': {
      const divide = division(project, element);
      const ports = Array.from({ length: MESH_SIZE }, (_, k) => `in${k + 1}`);
      const open = ports.filter((port) => !inputs.some((input) => input.port === port));
      return open.map((port) =>
        sumOf(outputs.map((output) => turned(onLink[output.link]!, divide(port, output.port), 0))),
      );
    }
    default:
      return [];
  }
}
