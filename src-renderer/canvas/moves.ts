import type { Position, Project } from '../../models/document/project';
import type { ElementNode } from './graph';

/** Where nodes stand elsewhere than the document says. */
export function movedPositions(project: Project, nodes: readonly ElementNode[]): Readonly<Record<string, Position>> {
  const written = new Map(project.network.elements.map(({ id, position }) => [id, position]));
  return Object.fromEntries(
    nodes.flatMap(({ id, position: { x, y } }) => {
      const before = written.get(id);
      return before && (before.x !== x || before.y !== y) ? [[id, { x, y }] as const] : [];
    }),
  );
}
