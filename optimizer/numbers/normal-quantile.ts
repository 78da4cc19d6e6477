import { erfc } from './erfc';

const SQRT_2 = Math.SQRT2;
const SQRT_2_PI = Math.sqrt(2 * Math.PI);

// Rational approximations of Wichura, algorithm AS 241 (PPND16), Applied Statistics 37, 477 (1988).
const CENTRE_TOP: Coefficients = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
  33430.57558358813, 2509.0809287301227,
];
const CENTRE_BOTTOM: Coefficients = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
  5226.495278852854,
];
const SHOULDER_TOP: Coefficients = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
];
const SHOULDER_BOTTOM: Coefficients = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
const TAIL_TOP: Coefficients = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
];
const TAIL_BOTTOM: Coefficients = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
  1.421511758316446e-7, 2.0442631033899397e-15,
];

/** Probabilities at most this far from one half are handled by the central approximation. */
const CENTRE = 0.425;

type Coefficients = readonly [number, number, number, number, number, number, number, number];

/** Horner's rule without a loop: random numbers are drawn by the thousand. */
function polynomial(c: Coefficients, x: number): number {
  return ((((((c[7] * x + c[6]) * x + c[5]) * x + c[4]) * x + c[3]) * x + c[2]) * x + c[1]) * x + c[0];
}

/**
 * Quantile of the standard normal to about 1e-15 relative: fast, for random numbers.
 * @param p probability in [0, 1]; -Infinity at 0, Infinity at 1, NaN outside
 */
export function approximateNormalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= CENTRE) {
    const r = CENTRE * CENTRE - q * q;
    return (q * polynomial(CENTRE_TOP, r)) / polynomial(CENTRE_BOTTOM, r);
  }
  // 1 - p is exact for p >= 1/2, so the upper tail is as good as the double that names it.
  const tail = q < 0 ? p : 1 - p;
  if (!(tail > 0)) return tail === 0 ? Math.sign(q) * Infinity : NaN;
  const r = Math.sqrt(-Math.log(tail));
  const magnitude =
    r <= 5
      ? polynomial(SHOULDER_TOP, r - 1.6) / polynomial(SHOULDER_BOTTOM, r - 1.6)
      : polynomial(TAIL_TOP, r - 5) / polynomial(TAIL_BOTTOM, r - 5);
  return q < 0 ? -magnitude : magnitude;
}

/**
 * Quantile of the standard normal, relative error below 1e-14 for every p down to 1e-300.
 * @param p probability in [0, 1]; -Infinity at 0, Infinity at 1, NaN outside
 */
export function normalQuantile(p: number): number {
  const x = approximateNormalQuantile(p);
  // In the centre a correction through erfc would cost relative accuracy: q itself is exact there.
  if (!Number.isFinite(x) || Math.abs(p - 0.5) <= CENTRE) return x;
  const magnitude = Math.abs(x);
  const tail = p < 0.5 ? p : 1 - p;
  const density = Math.exp(-0.5 * magnitude * magnitude) / SQRT_2_PI;
  // Halley's step for the upper tail Q(x) - tail, whose second derivative is x times the density.
  const newton = (0.5 * erfc(magnitude / SQRT_2) - tail) / density;
  const polished = density > 0 ? magnitude + newton / (1 + 0.5 * magnitude * newton) : magnitude;
  return x < 0 ? -polished : polished;
}

/**
 * Inverse of erfc.
 * @param y in [0, 2]; Infinity at 0, -Infinity at 2, NaN outside
 */
export function erfcInverse(y: number): number {
  return -normalQuantile(y / 2) / SQRT_2;
}
