import type { Project } from '../../models/document/project';
import type { PhysicsModel } from '../../models/model';
import { portAt } from './connections';

const SIDES: Readonly<Record<string, 'left' | 'right' | 'top' | 'bottom'>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'top',
  ArrowDown: 'bottom',
};

/**
 * The element that a link from `element` leads to when leaving on the side of an arrow key. Without a link on that
 * side, left and up go against the light, right and down along it.
 */
export function neighbour(project: Project, model: PhysicsModel, element: string, key: string): string | null {
  const side = SIDES[key];
  if (!side) return null;
  const ends = project.network.links.flatMap((link) => {
    if (link.from.element === element) return [{ here: link.from, there: link.to.element, along: true }];
    if (link.to.element === element) return [{ here: link.to, there: link.from.element, along: false }];
    return [];
  });
  const onSide = ends.find(({ here }) => portAt(project, model, here)?.side === side);
  const along = side === 'right' || side === 'bottom';
  return (onSide ?? ends.find((end) => end.along === along))?.there ?? null;
}
