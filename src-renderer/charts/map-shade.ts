import type { MapFigure, SeriesFamily } from '../../models/figure';
import { type Domain, domainOf, placeOf } from './axis-domain';
import { mixed } from './mix-colours';

/** Hue of a value and how much of it, 0 to 1. */
export interface Shade {
  readonly family: SeriesFamily;
  readonly strength: number;
}

export interface MapShades {
  readonly domain: Domain;
  /** Shade of a value within the domain; null where the scale cannot show it. */
  of(value: number): Shade | null;
}

/** With a number in every cell this share of the hue still leaves the number readable. */
const UNDER_TEXT = 0.46;
const WITHOUT_TEXT = 0.82;
/** The lowest value of a one-hued scale is still told from a cell without value. */
const FAINTEST = 0.08;

/**
 * The colours of a map. With a neutral value two hues part from it, equally strong at equal distance, so that neither
 * side looks larger than it is; without one the strength grows from the lowest to the highest value.
 */
export function shadesOf(figure: MapFigure): MapShades {
  const { neutral, good } = figure.value;
  const values = figure.cells.flat().filter((value) => value !== null);
  const domain = domainOf(figure.value, neutral === undefined ? values : [...values, neutral], false);
  const clipped = (value: number): number | null => {
    const place = placeOf(domain, value);
    return place === null ? null : Math.max(0, Math.min(1, place));
  };
  const centre = neutral === undefined ? null : clipped(neutral);
  const above: SeriesFamily = good === 'above' ? 'design' : 'separate';
  const below: SeriesFamily = good === 'above' ? 'separate' : 'design';
  return {
    domain,
    of(value) {
      const place = clipped(value);
      if (place === null) return null;
      if (centre === null) return { family: 'design', strength: FAINTEST + (1 - FAINTEST) * place };
      const distance = (place - centre) / Math.max(centre, 1 - centre);
      return { family: distance > 0 ? above : below, strength: Math.abs(distance) };
    },
  };
}

/** The colour of a shade on a ground, paler where a number stands on it. */
export function shadeColour(
  { family, strength }: Shade,
  hues: Readonly<Record<SeriesFamily, string>>,
  ground: string,
  underText: boolean,
): string {
  return mixed(hues[family], ground, strength * (underText ? UNDER_TEXT : WITHOUT_TEXT));
}
