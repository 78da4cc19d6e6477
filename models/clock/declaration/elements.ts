import type { ElementSpec, PortSpec } from '../../model';
import { centreControls } from './centre-controls';
import { clockParameters } from './element-parameters';

/** Links of clocks have no direction: every node takes any number on either side. */
const ports: readonly PortSpec[] = [
  { key: 'in', label: 'Link', direction: 'in', side: 'left', carries: 'pairs', optional: true, many: true },
  { key: 'out', label: 'Link', direction: 'out', side: 'right', carries: 'pairs', optional: true, many: true },
];

export const elements: readonly ElementSpec[] = [
  {
    type: 'clock',
    label: 'Clock',
    shortcut: 'C',
    glyph: 'clock',
    appearance: 'card',
    help: 'A node with clock atoms and a laser. Its weight says how its phase enters the common one.',
    ports,
    parameters: clockParameters,
    controls: [],
    measuresSignal: true,
  },
  {
    type: 'centre',
    label: 'Centre',
    shortcut: 'E',
    glyph: 'centre',
    appearance: 'disc',
    help: 'Starts the entangled states, collects the results and steers the lasers. It holds the design of the whole network.',
    ports,
    parameters: [],
    controls: centreControls,
    measuresSignal: false,
  },
  {
    type: 'repeater',
    label: 'Repeater',
    shortcut: 'R',
    glyph: 'repeater',
    appearance: 'card',
    help: 'A place without clock atoms that joins pairs of two links. It is used only where that helps.',
    ports,
    parameters: [],
    controls: [],
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
