import type { NetworkElement, NetworkLink, Project } from '../../models/document/project';
import type { PhysicsModel } from '../../models/model';

/** One line of the outline: an element, how deep it sits, and the link that leads to it. */
export interface SignalStep {
  readonly element: NetworkElement;
  /** 0 on the main line; branches and ends of a line sit deeper. */
  readonly depth: number;
  readonly arrivesBy: NetworkLink | null;
}

/** Projects never change, so that drawing and outline share the order of one. */
const known = new WeakMap<Project, { readonly model: PhysicsModel; readonly steps: readonly SignalStep[] }>();

/**
 * The elements in the order in which light meets them, taps before the continuing line, every element once.
 * Unconnected parts follow in reading order; elements without ports (notes) come last.
 */
export function signalOrder(project: Project, model: PhysicsModel): readonly SignalStep[] {
  const before = known.get(project);
  if (before?.model === model) return before.steps;
  const steps = walked(project, model);
  known.set(project, { model, steps });
  return steps;
}

function walked(project: Project, model: PhysicsModel): readonly SignalStep[] {
  const { elements, links } = project.network;
  const byId = new Map(elements.map((element) => [element.id, element]));
  const specs = new Map(model.elements.map((spec) => [spec.type, spec]));
  const outgoing = new Map<string, NetworkLink[]>();
  const fed = new Set<string>();
  for (const link of links) {
    const siblings = outgoing.get(link.from.element);
    if (siblings) siblings.push(link);
    else outgoing.set(link.from.element, [link]);
    fed.add(link.to.element);
  }
  const portRank = (link: NetworkLink): number => {
    const type = byId.get(link.from.element)?.type ?? '';
    return specs.get(type)?.ports.findIndex((port) => port.key === link.from.port) ?? 0;
  };

  const steps: SignalStep[] = [];
  const seen = new Set<string>();
  // An explicit stack: a chain may be longer than the call stack.
  const walk = (root: NetworkElement): void => {
    const stack: SignalStep[] = [{ element: root, depth: 0, arrivesBy: null }];
    for (let step = stack.pop(); step; step = stack.pop()) {
      if (seen.has(step.element.id)) continue;
      seen.add(step.element.id);
      steps.push(step);
      const next = (outgoing.get(step.element.id) ?? []).toSorted((a, b) => portRank(a) - portRank(b));
      for (const [index, link] of [...next.entries()].reverse()) {
        const element = byId.get(link.to.element);
        if (!element) continue;
        const continues = index === next.length - 1 && outgoing.has(element.id);
        stack.push({ element, depth: step.depth + (continues ? 0 : 1), arrivesBy: link });
      }
    }
  };

  const portless = (element: NetworkElement): boolean => specs.get(element.type)?.ports.length === 0;
  const reading = elements.toSorted((a, b) => a.position.x - b.position.x || a.position.y - b.position.y);
  for (const element of reading) if (!fed.has(element.id) && outgoing.has(element.id)) walk(element);
  // What is left is unconnected or sits on a closed loop; notes close the list.
  for (const element of reading) if (!portless(element)) walk(element);
  for (const element of reading) walk(element);
  return steps;
}
