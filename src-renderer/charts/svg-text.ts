import { escapeXml, tag } from './svg-marks';
import type { TickText } from './tick-text';

/** Colours of everything but curves on paper: those of the light theme. */
export const INK = '#15181E';
export const QUIET = '#454D5B';
export const AXIS = '#838C9B';
export const GRID = '#EBEDF1';
export const RAISED = '#F6F7F9';
export const WARN = '#855300';

export interface TextStyle {
  readonly size?: number;
  readonly weight?: number;
  readonly fill?: string;
  readonly anchor?: 'start' | 'end' | 'middle';
  /** A rim in the colour of the paper, for words that stand on curves or cells. */
  readonly plate?: boolean;
}

export function text(x: number, y: number, content: string, style: TextStyle = {}): string {
  return tag('text', attributesOf(x, y, style), escapeXml(content));
}

/** The label of a tick with its exponent raised. */
export function tickText(x: number, y: number, label: TickText, anchor: 'start' | 'end' | 'middle'): string {
  const raised =
    label.exponent === undefined ? '' : tag('tspan', { dy: -4, 'font-size': 8 }, escapeXml(label.exponent));
  return tag('text', attributesOf(x, y, { fill: QUIET, anchor }), escapeXml(label.text) + raised);
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: string): string {
  return tag('line', { x1, y1, x2, y2, stroke });
}

function attributesOf(x: number, y: number, style: TextStyle): Record<string, string | number | undefined> {
  return {
    x,
    y,
    fill: style.fill ?? INK,
    'font-size': style.size,
    'font-weight': style.weight,
    'text-anchor': style.anchor,
    ...(style.plate === true && {
      stroke: '#FFFFFF',
      'stroke-width': 3,
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
    }),
  };
}
