import type { NetworkElement, NetworkLink, PortRef, Project } from '../../document/project';
import type { Issue } from '../../issue';
import type { PortSpec } from '../../model';
import { elements as specs } from '../declaration/elements';
import type { Graph } from '../network/graph';
import { CODE, elementPlace, problem } from '../issues';

/** Links that join what cannot be joined: wrong ports, ports with two links, loops of light. */
export function checkWiring(project: Project, graph: Graph): readonly Issue[] {
  return [...wrongPorts(project, graph), ...occupiedPorts(project, graph), ...loops(project, graph)];
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
function loops(project: Project, graph: Graph): readonly Issue[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of project.network.links) {
    if (graph.elements.has(to.element)) next.set(from.element, [...(next.get(from.element) ?? []), to.element]);
  }
  const state = new Map<string, 'open' | 'done'>();
  const found: NetworkElement[] = [];
  const visit = (id: string): void => {
    state.set(id, 'open');
    for (const target of next.get(id) ?? []) {
      if (state.get(target) === 'open') found.push(graph.elements.get(target)!);
      else if (!state.has(target)) visit(target);
    }
    state.set(id, 'done');
  };
  for (const id of graph.elements.keys()) if (!state.has(id)) visit(id);
  return found.map((element) =>
    problem(CODE.loop, elementPlace(element), {
      message: `The light comes back to ${element.name} in a loop.`,
      remedy: 'Remove one link of the loop; light flows from the squeezers to the sensors.',
    }),
  );
}
