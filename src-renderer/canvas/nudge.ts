import type { ElementNode } from './graph';

/** Spacing of the grid, in canvas units. */
export const GRID = 10;

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nodes with the selected ones one grid step further, ten with `far`; null for other keys or nothing selected. */
export function nudged(nodes: readonly ElementNode[], key: string, far: boolean): ElementNode[] | null {
  const direction = DIRECTIONS[key];
  if (!direction || !nodes.some((node) => node.selected)) return null;
  const step = far ? 10 * GRID : GRID;
  return nodes.map((node) =>
    node.selected
      ? { ...node, position: { x: node.position.x + direction[0] * step, y: node.position.y + direction[1] * step } }
      : node,
  );
}
