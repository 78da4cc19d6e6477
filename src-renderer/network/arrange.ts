import type { Position } from '../../models/document/project';

/** An element's centre and size on the canvas. */
export interface Placed {
  readonly id: string;
  readonly position: Position;
  readonly width: number;
  readonly height: number;
}

export type Arrangement = 'align-left' | 'align-top' | 'distribute';

type Moves = Readonly<Record<string, Position>>;

/** New centres that line the items up; items that stay put are left out. */
export function arrange(how: Arrangement, items: readonly Placed[]): Moves {
  switch (how) {
    case 'align-left': {
      const left = Math.min(...items.map((item) => item.position.x - item.width / 2));
      return moved(items, (item) => ({ x: left + item.width / 2, y: item.position.y }));
    }
    case 'align-top': {
      const top = Math.min(...items.map((item) => item.position.y - item.height / 2));
      return moved(items, (item) => ({ x: item.position.x, y: top + item.height / 2 }));
    }
    case 'distribute':
      return distribute(items);
  }
}

/** Equal steps between the centres, along the direction in which the items already spread. */
function distribute(items: readonly Placed[]): Moves {
  const spread = (axis: 'x' | 'y'): number => {
    const values = items.map((item) => item.position[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  const axis = spread('x') >= spread('y') ? 'x' : 'y';
  const sorted = items.toSorted((a, b) => a.position[axis] - b.position[axis]);
  const first = sorted[0]?.position[axis] ?? 0;
  const step = spread(axis) / Math.max(1, sorted.length - 1);
  const ranks = new Map(sorted.map((item, rank) => [item.id, rank]));
  return moved(items, (item) => ({ ...item.position, [axis]: first + (ranks.get(item.id) ?? 0) * step }));
}

function moved(items: readonly Placed[], to: (item: Placed) => Position): Moves {
  return Object.fromEntries(
    items
      .map((item) => [item, to(item)] as const)
      .filter(([item, { x, y }]) => x !== item.position.x || y !== item.position.y)
      .map(([item, position]) => [item.id, position]),
  );
}
