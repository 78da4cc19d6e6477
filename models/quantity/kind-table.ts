import type { QuantityKind } from './kinds';
import {
  CELSIUS,
  DECIBEL_LEVEL,
  DECIBEL_LOSS,
  DECIBEL_MILLIWATT,
  decimalUnit,
  DEGREE,
  PARTS_PER_MILLION,
  PERCENT,
  PLAIN,
  prefixedUnits,
  secondsUnit,
  type Unit,
} from './units';

/** What a kind of quantity accepts and how it is shown. */
export interface KindSpec {
  /** With article, for sentences: "a time". */
  readonly noun: string;
  /** Units that fields accept; the first one that can express a value is shown where nothing else is asked for. */
  readonly units: readonly Unit[];
  /** Among these, ascending, the one that leaves 1 to 999 before the point is shown by default. */
  readonly engineering: readonly Unit[];
  /** What a number without unit means: the value itself, or nothing, so that a unit is asked for. */
  readonly bareNumber: 'value' | 'needs-unit';
  /** Units in words, for messages. */
  readonly takes: string;
  readonly example: string;
}

const SECONDS = prefixedUnits('s', ['f', 'p', 'n', 'µ', 'm', '']);
const HERTZ = prefixedUnits('Hz', ['µ', 'm', '', 'k', 'M', 'G', 'T']);
const PER_SECOND = [
  ...prefixedUnits('/s', ['µ', 'm'], 0, ['Hz']),
  decimalUnit('/s', 0, ['Hz', '1/s', 's^-1', 's⁻¹']),
  ...prefixedUnits('/s', ['k', 'M', 'G', 'T'], 0, ['Hz']),
];
const WATTS = prefixedUnits('W', ['a', 'f', 'p', 'n', 'µ', 'm', '', 'k', 'M']);
const KELVINS = prefixedUnits('K', ['p', 'n', 'µ', 'm', '']);
const GRAMS = prefixedUnits('g', ['a', 'f', 'p', 'n', 'µ', 'm', '', 'k'], -3);
const METRES = prefixedUnits('m', ['f', 'p', 'n', 'µ', 'm', '', 'k']);
/** The reader of numbers spells the root sign out. */
const FORCE_NOISES = prefixedUnits('N/√Hz', ['a', 'f', 'p', 'n', 'µ', 'm', ''], 0, ['N/sqrtHz', 'N/rtHz']);
const RADIANS = prefixedUnits('rad', ['n', 'µ', 'm', '']);

/** The unit without prefix, shown for zero and for values beyond every prefix. */
const withBaseFirst = (units: readonly Unit[], base: string): readonly Unit[] => [
  ...units.filter((unit) => unit.symbol === base),
  ...units.filter((unit) => unit.symbol !== base),
];

