import type { NetworkElement, NetworkLink, Parameters, PortRef, Project } from '../../document/project';

/** The drawn network with its elements and links at hand by id and port. */
export interface Graph {
  readonly elements: ReadonlyMap<string, NetworkElement>;
  readonly links: readonly NetworkLink[];
  /** First link that leaves an output port; check.ts reports further ones. */
  linkFrom(port: PortRef): NetworkLink | undefined;
  /** First link that enters an input port. */
  linkTo(port: PortRef): NetworkLink | undefined;
  /** All links that leave an element, in drawing order. */
  leaving(element: string): readonly NetworkLink[];
  ofType(type: string): readonly NetworkElement[];
}

/** Projects never change, so the graph of one is made once. */
const known = new WeakMap<Project['network'], Graph>();

export function graphOf(project: Project): Graph {
  const graph = known.get(project.network) ?? makeGraph(project);
  known.set(project.network, graph);
  return graph;
}

function makeGraph(project: Project): Graph {
  const elements = new Map(project.network.elements.map((element) => [element.id, element]));
  const byType = groupedBy(project.network.elements, ({ type }) => type);
  const leaving = groupedBy(project.network.links, ({ from }) => from.element);
  const entering = groupedBy(project.network.links, ({ to }) => to.element);
  return {
    elements,
    links: project.network.links,
    linkFrom: ({ element, port }) => leaving.get(element)?.find(({ from }) => from.port === port),
    linkTo: ({ element, port }) => entering.get(element)?.find(({ to }) => to.port === port),
    leaving: (element) => leaving.get(element) ?? [],
    ofType: (type) => byType.get(type) ?? [],
  };
}

function groupedBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** A parameter as a number, or its default where none is written. */
export function numberOf(parameters: Parameters, key: string, otherwise: number): number {
  const value = parameters[key];
  return typeof value === 'number' ? value : otherwise;
}

/** Power efficiency and static phase of one passage through an element with a single output. */
export interface Passage {
  readonly transmission: number;
  readonly phase: number;
}

/** Below this power efficiency (300 dB of loss) nothing passes; smaller numbers only underflow. */
const DARK = 1e-30;

/** A product of power efficiencies, exactly 0 where it is too small to mean anything. */
export function passed(transmission: number): number {
  return transmission < DARK ? 0 : transmission;
}

/** What a link does to the light. */
export function linkPassage(link: NetworkLink): Passage {
  return { transmission: numberOf(link.parameters, 'transmission', 1), phase: numberOf(link.parameters, 'phase', 0) };
}

/** What an element does to light that passes, apart from how it divides it. */
export function elementPassage(element: NetworkElement): Passage {
  switch (element.type) {
    case 'splitter':
      return { transmission: numberOf(element.parameters, 'insertion', 1), phase: 0 };
    case 'mirror':
      return { transmission: numberOf(element.parameters, 'reflectivity', 1), phase: 0 };
    case 'phase':
      return { transmission: 1, phase: numberOf(element.parameters, 'phase', 0) };
    default:
      return { transmission: 1, phase: 0 };
  }
}

/** Output ports through which light that entered by an input port can leave. */
export function lightOutputs(element: NetworkElement, meshSize: number): readonly string[] {
  switch (element.type) {
    case 'squeezer':
    case 'mirror':
    case 'phase':
      return ['out'];
    case 'splitter':
      return ['tap', 'through'];
    case 'mesh':
      return Array.from({ length: meshSize }, (_, k) => `out${k + 1}`);
    default:
      return [];
  }
}

/** Follows mirrors and phases from an output to the first other element, with the loss and phase on the way. */
export function pathFrom(
  graph: Graph,
  port: PortRef,
): Passage & { readonly end: NetworkElement | undefined; readonly port: string } {
  let transmission = 1;
  let phase = 0;
  for (let at = port; ;) {
    const link = graph.linkFrom(at);
    const end = link && graph.elements.get(link.to.element);
    if (!link || !end) return { end: undefined, port: '', transmission, phase };
    const passage = linkPassage(link);
    const straight = end.type === 'mirror' || end.type === 'phase';
    const element = straight ? elementPassage(end) : { transmission: 1, phase: 0 };
    transmission *= passage.transmission * element.transmission;
    phase += passage.phase + element.phase;
    if (!straight) return { end, port: link.to.port, transmission, phase };
    at = { element: end.id, port: 'out' };
  }
}
