import type { Project } from '../../document/project';
import { numberOf } from '../network/graph';
import { huffmanTree } from '../equations/huffman';
import { regimeOf } from '../regime';
import { carryWeights, parametersOfFirst, sensorSetups, type SensorSetup } from './sensor-setup';
import { buildTree } from './tree-layout';

/**
 * Draws the tree whose depths suit the weights and losses: sensors that count most pass fewest splitters.
 * Best of all trees for splitters of equal loss with a separate or a shared carrier (Huffman's rule).
 */
export function buildHuffman(project: Project, sensors: number, newId: () => string): Project {
  const setups = sensorSetups(project, sensors);
  const ids = setups.map((_, j) => String(j));
  const functionals = carryWeights(project, ids, newId);
  const weights = ids.map((id) =>
    Math.sqrt(functionals.reduce((sum, { importance, weights: c }) => sum + importance * c[id]! ** 2, 0)),
  );
  const passage = numberOf(parametersOfFirst(project, 'splitter'), 'insertion', 1);
  const regime = regimeOf(project.parameters);
  const shared = regime === 'shared';
  const merits = setups.map((setup, j) => merit(setup, regime === 'common' ? 1 : weights[j]!, regime));
  // A dead splitter leaves nothing to choose; the rule needs a finite factor.
  const factor = passage > 0 ? (shared ? passage ** -0.5 : passage) : 1;
  return buildTree(project, sensors, huffmanTree(merits, factor).tree, newId);
}

/** Regime B: |c| / (|k| sqrt(tau')); else g^2 tau' (with the response in place of g for a common signal). */
function merit({ sensor, arm, record, detector }: SensorSetup, weight: number, regime: string): number {
  const before = numberOf(arm, 'transmission', 1);
  const after = numberOf(record, 'transmission', 1) * numberOf(detector, 'efficiency', 1);
  const response = Math.abs(numberOf(sensor, 'response', 2));
  const finite = (value: number): number => (Number.isFinite(value) ? value : 0);
  switch (regime) {
    case 'shared':
      return finite(weight / (response * Math.sqrt(before * after)));
    case 'common':
      return response ** 2 * before * after;
    default:
      return finite((weight / response) ** 2 * before);
  }
}
