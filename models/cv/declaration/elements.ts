import type { ElementSpec, PortSpec } from '../../model';
import type { ControlSpec } from '../../parameter';
import {
  detectorParameters,
  mirrorParameters,
  phaseParameters,
  sensorControls,
  sensorParameters,
  splitterControls,
  splitterParameters,
  squeezerControls,
  squeezerParameters,
} from './element-parameters';

/** Ports on each side of a mesh. */
export const MESH_SIZE = 8;

/** Adjacent rotations of a triangular mesh of that size. */
export const MESH_ROTATIONS = (MESH_SIZE * (MESH_SIZE - 1)) / 2;

type Side = PortSpec['side'];

function input(key: string, label: string, side: Side, carries: string, optional = false): PortSpec {
  return { key, label, direction: 'in', side, carries, optional };
}

function output(key: string, label: string, side: Side, carries: string, optional = false): PortSpec {
  return { key, label, direction: 'out', side, carries, optional };
}

const meshPorts: readonly PortSpec[] = Array.from({ length: MESH_SIZE }, (_, k) => k + 1).flatMap((k) => [
  input(`in${k}`, `Input ${k}`, 'left', 'light', true),
  output(`out${k}`, `Output ${k}`, 'right', 'light', true),
]);

/** Key of the k-th rotation control of a mesh, counted from 0. */
export function rotationKey(k: number): string {
  return `rotation${k + 1}`;
}

const meshControls: readonly ControlSpec[] = Array.from({ length: MESH_ROTATIONS }, (_, k) => ({
  kind: 'number',
  key: rotationKey(k),
  label: `Rotation ${k + 1}`,
  help: 'Mixing angle of one splitter of the mesh, in the order in which the light meets them; it couples sin² of the angle in power.',
  quantity: 'angle',
  range: { min: -Math.PI, max: Math.PI },
  default: 0,
  scale: 'linear',
  tolerance: { value: 0.01, relative: false },
}));

export const elements: readonly ElementSpec[] = [
  {
    type: 'squeezer',
    label: 'Squeezer',
    shortcut: 'Q',
    glyph: 'squeezer',
    appearance: 'card',
    help: 'Source of squeezed vacuum. One squeezer, split among the sensors, entangles them.',
    ports: [output('out', 'Squeezed light', 'right', 'light')],
    parameters: squeezerParameters,
    controls: squeezerControls,
    measuresSignal: false,
  },
  {
    type: 'splitter',
    label: 'Splitter',
    shortcut: 'S',
    glyph: 'splitter',
    appearance: 'glyph',
    help: 'Sends a fraction of the light to the tap and the rest through; its open input carries vacuum.',
    ports: [
      input('in', 'Light', 'left', 'light'),
      output('tap', 'Tap', 'bottom', 'light', true),
      output('through', 'Through', 'right', 'light', true),
    ],
    parameters: splitterParameters,
    controls: splitterControls,
    measuresSignal: false,
  },
  {
    type: 'sensor',
    label: 'Sensor',
    shortcut: 'N',
    glyph: 'sensor',
    appearance: 'card',
    help: 'Turns the local signal into a shift of the light. Its weight says how the signal enters the target sum.',
    ports: [input('light', 'Light', 'top', 'light'), output('record', 'Record', 'bottom', 'record')],
    parameters: sensorParameters,
    controls: sensorControls,
    measuresSignal: true,
  },
  {
    type: 'mirror',
    label: 'Mirror',
    shortcut: 'M',
    glyph: 'mirror',
    appearance: 'glyph',
    help: 'Turns the light towards the next element.',
    ports: [input('in', 'Light', 'left', 'light'), output('out', 'Reflected', 'bottom', 'light')],
    parameters: mirrorParameters,
    controls: [],
    measuresSignal: false,
  },
  {
    type: 'detector',
    label: 'Detector',
    shortcut: 'D',
    glyph: 'detector',
    appearance: 'glyph',
    help: 'Homodyne detector that reads one sensor.',
    ports: [input('in', 'Record', 'top', 'record')],
    parameters: detectorParameters,
    controls: [],
    measuresSignal: false,
  },
  {
    type: 'phase',
    label: 'Phase',
    shortcut: 'P',
    glyph: 'phase',
    appearance: 'glyph',
    help: 'Adds a static phase to the light that passes.',
    ports: [input('in', 'Light', 'left', 'light'), output('out', 'Light', 'right', 'light')],
    parameters: phaseParameters,
    controls: [],
    measuresSignal: false,
  },
  {
    type: 'mesh',
    label: 'Mesh',
    shortcut: 'U',
    glyph: 'mesh',
    appearance: 'card',
    help: 'Universal interferometer: mixes several squeezers in any way, so that several weighted sums gain at once.',
    ports: meshPorts,
    parameters: [],
    controls: meshControls,
    measuresSignal: false,
  },
  {
    type: 'note',
    label: 'Note',
    shortcut: 'T',
    glyph: 'note',
    appearance: 'card',
    help: 'Text on the drawing; it does not take part in the calculation.',
    ports: [],
    parameters: [
      { kind: 'text', key: 'text', label: 'Text', help: 'What the note says.', default: '', maxLength: 2000 },
    ],
    controls: [],
    measuresSignal: false,
  },
];
