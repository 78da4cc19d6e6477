import type { NodeHandle, Position as Side } from '@xyflow/svelte';
import type { Position } from '../../models/document/project';
import type { ElementSpec } from '../../models/model';
import type { ElementView } from './graph';
import { type PlacedPort, placedPorts } from './sides';

/** Width and height of an element as drawn, in canvas units. */
export interface NodeSize {
  readonly width: number;
  readonly height: number;
}

const GLYPH = 34;
const DISC = 88;
const CARD = { width: 146, noteWidth: 200, border: 2, title: 30, sourceTitle: 48, padding: 14, row: 19, share: 12 };

/** The size an element will have on the drawing; what it turns out to be replaces it once it has been in view. */
export function expectedSize({ spec, lines, share }: Pick<ElementView, 'spec' | 'lines' | 'share'>): NodeSize {
  switch (spec.appearance) {
    case 'glyph':
      return { width: GLYPH, height: GLYPH };
    case 'disc':
      return { width: DISC, height: DISC };
    case 'card': {
      const note = spec.ports.length === 0;
      const rows = note ? 0 : lines.filter(({ role }) => role !== 'limit').length;
      const body = rows === 0 ? 0 : CARD.padding + CARD.row * rows + (share === null ? 0 : CARD.share);
      const source = !note && spec.ports.every(({ direction }) => direction === 'out');
      return {
        width: note ? CARD.noteWidth : CARD.width,
        height: CARD.border + (source ? CARD.sourceTitle : CARD.title) + body,
      };
    }
  }
}

/** Where links meet an element that has not been in view yet, from its upper left corner. */
export function expectedHandles(spec: ElementSpec, size: NodeSize): NodeHandle[] {
  return placedPorts(spec.ports).map((placed) => ({
    id: placed.port.key,
    type: placed.port.direction === 'out' ? 'source' : 'target',
    position: placed.position,
    ...meetingPoint(spec, placed, size),
    width: 1,
    height: 1,
  }));
}

/** A point of the drawing with the side of the element on which a link leaves it. */
export interface LinkEnd extends Position {
  readonly side: Side;
}

/** Where a link meets an element that stands around `centre`; null where it has no such port. */
export function linkEnd(spec: ElementSpec, port: string, centre: Position, size: NodeSize): LinkEnd | null {
  const placed = placedPorts(spec.ports).find((candidate) => candidate.port.key === port);
  if (!placed) return null;
  const { x, y } = meetingPoint(spec, placed, size);
  return { x: centre.x - size.width / 2 + x, y: centre.y - size.height / 2 + y, side: placed.position };
}

function meetingPoint({ glyph }: ElementSpec, { port, along }: PlacedPort, { width, height }: NodeSize): Position {
  // Light meets a mirror in its middle.
  if (glyph === 'mirror') return { x: width / 2, y: height / 2 };
  switch (port.side) {
    case 'left':
      return { x: 0, y: along * height };
    case 'right':
      return { x: width, y: along * height };
    case 'top':
      return { x: along * width, y: 0 };
    case 'bottom':
      return { x: along * width, y: height };
  }
}
