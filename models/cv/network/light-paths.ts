import type { NetworkElement, Project } from '../../document/project';
import { MESH_SIZE } from '../declaration/elements';
import { elementPassage, graphOf, lightOutputs, linkPassage, type Graph, type Passage } from './graph';

/** An end of a link at an element: the number of the link within the paths, and the port. */
export interface LightEnd {
  readonly link: number;
  readonly port: string;
}

/** One element on the way of the light, with the links by which light arrives and leaves. */
export interface LightStep {
  readonly element: NetworkElement;
  /** Place among all sensors in drawing order; -1 for what is none. */
  readonly sensor: number;
  /** What the element does to all light that passes. */
  readonly passage: Passage;
  readonly inputs: readonly LightEnd[];
  readonly outputs: readonly LightEnd[];
}

/** All that light from the squeezers reaches, in an order in which each element follows what feeds it. */
export interface LightPaths {
  readonly steps: readonly LightStep[];
  /** What each link does, by the numbers that the ends of the steps give. */
  readonly links: readonly Passage[];
}

/** Networks never change, so the paths of one are found once and serve all settings. */
const known = new WeakMap<Project['network'], LightPaths>();

/** The paths of the light through a drawing without loops. */
export function lightPathsOf(project: Project): LightPaths {
  const paths = known.get(project.network) ?? findPaths(graphOf(project));
  known.set(project.network, paths);
  return paths;
}

function findPaths(graph: Graph): LightPaths {
  const elements = inOrderOfLight(graph);
  const links: Passage[] = [];
  const sensors = new Map(graph.ofType('sensor').map(({ id }, j) => [id, j]));
  const inputs = new Map<string, LightEnd[]>(elements.map(({ id }) => [id, []]));
  const steps = elements.map((element) => {
    const outputs = lightOutputs(element, MESH_SIZE).flatMap((port): LightEnd[] => {
      const link = graph.linkFrom({ element: element.id, port });
      const arriving = link && inputs.get(link.to.element);
      if (!arriving) return [];
      const number = links.push(linkPassage(link)) - 1;
      arriving.push({ link: number, port: link.to.port });
      return [{ link: number, port }];
    });
    const sensor = sensors.get(element.id) ?? -1;
    return { element, sensor, passage: elementPassage(element), inputs: inputs.get(element.id)!, outputs };
  });
  return { steps, links };
}

/** Depth first from every squeezer; an element is put in front once all that it feeds is in place. */
function inOrderOfLight(graph: Graph): readonly NetworkElement[] {
  const placed: NetworkElement[] = [];
  const seen = new Set<string>();
  const open: { readonly element: NetworkElement; readonly ports: readonly string[]; next: number }[] = [];
  const enter = (element: NetworkElement): void => {
    seen.add(element.id);
    open.push({ element, ports: lightOutputs(element, MESH_SIZE), next: 0 });
  };
  for (const squeezer of graph.ofType('squeezer')) {
    if (!seen.has(squeezer.id)) enter(squeezer);
    for (let last = open.at(-1); last; last = open.at(-1)) {
      const port = last.ports[last.next++];
      if (port === undefined) {
        placed.push(last.element);
        open.pop();
        continue;
      }
      const link = graph.linkFrom({ element: last.element.id, port });
      const target = link && graph.elements.get(link.to.element);
      if (target && !seen.has(target.id)) enter(target);
    }
  }
  return placed.reverse();
}
