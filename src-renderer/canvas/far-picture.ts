import type { Position } from '../../models/document/project';
import type { ElementNode, LinkEdge } from './graph';
import { sizeOf } from './graph';
import { bandWidth, beamPath } from './link-shape';
import { linkEnd } from './node-size';

/** What the colour of an element says from afar; later ones are painted over earlier ones. */
export const TONES = ['part', 'sensor', 'source', 'wrong', 'selected'] as const;
export type Tone = (typeof TONES)[number];

/** Lines that are painted in one stroke. */
export interface Strand {
  /** Canvas units; guided light is as wide as its share. */
  readonly width: number;
  readonly light: boolean;
  readonly selected: boolean;
  /** SVG path data. */
  readonly path: string;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The shapes of the elements by what their colour says, as SVG path data. */
export function shapesOf(nodes: readonly ElementNode[]): ReadonlyMap<Tone, string> {
  const parts = new Map<Tone, string[]>(TONES.map((tone) => [tone, []]));
  for (const node of nodes) {
    const { x, y, width, height } = boxOf(node);
    parts.get(toneOf(node))!.push(`M${x} ${y}h${width}v${height}h${-width}z`);
  }
  return new Map([...parts].map(([tone, paths]) => [tone, paths.join('')]));
}

/** The links in as few strokes as their looks allow, wide ones first. */
export function strandsOf(nodes: readonly ElementNode[], links: readonly LinkEdge[]): readonly Strand[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const strands = new Map<string, { readonly strand: Omit<Strand, 'path'>; readonly paths: string[] }>();
  for (const { source, target, sourceHandle, targetHandle, data, selected = false } of links) {
    const path = pathBetween(byId.get(source), sourceHandle, byId.get(target), targetHandle, data?.style);
    if (path === null || !data) continue;
    const light = data.style === 'band' || data.style === 'line';
    const width = data.style === 'band' ? Math.round(bandWidth(data.share ?? 0)) : 1;
    const key = `${width} ${light} ${selected}`;
    const known = strands.get(key);
    if (known) known.paths.push(path);
    else strands.set(key, { strand: { width, light, selected }, paths: [path] });
  }
  return [...strands.values()]
    .map(({ strand, paths }) => ({ ...strand, path: paths.join('') }))
    .sort((a, b) => Number(a.selected) - Number(b.selected) || b.width - a.width);
}

function pathBetween(
  from: ElementNode | undefined,
  fromPort: string | null | undefined,
  to: ElementNode | undefined,
  toPort: string | null | undefined,
  style: string | undefined,
): string | null {
  if (!from || !to) return null;
  if (style === 'line' || style === 'dashed-line') {
    return `M${from.position.x} ${from.position.y}L${to.position.x} ${to.position.y}`;
  }
  const start = linkEnd(from.data.spec, fromPort ?? '', from.position, sizeOf(from, from.data));
  const end = linkEnd(to.data.spec, toPort ?? '', to.position, sizeOf(to, to.data));
  return start && end ? beamPath(start, end)[0] : null;
}

function toneOf({ selected, data: { errors, spec } }: ElementNode): Tone {
  if (selected) return 'selected';
  if (errors.length > 0) return 'wrong';
  if (spec.measuresSignal) return 'sensor';
  return spec.ports.length > 0 && spec.ports.every(({ direction }) => direction === 'out') ? 'source' : 'part';
}

function boxOf(node: ElementNode): Box {
  const { width, height } = sizeOf(node, node.data);
  return { x: node.position.x - width / 2, y: node.position.y - height / 2, width, height };
}

/** The box around all elements; nothing where there are none. */
export function boundsOf(nodes: readonly ElementNode[]): Box | null {
  if (nodes.length === 0) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const node of nodes) {
    const box = boxOf(node);
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The elements that a box touches. */
export function touchedBy(nodes: readonly ElementNode[], box: Box): readonly string[] {
  return nodes.filter((node) => distanceTo(box, boxOf(node)) === 0).map(({ id }) => id);
}

/** The element nearest to a point, if one is within `reach`. */
export function nearestTo(nodes: readonly ElementNode[], { x, y }: Position, reach: number): string | null {
  let best: { readonly id: string; readonly distance: number } | null = null;
  for (const node of nodes) {
    const distance = distanceTo({ x, y, width: 0, height: 0 }, boxOf(node));
    if (distance <= reach && (best === null || distance < best.distance)) best = { id: node.id, distance };
  }
  return best?.id ?? null;
}

/** Distance between two boxes, 0 where they touch. */
function distanceTo(a: Box, b: Box): number {
  const across = Math.max(0, b.x - a.x - a.width, a.x - b.x - b.width);
  const down = Math.max(0, b.y - a.y - a.height, a.y - b.y - b.height);
  return Math.hypot(across, down);
}
