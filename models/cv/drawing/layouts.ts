import type { LayoutSpec } from '../../model';
import { buildChain } from './chain-layout';
import { buildHuffman } from './huffman-layout';
import { balancedTree } from '../equations/tree';
import { buildTree } from './tree-layout';

/** Largest network that is drawn and optimised. */
export const MAX_SENSORS = 1024;

export const layouts: readonly LayoutSpec[] = [
  {
    key: 'chain',
    label: 'Chain',
    help: 'One splitter after another taps the light of each sensor. Simple to build; the last sensors pay for all splitters.',
    minSensors: 1,
    maxSensors: MAX_SENSORS,
    build: buildChain,
  },
  {
    key: 'tree',
    label: 'Balanced tree',
    help: 'Light is halved again and again, so that every sensor passes about as many splitters.',
    minSensors: 1,
    maxSensors: MAX_SENSORS,
    build: (project, sensors, newId) =>
      buildTree(project, sensors, balancedTree(Array.from({ length: sensors }, (_, j) => j)), newId),
  },
  {
    key: 'huffman',
    label: 'Loss-optimal tree',
    help: 'Sensors that count most pass fewest splitters: the best of all trees for splitters of equal loss. Uses the weights and losses of the present drawing.',
    minSensors: 1,
    maxSensors: MAX_SENSORS,
    build: buildHuffman,
  },
];
