import type { NetworkElement, NetworkLink, PortRef, Project } from '../../document/project';
import type { Issue } from '../../issue';
import type { PortSpec } from '../../model';
import { elements as specs } from '../declaration/elements';
import type { Graph } from '../network/graph';
import { CODE, elementPlace, problem } from '../issues';

/** Links that join what cannot be joined: wrong ports, ports with two links, loops of light. */
export function checkWiring(project: Project, graph: Graph): readonly Issue[] {
  return [...wrongPorts(project, graph), ...occupiedPorts(project, graph), ...loops(graph)];
}

function portOf(graph: Graph, { element, port }: PortRef): PortSpec | undefined {
  const type = graph.elements.get(element)?.type;
  return specs.find((spec) => spec.type === type)?.ports.find(({ key }) => key === port);
}

export function linkLabel(graph: Graph, { from, to }: NetworkLink): string {
  return `Link from ${graph.elements.get(from.element)?.name ?? '?'} to ${graph.elements.get(to.element)?.name ?? '?'}`;
}

function wrongPorts(project: Project, graph: Graph): readonly Issue[] {
  return project.network.links.flatMap((link) => {
    const from = portOf(graph, link.from);
    const to = portOf(graph, link.to);
    if (from?.direction === 'out' && to?.direction === 'in' && from.carries === to.carries) return [];
    const label = linkLabel(graph, link);
    const message =
      from && to && from.direction === 'out' && to.direction === 'in'
        ? `The link joins ${from.label} (${from.carries}) to ${to.label} (${to.carries}).`
        : 'The link does not lead from an output to an input.';
    const remedy = 'Remove it and connect an output to an input of the same kind.';
    const fix = { label: 'Remove the link', command: { type: 'remove', elements: [], links: [link.id] } } as const;
    return [problem(CODE.wrongPorts, { label, link: link.id }, { message, remedy, fix })];
  });
}

function occupiedPorts(project: Project, graph: Graph): readonly Issue[] {
  return project.network.links.flatMap((link) => {
    const first = graph.linkFrom(link.from)?.id === link.id && graph.linkTo(link.to)?.id === link.id;
    if (first) return [];
    const end = graph.linkTo(link.to)?.id === link.id ? link.from : link.to;
    const name = graph.elements.get(end.element)?.name ?? end.element;
    const message = `Two links share the port “${portOf(graph, end)?.label ?? end.port}” of ${name}.`;
    const remedy = 'Remove one of them; light is divided by splitters only.';
    const fix = { label: 'Remove the link', command: { type: 'remove', elements: [], links: [link.id] } } as const;
    return [problem(CODE.occupiedPort, { label: linkLabel(graph, link), link: link.id }, { message, remedy, fix })];
  });
}

/** One issue for each element at which a walk along the links comes back to its own path. */
function loops(graph: Graph): readonly Issue[] {
  const state = new Map<string, 'open' | 'done'>();
  const found: NetworkElement[] = [];
  // The path is a list rather than calls within calls, so that no length of it exhausts the stack.
  const path: { readonly id: string; next: number }[] = [];
  const enter = (id: string): void => {
    state.set(id, 'open');
    path.push({ id, next: 0 });
  };
  for (const start of graph.elements.keys()) {
    if (!state.has(start)) enter(start);
    for (let last = path.at(-1); last; last = path.at(-1)) {
      const target = graph.leaving(last.id)[last.next++]?.to.element;
      if (target === undefined) {
        state.set(last.id, 'done');
        path.pop();
      } else if (state.get(target) === 'open') found.push(graph.elements.get(target)!);
      else if (graph.elements.has(target) && !state.has(target)) enter(target);
    }
  }
  return found.map((element) =>
    problem(CODE.loop, elementPlace(element), {
      message: `The light comes back to ${element.name} in a loop.`,
      remedy: 'Remove one link of the loop; light flows from the squeezers to the sensors.',
    }),
  );
}
