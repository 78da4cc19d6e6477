import type { Project } from '../../document/project';
import { meshTransfer } from './mesh-rotations';
import { rotationsOf } from './settings';

/** Amplitude with which light from an input port of a mesh leaves by an output port, at the settings in force. */
export function meshDivision(project: Project, mesh: string): (input: string, output: string) => number {
  const { data, columns } = meshTransfer(rotationsOf(project, mesh));
  return (input, output) => data[portIndex(output) * columns + portIndex(input)]!;
}

/** Number of a mesh port "in3" or "out3", counted from 0. */
function portIndex(port: string): number {
  return Number(port.replace(/^\D+/, '')) - 1;
}
