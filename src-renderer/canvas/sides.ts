import { Position } from '@xyflow/svelte';
import type { PortSpec } from '../../models/model';

const POSITIONS: Readonly<Record<PortSpec['side'], Position>> = {
  left: Position.Left,
  right: Position.Right,
  top: Position.Top,
  bottom: Position.Bottom,
};

/** A port with its place on the outline of the element. */
export interface PlacedPort {
  readonly port: PortSpec;
  readonly position: Position;
  /** How far along its side it sits, 0..1: ports on one side share it evenly. */
  readonly along: number;
  /** CSS that puts it there. */
  readonly style: string;
}

export function placedPorts(ports: readonly PortSpec[]): readonly PlacedPort[] {
  return ports.map((port) => {
    const neighbours = ports.filter(({ side }) => side === port.side);
    const along = (neighbours.indexOf(port) + 1) / (neighbours.length + 1);
    const axis = port.side === 'left' || port.side === 'right' ? 'top' : 'left';
    return { port, position: POSITIONS[port.side], along, style: `${axis}: ${100 * along}%` };
  });
}
