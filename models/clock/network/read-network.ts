import type { NetworkElement, NetworkLink, Project } from '../../document/project';
import { clockParameters, linkSpec } from '../declaration/element-parameters';
import { networkParameters } from '../declaration/network-parameters';
import { speciesOf } from '../declaration/species';
import type { BudgetOptions, ClockEnvironment } from '../equations/cascade';
import type { FeedbackMode } from '../schemes/feedback';
import type { SchemeModel } from '../schemes/schemes';
import type { Clock, ClockNetwork } from './clock-network';
import { wernerParameter } from './ghz-contrast';
import { numberOf, withDefaults } from './given-values';
import { smallestIntegerWeights, type IntegerWeights } from './integer-weights';
import type { QuantumLink, SpanningTree } from './spanning-tree';
import { fastestTree, leastRate, steinerTree } from './steiner-tree';

/** Rounded weights have at most this many parts in all; more would leave no atoms for levels. */
const LARGEST_BLOCK = 1000;
const TURN = 2 * Math.PI;

const known = new WeakMap<Project, ClockNetwork>();

/** The network of a project that `check` finds free of errors. Projects never change, so each is read once. */
export function readNetwork(project: Project): ClockNetwork {
  const network = known.get(project) ?? read(project);
  known.set(project, network);
  return network;
}

function read(project: Project): ClockNetwork {
  const values = withDefaults(networkParameters, project.parameters);
  const all = clocksOf(project);
  const rounded = roundedWeights(all, numberOf(values, 'weightTolerance'));
  if (rounded === null) throw new Error('a network without weights was read');
  const counts = (j: number): boolean => rounded.parts[j] !== 0;
  const clocks = all.filter((_, j) => counts(j));
  const weights = { ...rounded, parts: rounded.parts.filter((part) => part !== 0) };
  const units = Math.min(...clocks.map(({ atoms }, j) => Math.floor(atoms / Math.abs(weights.parts[j]!))));
  const links = quantumLinks(project);
  const tree = treeOf(project, clocks, links);
  const centre = project.network.elements.find(({ type }) => type === 'centre')!;
  return {
    project,
    centre: centre.id,
    clocks,
    unused: all.filter((_, j) => !counts(j)),
    repeaters: placesOf(project, 'repeater'),
    weights,
    scale: all.reduce((sum, { weight }) => sum + Math.abs(weight), 0),
    units,
    atoms: units * weights.sum,
    links,
    tree,
    pairRate: leastRate(tree),
    environment: environmentOf(values, clocks, tree),
    options: optionsOf(values),
    preNarrowing: values['preNarrowing'] === true,
    schemes: values['schemes'] as SchemeModel,
    feedback: values['feedback'] as FeedbackMode,
    security:
      values['security'] === true && clocks.length > 1
        ? {
            window: numberOf(values, 'window'),
            detection: numberOf(values, 'detection'),
            cycles: numberOf(values, 'detectionCycles'),
          }
        : null,
    values,
  };
}

/** The clocks in the order of the drawing, with their weights in the first target. */
export function clocksOf({ network, target }: Project): readonly Clock[] {
  const weights = target.functionals[0]?.weights ?? {};
  return network.elements
    .filter(({ type }) => type === 'clock')
    .map(({ id, name, parameters }: NetworkElement) => {
      const values = withDefaults(clockParameters, parameters);
      return {
        id,
        name,
        atoms: numberOf(values, 'atoms'),
        laserLinewidth: TURN * numberOf(values, 'laserLinewidth'),
        weight: Object.hasOwn(weights, id) ? weights[id]! : 0,
      };
    });
}

/** Weights as whole numbers of atoms that the clocks can hold; null without weights. */
export function roundedWeights(clocks: readonly Clock[], tolerance: number): IntegerWeights | null {
  const total = clocks.reduce((sum, { weight }) => sum + Math.abs(weight), 0);
  const room = Math.min(
    ...clocks.flatMap(({ atoms, weight }) => (weight === 0 ? [] : [atoms / (Math.abs(weight) / total)])),
  );
  const largest = Math.max(clocks.length, Math.min(LARGEST_BLOCK, Math.floor(room)));
  return smallestIntegerWeights(
    clocks.map(({ weight }) => weight),
    tolerance,
    largest,
  );
}

export function isQuantum(link: NetworkLink): boolean {
  return !linkSpec.dashed!(link.parameters);
}

/** Links that deliver entangled pairs worth having. */
export function quantumLinks({ network }: Project): readonly QuantumLink[] {
  return network.links.filter(isQuantum).flatMap(({ id, from, to, parameters }) => {
    const values = withDefaults(linkSpec.parameters, parameters);
    const quality = wernerParameter(numberOf(values, 'fidelity'));
    const rate = numberOf(values, 'pairRate') * numberOf(values, 'transmission');
    return quality > 0 && rate > 0 ? [{ id, ends: [from.element, to.element] as const, quality, rate }] : [];
  });
}

/** Ids of the elements of a type. */
export function placesOf({ network }: Project, type: string): readonly string[] {
  return network.elements.flatMap((element) => (element.type === type ? [element.id] : []));
}

/** The tree over the clocks, or an empty one where they need none. Throws where the links leave them apart. */
function treeOf(project: Project, clocks: readonly Clock[], links: readonly QuantumLink[]): SpanningTree {
  const tree = entanglingTree(
    project,
    clocks.map(({ id }) => id),
    links,
  );
  if (tree === null) throw new Error('a network that hangs apart was read');
  return tree;
}

/** The tree that the planner's preference chooses over centre and repeaters; null where the clocks stay apart. */
export function entanglingTree(
  project: Project,
  clocks: readonly string[],
  links: readonly QuantumLink[],
): SpanningTree | null {
  if (clocks.length < 2) return { links: [], product: 1, bottleneck: 1 };
  const optional = [...placesOf(project, 'centre'), ...placesOf(project, 'repeater')];
  const preferred = withDefaults(networkParameters, project.parameters)['tree'];
  return preferred === 'rate' ? fastestTree(clocks, optional, links) : steinerTree(clocks, optional, links);
}

function environmentOf(values: ClockNetwork['values'], clocks: readonly Clock[], tree: SpanningTree): ClockEnvironment {
  const frequency = speciesOf(values['species'])?.frequency ?? numberOf(values, 'frequency');
  const loss = numberOf(values, 'atomLoss');
  const heralded = values['heralded'] === true;
  const read = 1 - 2 * numberOf(values, 'readoutError');
  const perAtom = heralded ? read : read * (1 - loss);
  return {
    angularFrequency: TURN * frequency,
    averagingTime: numberOf(values, 'averagingTime'),
    deadTime: numberOf(values, 'deadTime'),
    laserLinewidths: clocks.map(({ laserLinewidth }) => laserLinewidth),
    atomicLinewidth: TURN * numberOf(values, 'linewidth'),
    localContrast: perAtom,
    entangledContrasts: [numberOf(values, 'localFidelity') ** clocks.length * tree.product],
    contrastPerAtom: perAtom,
    survivalPerAtom: heralded ? 1 - loss : 1,
  };
}

function optionsOf(values: ClockNetwork['values']): BudgetOptions {
  return {
    readout: values['readout'] as BudgetOptions['readout'],
    digitErrors: values['digitErrors'] as BudgetOptions['digitErrors'],
    slips: values['slips'] as BudgetOptions['slips'],
    prior: values['prior'] as BudgetOptions['prior'],
  };
}
