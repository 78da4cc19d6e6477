/** Clock transitions by key: label and frequency f_0 in Hz. */
export interface Species {
  readonly key: string;
  readonly label: string;
  /** As it stands on the drawing, e.g. "Sr". */
  readonly symbol: string;
  readonly frequency: number;
}

/** Recommended frequencies of the CIPM, rounded to 1 MHz or better; that of Er as the paper uses it (1299 nm). */
export const SPECIES: readonly Species[] = [
  { key: 'strontium', label: '⁸⁷Sr', symbol: 'Sr', frequency: 429_228_004_229_873 },
  { key: 'ytterbium', label: '¹⁷¹Yb', symbol: 'Yb', frequency: 518_295_836_590_864 },
  { key: 'aluminium', label: '²⁷Al⁺', symbol: 'Al⁺', frequency: 1_121_015_393_207_859 },
  { key: 'mercury', label: '¹⁹⁹Hg', symbol: 'Hg', frequency: 1_128_575_290_808_154 },
  { key: 'calcium', label: '⁴⁰Ca⁺', symbol: 'Ca⁺', frequency: 411_042_129_776_400 },
  { key: 'erbium', label: 'Er', symbol: 'Er', frequency: 231e12 },
];

export function speciesOf(key: unknown): Species | undefined {
  return SPECIES.find((species) => species.key === key);
}
