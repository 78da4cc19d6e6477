/** Outcomes of one level: how many copies of each quadrature gave the parity +1. */
export interface PhaseEstimates {
  /** Copies that read (1 + C cos) / 2: ceil(n / 2). */
  readonly cosineCopies: number;
  /** Copies that read (1 + C sin) / 2: floor(n / 2). */
  readonly sineCopies: number;
  /**
   * Maxima of the likelihood in [-pi, pi) for k_x and k_y counts of +1, at index k_x (sineCopies + 1) + k_y;
   * several where the likelihood has equal maxima, which share the outcome in equal parts.
   */
  readonly maxima: readonly (readonly number[])[];
}

/** Grid on which maxima are looked for; between neighbours the likelihood of any outcome has one at most. */
const GRID = 720;
/** Maxima whose log-likelihoods differ by less than this are equal up to rounding. */
const TIE = 1e-9;

const cache = new Map<string, PhaseEstimates>();

/**
 * Maximum-likelihood phase of every outcome of n copies read in two quadratures, ceil(n/2) with
 * (1 + C cos phi)/2 and floor(n/2) with (1 + C sin phi)/2, found on a grid and refined by bisection of the
 * slope to rounding. Tables are kept, as designs ask for the same few again and again.
 *
 * @param copies n >= 2
 * @param contrast C in (0, 1]
 */
export function phaseEstimates(copies: number, contrast: number): PhaseEstimates {
  const key = `${copies}/${contrast}`;
  const known = cache.get(key);
  if (known) return known;
  if (cache.size > 256) cache.clear();
  const made = tabulate(copies, contrast);
  cache.set(key, made);
  return made;
}

function tabulate(copies: number, contrast: number): PhaseEstimates {
  const cosineCopies = Math.ceil(copies / 2);
  const sineCopies = copies - cosineCopies;
  const step = (2 * Math.PI) / GRID;
  const angles = Float64Array.from({ length: GRID }, (_, g) => -Math.PI + (g + 0.5) * step);
  const logs = angles.reduce<[Float64Array, Float64Array, Float64Array, Float64Array]>(
    (tables, angle, g) => {
      tables[0][g] = Math.log1p(contrast * Math.cos(angle));
      tables[1][g] = Math.log1p(-contrast * Math.cos(angle));
      tables[2][g] = Math.log1p(contrast * Math.sin(angle));
      tables[3][g] = Math.log1p(-contrast * Math.sin(angle));
      return tables;
    },
    [new Float64Array(GRID), new Float64Array(GRID), new Float64Array(GRID), new Float64Array(GRID)],
  );
  const likelihood = new Float64Array(GRID);
  const maxima: number[][] = [];
  for (let kx = 0; kx <= cosineCopies; kx++) {
    for (let ky = 0; ky <= sineCopies; ky++) {
      for (let g = 0; g < GRID; g++) {
        likelihood[g] =
          kx * logs[0][g]! + (cosineCopies - kx) * logs[1][g]! + ky * logs[2][g]! + (sineCopies - ky) * logs[3][g]!;
      }
      const counts = { kx, mx: cosineCopies - kx, ky, my: sineCopies - ky };
      maxima.push(highest(likelihood, angles, step, counts, contrast));
    }
  }
  return { cosineCopies, sineCopies, maxima };
}

interface Counts {
  readonly kx: number;
  readonly mx: number;
  readonly ky: number;
  readonly my: number;
}

/** The refined local maxima whose likelihood is the greatest. */
function highest(
  likelihood: Float64Array,
  angles: Float64Array,
  step: number,
  counts: Counts,
  contrast: number,
): number[] {
  const candidates: { angle: number; value: number }[] = [];
  for (let g = 0; g < GRID; g++) {
    const before = likelihood[(g + GRID - 1) % GRID]!;
    const after = likelihood[(g + 1) % GRID]!;
    if (likelihood[g]! < before || likelihood[g]! < after) continue;
    const angle = refine(angles[g]! - step, angles[g]! + step, counts, contrast);
    candidates.push({ angle, value: logLikelihood(angle, counts, contrast) });
  }
  const best = candidates.reduce((most, { value }) => Math.max(most, value), -Infinity);
  const found: number[] = [];
  for (const { angle, value } of candidates) {
    if (value < best - TIE * Math.max(1, Math.abs(best))) continue;
    const wrapped = wrapPhase(angle);
    // Two neighbours of equal height on the grid are one maximum between them.
    if (!found.some((other) => Math.abs(wrapPhase(other - wrapped)) < 1e-6)) found.push(wrapped);
  }
  return found;
}

/** Root of the slope, which falls through zero between the two angles. */
function refine(low: number, high: number, counts: Counts, contrast: number): number {
  for (let k = 0; k < 60; k++) {
    const middle = 0.5 * (low + high);
    if (slope(middle, counts, contrast) > 0) low = middle;
    else high = middle;
  }
  return 0.5 * (low + high);
}

/** d/dphi of the log-likelihood; outcomes that did not occur contribute nothing, also where they are impossible. */
function slope(angle: number, { kx, mx, ky, my }: Counts, contrast: number): number {
  const cosine = contrast * Math.cos(angle);
  const sine = contrast * Math.sin(angle);
  let sum = 0;
  if (kx > 0) sum -= (kx * sine) / (1 + cosine);
  if (mx > 0) sum += (mx * sine) / (1 - cosine);
  if (ky > 0) sum += (ky * cosine) / (1 + sine);
  if (my > 0) sum -= (my * cosine) / (1 - sine);
  return sum;
}

function logLikelihood(angle: number, { kx, mx, ky, my }: Counts, contrast: number): number {
  const cosine = contrast * Math.cos(angle);
  const sine = contrast * Math.sin(angle);
  const term = (count: number, signal: number): number => (count > 0 ? count * Math.log1p(signal) : 0);
  return term(kx, cosine) + term(mx, -cosine) + term(ky, sine) + term(my, -sine);
}

/** The angle in [-pi, pi) that differs from `angle` by full turns. */
export function wrapPhase(angle: number): number {
  return angle - 2 * Math.PI * Math.floor(angle / (2 * Math.PI) + 0.5);
}
