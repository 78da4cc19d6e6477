import { fallingRoot } from '../../../optimizer/monotone-root';

/**
 * The phases at which the likelihood of a two-quadrature record is largest, in (-pi, pi]:
 * kx of nx copies read (1 + C cos)/2, ky of ny read (1 + C sin)/2. Several where the record does not tell them apart.
 *
 * With a = cos and b = sin of the phase, ln L = f(a) + g(b) with f and g concave. Turning kx into nx - kx mirrors a,
 * so the maximum lies in the quadrant of the majorities; there f'(a)/a and g'(b)/b are monotone where they have the
 * same sign and the stationary point is unique, between the phases that either quadrature alone would give.
 * @param contrast in (0, 1]
 */
export function likelihoodMaxima(kx: number, nx: number, ky: number, ny: number, contrast: number): number[] {
  const phase = quadrantMaximum(Math.max(kx, nx - kx), nx, Math.max(ky, ny - ky), ny, contrast);
  const cosines = 2 * kx === nx ? [1, -1] : [Math.sign(2 * kx - nx)];
  const sines = 2 * ky === ny ? [1, -1] : [Math.sign(2 * ky - ny)];
  const images = cosines.flatMap((a) => sines.map((b) => b * (a > 0 ? phase : Math.PI - phase)));
  // A maximum on an axis is its own image; -pi and pi are one.
  return [...new Set(images.map((image) => (image === -Math.PI ? Math.PI : image + 0)))];
}

/** The maximum in [0, pi/2] for majorities kx >= nx/2, ky >= ny/2. */
function quadrantMaximum(kx: number, nx: number, ky: number, ny: number, contrast: number): number {
  const half = Math.PI / 2;
  const meanCos = nx === 0 ? 0 : (2 * kx - nx) / (nx * contrast);
  const meanSin = ny === 0 ? 0 : (2 * ky - ny) / (ny * contrast);
  if (meanCos === 0 && meanSin === 0 && nx === ny) return half / 2;
  // An undecided quadrature pulls towards its axis; the other one may hold the phase there.
  const slack = 1 - contrast * contrast;
  if (meanCos === 0 && !(nx * slack < ny * (1 - meanSin))) return half;
  if (meanSin === 0 && !(ny * slack < nx * (1 - meanCos))) return 0;
  const slope = (phase: number): number => {
    const a = Math.cos(phase);
    const b = Math.sin(phase);
    const besideA = 1 - contrast + 2 * contrast * Math.sin(phase / 2) ** 2;
    const besideB = 1 - contrast + 2 * contrast * Math.sin((half - phase) / 2) ** 2;
    const df = kx / (1 + contrast * a) - (nx - kx) / besideA;
    const dg = ky / (1 + contrast * b) - (ny - ky) / besideB;
    return a * dg - b * df;
  };
  const byCos = Math.acos(Math.min(1, meanCos));
  const bySin = Math.asin(Math.min(1, meanSin));
  // At the axes themselves a term can be 0 times infinity.
  const low = Math.max(1e-12, Math.min(byCos, bySin));
  const high = Math.min(half - 1e-12, Math.max(byCos, bySin));
  return low < high ? fallingRoot(slope, low, high) : (byCos + bySin) / 2;
}
