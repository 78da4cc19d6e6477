/** Width in pixels of the soft band under a link that carries the share p of the light. */
export function bandWidth(share: number): number {
  return 2 + 13 * Math.min(1, Math.max(0, share));
}

const percent = new Intl.NumberFormat('en', { style: 'percent', maximumSignificantDigits: 3 });

/** A share as people write it, e.g. "25 %" or "33.3 %". */
export function shareText(share: number): string {
  return percent.format(share).replace('%', '\u2009%').replace('-', '\u2212');
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
