import type { Series, SeriesFamily } from '../../models/figure';

/** Colour token of a family: the same meaning has the same hue in every figure. */
export const FAMILY_TOKEN: Readonly<Record<SeriesFamily, string>> = {
  design: 'd1',
  separate: 'd2',
  simpler: 'd3',
  thermal: 'd4',
  extra: 'd5',
  limit: 'd6',
};

/** The colour of a family as a style sheet writes it; follows the theme. */
export function colourOf(family: SeriesFamily): string {
  return `var(--${FAMILY_TOKEN[family]})`;
}

/** Colours of exported figures, which stand on white paper: those of the light theme. */
export const PRINT_COLOURS: Readonly<Record<SeriesFamily, string>> = {
  design: '#0B62C4',
  separate: '#B45300',
  simpler: '#007A58',
  thermal: '#A03390',
  extra: '#15181E',
  limit: '#5B6573',
};

/** Stroke pattern in pixels; empty is solid. */
export const DASHES: Readonly<Record<Series['dash'], readonly number[]>> = {
  solid: [],
  dashed: [7, 4],
  dotted: [3.5, 2.5],
  long: [9, 3, 1.5, 3],
};

/** This design is drawn strongest, bounds finest. */
export function lineWidth(family: SeriesFamily): number {
  switch (family) {
    case 'design':
      return 2.5;
    case 'limit':
      return 1.25;
    case 'separate':
    case 'simpler':
    case 'thermal':
    case 'extra':
      return 1.6;
  }
}

export type Marker = 'circle' | 'square' | 'diamond' | 'triangle' | 'cross';

/** Shape of the points of a family, so that colour is never alone. */
export const FAMILY_MARKER: Readonly<Record<SeriesFamily, Marker>> = {
  design: 'circle',
  separate: 'square',
  simpler: 'diamond',
  thermal: 'triangle',
  extra: 'cross',
  limit: 'cross',
};
