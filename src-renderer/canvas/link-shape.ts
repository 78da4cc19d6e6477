import { getSmoothStepPath, Position } from '@xyflow/svelte';
import type { LinkEnd } from './node-size';

/** Width in pixels of the soft band under a link that carries the share p of the light. */
export function bandWidth(share: number): number {
  return 2 + 13 * Math.min(1, Math.max(0, share));
}

const percent = new Intl.NumberFormat('en', { style: 'percent', maximumSignificantDigits: 3 });

/** Smaller shares would only be long rows of zeros. */
const SMALLEST_SHARE = 1e-5;

/** A share as people write it, e.g. "25 %" or "33.3 %". */
export function shareText(share: number): string {
  if (share > 0 && share < SMALLEST_SHARE) return `< ${shareText(SMALLEST_SHARE)}`;
  return percent.format(share).replace('%', '\u2009%').replace('-', '\u2212');
}

/** How far above its end a beam runs that leads back to the start of a new row: clear of the words there. */
const ABOVE_ROW = 100;

/** Path of the guided light between two ports, and its own middle. */
export function beamPath(from: LinkEnd, to: LinkEnd): readonly [path: string, x: number, y: number] {
  const back =
    from.side === Position.Right && to.side === Position.Left && to.x < from.x && to.y - from.y > 2 * ABOVE_ROW;
  const [path, x, y] = getSmoothStepPath({
    sourceX: from.x,
    sourceY: from.y,
    sourcePosition: from.side,
    targetX: to.x,
    targetY: to.y,
    targetPosition: to.side,
    borderRadius: 6,
    ...(back ? { centerY: to.y - ABOVE_ROW } : {}),
  });
  return [path, x, y];
}

/** A node as far as a line to its middle needs it; absent while the flow has not measured it. */
export type Measured =
  | {
      readonly measured: { readonly width?: number; readonly height?: number };
      readonly internals: { readonly positionAbsolute: { readonly x: number; readonly y: number } };
    }
  | undefined;

/** Path of the straight line from the middle of one node to the middle of another, and its own middle. */
export function straightBetween(from: Measured, to: Measured): readonly [path: string, x: number, y: number] {
  const [a, b] = [middleOf(from), middleOf(to)];
  return [`M${a.x} ${a.y}L${b.x} ${b.y}`, (a.x + b.x) / 2, (a.y + b.y) / 2];
}

function middleOf(node: Measured): { readonly x: number; readonly y: number } {
  if (!node) return { x: 0, y: 0 };
  const { x, y } = node.internals.positionAbsolute;
  return { x: x + (node.measured.width ?? 0) / 2, y: y + (node.measured.height ?? 0) / 2 };
}
