/**
 * Units and SI prefixes. A unit either scales by a power of ten, where conversion is exact because
 * it shifts the decimal text, or by a curve (degrees, decibels).
 */
export interface Unit {
  /** As shown and as stored in `displayUnits`. */
  readonly symbol: string;
  /** Other accepted spellings. */
  readonly aliases: readonly string[];
  readonly scaling: Scaling;
}

export type Scaling =
  /** SI value = number * 10^power. */
  | { readonly type: 'decimal'; readonly power: number }
  | { readonly type: 'curve'; readonly toSI: (shown: number) => number; readonly fromSI: (value: number) => number };

export type Prefix = 'a' | 'f' | 'p' | 'n' | 'µ' | 'm' | '' | 'k' | 'M' | 'G' | 'T';

const POWER_OF: Readonly<Record<Prefix, number>> = {
  a: -18,
  f: -15,
  p: -12,
  n: -9,
  µ: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
};

/** The micro sign has a Greek twin, and keyboards have neither. */
const SPELLINGS: Readonly<Partial<Record<Prefix, readonly string[]>>> = { µ: ['µ', 'μ', 'u'] };

export function decimalUnit(symbol: string, power: number, aliases: readonly string[] = []): Unit {
  return { symbol, aliases, scaling: { type: 'decimal', power } };
}

/** The unit with each of the prefixes; `basePower` is the power of ten of the bare unit in SI (g: -3). */
export function prefixedUnits(
  base: string,
  prefixes: readonly Prefix[],
  basePower = 0,
  otherBases: readonly string[] = [],
): Unit[] {
  return prefixes.map((prefix) => {
    const symbol = prefix + base;
    const spellings = (SPELLINGS[prefix] ?? [prefix]).flatMap((spelt) => [base, ...otherBases].map((b) => spelt + b));
    return decimalUnit(
      symbol,
      basePower + POWER_OF[prefix],
      spellings.filter((spelling) => spelling !== symbol),
    );
  });
}

export function curveUnit(
  symbol: string,
  toSI: (shown: number) => number,
  fromSI: (value: number) => number,
  aliases: readonly string[] = [],
): Unit {
  return { symbol, aliases, scaling: { type: 'curve', toSI, fromSI } };
}

export const PLAIN = decimalUnit('', 0);
export const PERCENT = decimalUnit('%', -2);
export const PARTS_PER_MILLION = decimalUnit('ppm', -6);

const DECIBEL_SPELLINGS = ['db', 'DB'];

/** Attenuation of power: 3 dB lets 10^-0.3 through. No light at all is an infinite loss. */
export const DECIBEL_LOSS = curveUnit(
  'dB',
  (loss) => 10 ** (-loss / 10),
  (transmission) => -10 * Math.log10(transmission) + 0,
  DECIBEL_SPELLINGS,
);

/** Variance relative to vacuum: -3 dB is 10^-0.3. */
export const DECIBEL_LEVEL = curveUnit(
  'dB',
  (level) => 10 ** (level / 10),
  (variance) => 10 * Math.log10(variance),
  DECIBEL_SPELLINGS,
);

/** Power relative to one milliwatt. */
export const DECIBEL_MILLIWATT = curveUnit(
  'dBm',
  (level) => 10 ** (level / 10 - 3),
  (watt) => 10 * (Math.log10(watt) + 3),
);

export const DEGREE = curveUnit(
  '°',
  (degrees) => (degrees * Math.PI) / 180,
  (radians) => (radians * 180) / Math.PI,
  ['deg', 'degree', 'degrees', 'º'],
);

export const CELSIUS = curveUnit(
  '°C',
  (celsius) => celsius + 273.15,
  (kelvin) => kelvin - 273.15,
  ['degC'],
);

/** A unit of time that is not a power of ten of the second. */
export function secondsUnit(symbol: string, seconds: number): Unit {
  return curveUnit(
    symbol,
    (shown) => shown * seconds,
    (value) => value / seconds,
  );
}
