import type { Complex } from '../optomechanics/susceptibility';
import type { SourceLight } from '../network/source-light';

/**
 * The light of one source in the records of its sensors, each referred to the force on the sensor:
 * Sigma = D + U C U^H with D the noise of each sensor's own, U = [u, b] what a unit of Y and of X of the
 * source looks like as a force, and C = diag(V - 1, V_a - 1).
 */

/** One sensor in the light of its source. */
export interface LitSensor {
  /** D_j, N^2/Hz. */
  readonly own: number;
  /** u_j */
  readonly phase: Complex;
  /** b_j */
  readonly amplitude: number;
  /** Share of the launched light that is directed here. */
  readonly share: number;
}

/** A vector in the plane of the two quadratures of a source. */
export interface QuadraturePair {
  readonly phase: Complex;
  readonly amplitude: Complex;
}

const ZERO: Complex = { real: 0, imaginary: 0 };

/** U^H v for real entries v_j. */
export function seenBySource(sensors: readonly LitSensor[], entries: readonly number[]): QuadraturePair {
  let real = 0;
  let imaginary = 0;
  let amplitude = 0;
  sensors.forEach(({ phase, amplitude: b }, j) => {
    real += entries[j]! * phase.real;
    imaginary -= entries[j]! * phase.imaginary;
    amplitude += entries[j]! * b;
  });
  return { phase: { real, imaginary }, amplitude: { real: amplitude, imaginary: 0 } };
}

/**
 * What is left of the light of a source once some of its records are known: C (1 + G C)^-1 with
 * G = U^H D^-1 U over those records.
 */
export class KnownLight {
  private readonly y: number;
  private readonly x: number;
  /** G, Hermitian. */
  private readonly ofY: number;
  private readonly ofX: number;
  private readonly mixed: Complex;
  /** 1 + (V - 1) G_11, summed from parts that do not cancel for strong squeezing. */
  private readonly unknownY: number;
  private readonly unknownX: number;

  /** @param known the records that are known; the shares of all ends of a source add up to 1 */
  constructor(known: readonly LitSensor[], { squeezed, antisqueezed }: SourceLight) {
    let ofY = 0;
    let ofX = 0;
    let real = 0;
    let imaginary = 0;
    let known1 = 0;
    let seen = 0;
    for (const { own, phase, amplitude, share } of known) {
      const part = (phase.real ** 2 + phase.imaginary ** 2) / own;
      ofY += part;
      ofX += amplitude ** 2 / own;
      real += (phase.real * amplitude) / own;
      imaginary -= (phase.imaginary * amplitude) / own;
      known1 += share - part;
      seen += share;
    }
    this.y = squeezed - 1;
    this.x = antisqueezed - 1;
    this.ofY = ofY;
    this.ofX = ofX;
    this.mixed = { real, imaginary };
    this.unknownY = Math.max(0, 1 - seen) + known1 + squeezed * ofY;
    this.unknownX = 1 + this.x * ofX;
  }

  /** p^H C (1 + G C)^-1 p: the light's part of the noise, or with p = U^H D^-1 f of the information. */
  form(p: QuadraturePair): number {
    return this.product(p, p);
  }

  /** p^H [C - C (1 + G C)^-1] p >= or <= 0: what knowing the records takes from the noise of others. */
  taken(p: QuadraturePair): number {
    const u: QuadraturePair = { phase: scaled(p.phase, this.y), amplitude: scaled(p.amplitude, this.x) };
    const t: QuadraturePair = {
      phase: sum(scaled(u.phase, this.ofY), times(this.mixed, u.amplitude)),
      amplitude: sum(times(conjugate(this.mixed), u.phase), scaled(u.amplitude, this.ofX)),
    };
    return this.product(p, t);
  }

  /** p^H C (1 + G C)^-1 t. */
  private product(p: QuadraturePair, t: QuadraturePair): number {
    const square = this.mixed.real ** 2 + this.mixed.imaginary ** 2;
    const determinant = this.unknownY * this.unknownX - square * this.x * this.y;
    const phase = sum(scaled(t.phase, this.unknownX), scaled(times(this.mixed, t.amplitude), -this.x));
    const amplitude = sum(scaled(times(conjugate(this.mixed), t.phase), -this.y), scaled(t.amplitude, this.unknownY));
    return (this.y * real(p.phase, phase) + this.x * real(p.amplitude, amplitude)) / determinant;
  }
}

function scaled({ real, imaginary }: Complex, factor: number): Complex {
  return factor === 0 ? ZERO : { real: factor * real, imaginary: factor * imaginary };
}

function sum(a: Complex, b: Complex): Complex {
  return { real: a.real + b.real, imaginary: a.imaginary + b.imaginary };
}

function times(a: Complex, b: Complex): Complex {
  return { real: a.real * b.real - a.imaginary * b.imaginary, imaginary: a.real * b.imaginary + a.imaginary * b.real };
}

function conjugate({ real, imaginary }: Complex): Complex {
  return { real, imaginary: -imaginary };
}

/** Real part of the product of the conjugate of a with b. */
function real(a: Complex, b: Complex): number {
  return a.real * b.real + a.imaginary * b.imaginary;
}
