import { TONES, type Strand, type Tone } from './far-picture';

/** Colours of a painted drawing; a canvas knows nothing of style sheets. */
export type Colour = Tone | 'light' | 'record' | 'frame';

const TOKENS: Readonly<Record<Colour, string>> = {
  part: '--ctl',
  sensor: '--t2',
  source: '--t1',
  wrong: '--bad',
  selected: '--acc',
  light: '--t3',
  record: '--line2',
  frame: '--acc',
};

/** Colours where Optimise has set what is drawn. */
const OPTIMISED: Partial<Record<Colour, string>> = { sensor: '--d1', source: '--d1', light: '--d1' };

/** Reads the colours of the theme in force where an element stands. */
export function readColours(element: Element, optimised: boolean): (colour: Colour) => string {
  const style = getComputedStyle(element);
  return (colour) => style.getPropertyValue((optimised && OPTIMISED[colour]) || TOKENS[colour]).trim();
}

/** How canvas units are mapped to pixels of the element. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Clears a canvas that fills `width` x `height` pixels of the page and lets it paint in canvas units; null where it cannot. */
export function openCanvas(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  { x, y, zoom }: View,
): CanvasRenderingContext2D | null {
  const context = canvas.getContext('2d');
  if (!context) return null;
  const density = window.devicePixelRatio;
  // Setting the size clears the canvas; doing so only when it changes spares its memory.
  const [across, down] = [Math.round(width * density), Math.round(height * density)];
  if (canvas.width !== across) canvas.width = across;
  if (canvas.height !== down) canvas.height = down;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, across, down);
  context.setTransform(zoom * density, 0, 0, zoom * density, x * density, y * density);
  return context;
}

/** Paints links: guided light as a soft band as wide as its share, under a thin line. */
export function paintStrands(
  context: CanvasRenderingContext2D,
  strands: readonly (Omit<Strand, 'path'> & { readonly path: Path2D })[],
  colour: (colour: Colour) => string,
  zoom: number,
): void {
  for (const { width, light, selected, path } of strands) {
    context.strokeStyle = colour(selected ? 'selected' : light ? 'light' : 'record');
    if (width > 1) {
      context.globalAlpha = 0.3;
      context.lineWidth = Math.max(width, 1 / zoom);
      context.stroke(path);
      context.globalAlpha = 1;
    }
    context.lineWidth = Math.max(light ? 1.5 : 1, 0.75 / zoom);
    context.stroke(path);
  }
}

/** Paints elements as plain shapes, at least one pixel wide. */
export function paintShapes(
  context: CanvasRenderingContext2D,
  shapes: ReadonlyMap<Tone, Path2D>,
  colour: (colour: Colour) => string,
  zoom: number,
): void {
  context.lineWidth = 1 / zoom;
  for (const tone of TONES) {
    const shape = shapes.get(tone);
    if (!shape) continue;
    context.fillStyle = colour(tone);
    context.strokeStyle = context.fillStyle;
    context.fill(shape);
    context.stroke(shape);
  }
}