export const KINDS: Readonly<Record<QuantityKind, KindSpec>> = {
  number: {
    noun: 'a number',
    units: [PLAIN],
    engineering: [],
    bareNumber: 'value',
    takes: 'a plain number without unit',
    example: '2.5',
  },
  weight: {
    noun: 'a weight',
    units: [PLAIN, PERCENT],
    engineering: [],
    bareNumber: 'value',
    takes: 'a plain number, a fraction or %',
    example: '0.25, 1/4 or −1',
  },
  count: {
    noun: 'a whole number',
    units: [PLAIN],
    engineering: [],
    bareNumber: 'value',
    takes: 'a plain whole number',
    example: '4',
  },
  fraction: {
    noun: 'a fraction',
    units: [PERCENT, PLAIN, PARTS_PER_MILLION],
    engineering: [],
    bareNumber: 'value',
    takes: '%, ppm or a plain number from 0 to 1',
    example: '25 %, 0.25 or 1/4',
  },
  transmission: {
    noun: 'a loss or an efficiency',
    units: [DECIBEL_LOSS, PERCENT, PLAIN, PARTS_PER_MILLION],
    engineering: [],
    bareNumber: 'value',
    takes: 'a loss in dB, an efficiency in % or a plain efficiency from 0 to 1',
    example: '0.86 dB, 82 % or 0.82',
  },
  squeezing: {
    noun: 'a squeezing level',
    units: [DECIBEL_LEVEL],
    engineering: [],
    bareNumber: 'needs-unit',
    takes: 'dB, at most 0 dB',
    example: '−7.1 dB',
  },
  antisqueezing: {
    noun: 'an antisqueezing level',
    units: [DECIBEL_LEVEL],
    engineering: [],
    bareNumber: 'needs-unit',
    takes: 'dB, at least 0 dB',
    example: '9.5 dB',
  },
  photons: {
    noun: 'a photon number',
    units: [decimalUnit('', 0, ['photons', 'photon'])],
    engineering: [],
    bareNumber: 'value',
    takes: 'a plain number',
    example: '2.3 or 1.5e3',
  },
  angle: {
    noun: 'an angle',
    units: [DEGREE, ...withBaseFirst(RADIANS, 'rad')],
    engineering: [],
    bareNumber: 'needs-unit',
    takes: '° (deg), rad, mrad or µrad',
    example: '15 deg, 5 mrad or pi/2',
  },
  time: {
    noun: 'a time',
    units: [...withBaseFirst(SECONDS, 's'), secondsUnit('min', 60), secondsUnit('h', 3600), secondsUnit('d', 86400)],
    engineering: SECONDS,
    bareNumber: 'needs-unit',
    takes: 's with a prefix (ms, µs, ns), min, h or d',
    example: '10 ms or 2.5 s',
  },
  frequency: {
    noun: 'a frequency',
    units: withBaseFirst(HERTZ, 'Hz'),
    engineering: HERTZ,
    bareNumber: 'needs-unit',
    takes: 'Hz with a prefix (mHz, kHz, MHz, GHz)',
    example: '5 kHz or 4.3 MHz',
  },
  rate: {
    noun: 'a rate',
    units: withBaseFirst(PER_SECOND, '/s'),
    engineering: PER_SECOND,
    bareNumber: 'needs-unit',
    takes: '/s or Hz with a prefix (k/s, MHz)',
    example: '200 /s or 5 kHz',
  },
  power: {
    noun: 'a power',
    units: [...withBaseFirst(WATTS, 'W'), DECIBEL_MILLIWATT],
    engineering: WATTS,
    bareNumber: 'needs-unit',
    takes: 'W with a prefix (mW, µW, nW) or dBm',
    example: '5 µW or 1.2 mW',
  },
  temperature: {
    noun: 'a temperature',
    units: [...withBaseFirst(KELVINS, 'K'), CELSIUS],
    engineering: KELVINS,
    bareNumber: 'needs-unit',
    takes: 'K with a prefix (mK, µK) or °C',
    example: '300 K or 4 mK',
  },
  mass: {
    noun: 'a mass',
    units: withBaseFirst(GRAMS, 'kg'),
    engineering: GRAMS,
    bareNumber: 'needs-unit',
    takes: 'g with a prefix (kg, mg, ng)',
    example: '10 ng or 1.2 mg',
  },
  length: {
    noun: 'a length',
    units: [...withBaseFirst(METRES, 'm'), decimalUnit('cm', -2)],
    engineering: METRES,
    bareNumber: 'needs-unit',
    takes: 'm with a prefix (km, cm, mm, µm, nm)',
    example: '1.5 km or 780 nm',
  },
  forceNoise: {
    noun: 'a force resolution',
    units: withBaseFirst(FORCE_NOISES, 'N/√Hz'),
    engineering: FORCE_NOISES,
    bareNumber: 'needs-unit',
    takes: 'N/√Hz (or N/rtHz) with a prefix (pN, fN, aN)',
    example: '6.6 fN/√Hz',
  },
};

/** The unit of a kind by its symbol or one of its spellings. */
export function findUnit(kind: QuantityKind, text: string): Unit | undefined {
  const wanted = text.trim();
  return KINDS[kind].units.find((unit) => unit.symbol === wanted || unit.aliases.includes(wanted));
}

/** The symbols in which a quantity of this kind may be shown. */
export function unitSymbols(kind: QuantityKind): readonly string[] {
  return [...new Set(KINDS[kind].units.map((unit) => unit.symbol))];
}
