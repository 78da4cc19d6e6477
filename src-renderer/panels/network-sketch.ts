import type { NetworkElement, NetworkLink, Position } from '../../models/document/project';
import type { ElementSpec, PhysicsModel } from '../../models/model';
import { beamPath } from '../canvas/link-shape';
import { linkEnd, type NodeSize } from '../canvas/node-size';

/** As much of a network as its sketch shows. */
export interface DrawnNetwork {
  readonly elements: readonly Pick<NetworkElement, 'id' | 'type' | 'position'>[];
  readonly links: readonly Pick<NetworkLink, 'from' | 'to' | 'parameters'>[];
}

/** One element as a plain shape around its middle. */
export interface SketchedElement extends Position, NodeSize {
  readonly id: string;
  readonly shape: 'box' | 'disc' | 'splitter' | 'mirror';
  readonly tone: 'sensor' | 'source' | 'part';
}

/** A network drawn small, in the units of its drawing. */
export interface Sketch {
  readonly elements: readonly SketchedElement[];
  /** SVG path data: of the light or the entangled pairs, and of what only carries records. */
  readonly light: string;
  readonly records: string;
  readonly viewBox: string;
}

const CARD: NodeSize = { width: 146, height: 92 };
const GLYPH: NodeSize = { width: 48, height: 48 };
const DISC: NodeSize = { width: 104, height: 104 };
const MARGIN = 24;

/** The sketch of a network from where its elements stand; notes and types that the model does not know are left out. */
export function sketchOf({ elements, links }: DrawnNetwork, model: PhysicsModel): Sketch {
  const specs = new Map(model.elements.map((spec) => [spec.type, spec]));
  const drawn = new Map(
    elements.flatMap(({ id, type, position }) => {
      const spec = specs.get(type);
      if (!spec || spec.ports.length === 0) return [];
      return [[id, { spec, position, size: sizeOf(spec) }] as const];
    }),
  );
  const paths: Record<'light' | 'records', string[]> = { light: [], records: [] };
  for (const { from, to, parameters } of links) {
    const [start, end] = [drawn.get(from.element), drawn.get(to.element)];
    if (!start || !end) continue;
    if (model.link.appearance === 'line') {
      const path = `M${start.position.x} ${start.position.y}L${end.position.x} ${end.position.y}`;
      paths[model.link.dashed?.(parameters) ? 'records' : 'light'].push(path);
      continue;
    }
    const [out, into] = [
      linkEnd(start.spec, from.port, start.position, start.size),
      linkEnd(end.spec, to.port, end.position, end.size),
    ];
    const carries = start.spec.ports.find(({ key }) => key === from.port)?.carries;
    if (out && into) paths[carries === 'light' ? 'light' : 'records'].push(beamPath(out, into)[0]);
  }
  const shapes = [...drawn].map(([id, { spec, position, size }]): SketchedElement => ({
    id,
    ...position,
    ...size,
    shape: shapeOf(spec),
    tone: toneOf(spec),
  }));
  return { elements: shapes, light: paths.light.join(''), records: paths.records.join(''), viewBox: boundsOf(shapes) };
}

function sizeOf({ appearance }: ElementSpec): NodeSize {
  switch (appearance) {
    case 'card':
      return CARD;
    case 'glyph':
      return GLYPH;
    case 'disc':
      return DISC;
  }
}

function shapeOf({ appearance, glyph }: ElementSpec): SketchedElement['shape'] {
  if (glyph === 'mirror' || glyph === 'splitter') return glyph;
  return appearance === 'card' ? 'box' : 'disc';
}

function toneOf({ measuresSignal, ports }: ElementSpec): SketchedElement['tone'] {
  if (measuresSignal) return 'sensor';
  return ports.every(({ direction }) => direction === 'out') ? 'source' : 'part';
}

/** The box around all shapes with some margin, as a viewBox; a unit box where there are none. */
function boundsOf(shapes: readonly SketchedElement[]): string {
  if (shapes.length === 0) return '0 0 1 1';
  const left = Math.min(...shapes.map(({ x, width }) => x - width / 2)) - MARGIN;
  const right = Math.max(...shapes.map(({ x, width }) => x + width / 2)) + MARGIN;
  const top = Math.min(...shapes.map(({ y, height }) => y - height / 2)) - MARGIN;
  const bottom = Math.max(...shapes.map(({ y, height }) => y + height / 2)) + MARGIN;
  return `${left} ${top} ${right - left} ${bottom - top}`;
}
