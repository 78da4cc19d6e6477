import type { Project } from '../../models/document/project';
import type { PhysicsModel } from '../../models/model';

/** What the drawing holds, e.g. "Chain · 4 sensors · 1 squeezer": its shape, where it has a name, sensors and sources. */
export function networkCaption(project: Project, model: PhysicsModel): string {
  const { elements } = project.network;
  if (elements.length === 0) return 'Empty drawing: press a letter or drag an element here';
  const counts = model.elements.flatMap((spec) => {
    const source = spec.ports.length > 0 && spec.ports.every((port) => port.direction === 'out');
    if (!spec.measuresSignal && !source) return [];
    return [
      { spec, rank: spec.measuresSignal ? 0 : 1, count: elements.filter(({ type }) => type === spec.type).length },
    ];
  });
  const words = counts
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.rank - b.rank)
    .map(({ spec, count }) => `${count} ${spec.label.toLowerCase()}${count === 1 ? '' : 's'}`);
  const shape = shapeOf(project, model);
  return [...(shape ? [shape] : []), ...words].join(' · ');
}

/** "Chain" where no branching element feeds more than one other branching element, "Tree" otherwise. */
function shapeOf({ network }: Project, model: PhysicsModel): string | null {
  const branching = new Set(
    model.elements
      .filter((spec) => spec.ports.filter(({ direction }) => direction === 'out').length === 2)
      .map(({ type }) => type),
  );
  const types = new Map(network.elements.map(({ id, type }) => [id, type]));
  const branches = network.elements.filter(({ type }) => branching.has(type));
  if (branches.length === 0 || branches.length === network.elements.length) return null;
  // How many other branching elements each of them feeds.
  const fed = new Map<string, number>();
  for (const { from, to } of network.links) {
    if (!branching.has(types.get(from.element) ?? '') || !branching.has(types.get(to.element) ?? '')) continue;
    fed.set(from.element, (fed.get(from.element) ?? 0) + 1);
  }
  return [...fed.values()].some((count) => count > 1) ? 'Tree' : 'Chain';
}
