import { zeroMatrix, type Matrix } from '../../../optimizer/matrix';
import type { NetworkElement, PortRef, Project } from '../../document/project';
import type { Transfer } from '../equations/covariance';
import { elementPassage, graphOf, lightOutputs, linkPassage } from './graph';
import { MESH_SIZE } from '../declaration/elements';
import { meshTransfer } from './mesh-rotations';
import { regimeOf } from '../regime';
import { rotationsOf, settingOf } from './settings';

/** The drawn network as amplitudes: what each squeezer sends to each sensor, losses and phases included. */
export interface Propagation {
  /** Squeezers that have a link, in drawing order: the columns. */
  readonly squeezers: readonly NetworkElement[];
  /** All sensors in drawing order: the rows. */
  readonly sensors: readonly NetworkElement[];
  readonly transfer: Transfer;
}

interface Amplitude {
  readonly real: number;
  readonly imaginary: number;
}

/**
 * Walks the drawing from every squeezer with the settings in force. The amplitude at a sensor is the
 * sum over all paths of the product of square roots of transmissions, splitter amplitudes and phases;
 * the phase set at the sensor comes last. With a shared carrier phases are those relative to the
 * carrier, which travels the same way, so they do not count.
 *
 * This walk shares nothing with `readScheme` and its formulas: it is what results are verified with.
 */
export function propagate(project: Project): Propagation {
  const graph = graphOf(project);
  const squeezers = graph.ofType('squeezer').filter(({ id }) => graph.linkFrom({ element: id, port: 'out' }));
  const sensors = graph.ofType('sensor');
  const real = zeroMatrix(sensors.length, squeezers.length);
  const imaginary = zeroMatrix(sensors.length, squeezers.length);
  const rows = new Map(sensors.map(({ id }, row) => [id, row]));
  const coherent = regimeOf(project.parameters) === 'shared';
  const meshes = new Map(graph.ofType('mesh').map(({ id }) => [id, meshTransfer(rotationsOf(project, id))]));

  squeezers.forEach((squeezer, column) => {
    const walk = (port: PortRef, light: Amplitude): void => {
      const link = graph.linkFrom(port);
      const element = link && graph.elements.get(link.to.element);
      if (!link || !element) return;
      const passage = linkPassage(link);
      const arrived = turned(light, Math.sqrt(passage.transmission), coherent ? 0 : passage.phase);
      if (element.type === 'sensor') {
        const seen = turned(arrived, 1, coherent ? 0 : settingOf(project, element.id, 'phase'));
        const index = rows.get(element.id)! * squeezers.length + column;
        real.data[index]! += seen.real;
        imaginary.data[index]! += seen.imaginary;
        return;
      }
      const inside = elementPassage(element);
      const passed = turned(arrived, Math.sqrt(inside.transmission), coherent ? 0 : inside.phase);
      for (const output of lightOutputs(element, MESH_SIZE)) {
        const factor = division(project, element, link.to.port, output, meshes);
        if (factor !== 0) walk({ element: element.id, port: output }, turned(passed, factor, 0));
      }
    };
    walk({ element: squeezer.id, port: 'out' }, { real: 1, imaginary: 0 });
  });
  return { squeezers, sensors, transfer: { real, imaginary } };
}

/** Amplitude with which light from an input port leaves by an output port. */
function division(
  project: Project,
  element: NetworkElement,
  input: string,
  output: string,
  meshes: ReadonlyMap<string, Matrix>,
): number {
  const mesh = meshes.get(element.id);
  if (mesh) return mesh.data[portIndex(output) * mesh.columns + portIndex(input)]!;
  if (element.type !== 'splitter') return 1;
  const ratio = settingOf(project, element.id, 'ratio');
  return Math.sqrt(output === 'tap' ? ratio : 1 - ratio);
}

/** Number of a mesh port "in3" or "out3", counted from 0. */
function portIndex(port: string): number {
  return Number(port.replace(/^\D+/, '')) - 1;
}

function turned({ real, imaginary }: Amplitude, factor: number, phase: number): Amplitude {
  if (phase === 0) return { real: factor * real, imaginary: factor * imaginary };
  const cosine = factor * Math.cos(phase);
  const sine = factor * Math.sin(phase);
  return { real: cosine * real - sine * imaginary, imaginary: sine * real + cosine * imaginary };
}
