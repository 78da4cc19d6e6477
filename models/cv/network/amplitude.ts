/** A complex amplitude. */
export interface Amplitude {
  readonly real: number;
  readonly imaginary: number;
}

export function powerOf({ real, imaginary }: Amplitude): number {
  return real * real + imaginary * imaginary;
}
