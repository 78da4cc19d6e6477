import type { NetworkElement, Project } from '../../document/project';
import type { Passage } from './graph';
import { lightPathsOf, type LightEnd } from './light-paths';
import { meshDivision } from './mesh-division';
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
  const back = new Coefficients(links, coherent);
  const lit = new Uint8Array(sensors.length);
  const sources = new Map<string, { x: number; y: number }>();

  for (let at = steps.length - 1; at >= 0; at--) {
    const { element, sensor, passage, inputs, outputs } = steps[at]!;
    switch (element.type) {
      case 'sensor': {
        lit[sensor] = 1;
        const turn = { transmission: 1, phase: settingOf(project, element.id, 'phase') };
        for (const { link } of inputs) back.put(link, turn, weights.y[sensor]!, weights.x[sensor]!);
        break;
      }
      case 'squeezer': {
        const { y, x } = back.sumOver(outputs, () => 1);
        sources.set(element.id, { x, y });
        break;
      }
      case 'splitter': {
        const ratio = settingOf(project, element.id, 'ratio');
        const [tap, through] = [Math.sqrt(ratio), Math.sqrt(1 - ratio)];
        back.vacuumOver(outputs, (port) => (port === 'tap' ? through : -tap));
        const { y, x } = back.sumOver(outputs, (port) => (port === 'tap' ? tap : through));
        back.put(inputs[0]!.link, passage, y, x);
        break;
      }
      case 'mesh': {
        const divide = meshDivision(project, element.id);
        const lit = new Map(inputs.map(({ port, link }) => [port, link]));
        for (let k = 1; k <= MESH_SIZE; k++) {
          const link = lit.get(`in${k}`);
          if (link === undefined) back.vacuumOver(outputs, (port) => divide(`in${k}`, port));
          else {
            const { y, x } = back.sumOver(outputs, (port) => divide(`in${k}`, port));
            back.put(link, passage, y, x);
          }
        }
        break;
      }
      default: {
        const { y, x } = back.sumOver(outputs, () => 1);
        for (const { link } of inputs) back.put(link, passage, y, x);
      }
    }
  }
  for (let j = 0; j < lit.length; j++) {
    if (lit[j] === 0) back.vacuum += weights.x[j]! ** 2 + weights.y[j]! ** 2;
  }
  return { vacuum: back.vacuum, sources };
}

/** Coefficients of the light at the beginning of each link, and the vacuum taken in behind it. */
class Coefficients {
  vacuum = 0;
  private readonly y: Float64Array;
  private readonly x: Float64Array;

  constructor(
    private readonly links: readonly Passage[],
    private readonly coherent: boolean,
  ) {
    this.y = new Float64Array(links.length);
    this.x = new Float64Array(links.length);
  }

  /** From a coefficient inside an element, through what the element itself does, to the beginning of its link. */
  put(link: number, { transmission, phase }: Passage, y: number, x: number): void {
    const before = this.links[link]!;
    const power = y * y + x * x;
    this.vacuum += (1 - transmission) * power + (1 - before.transmission) * transmission * power;
    const factor = Math.sqrt(transmission * before.transmission);
    const turn = this.coherent ? 0 : phase + before.phase;
    const cosine = turn === 0 ? factor : factor * Math.cos(turn);
    const sine = turn === 0 ? 0 : factor * Math.sin(turn);
    this.y[link] = cosine * y - sine * x;
    this.x[link] = sine * y + cosine * x;
  }

  /** Combination of the outputs of an element, with a real share for each. */
  sumOver(outputs: readonly LightEnd[], share: (port: string) => number): { readonly y: number; readonly x: number } {
    let y = 0;
    let x = 0;
    for (const { link, port } of outputs) {
      const part = share(port);
      y += part * this.y[link]!;
      x += part * this.x[link]!;
    }
    return { y, x };
  }

  /** Takes in the vacuum of an input that sees this combination of the outputs. */
  vacuumOver(outputs: readonly LightEnd[], share: (port: string) => number): void {
    const { y, x } = this.sumOver(outputs, share);
    this.vacuum += y * y + x * x;
  }
}
