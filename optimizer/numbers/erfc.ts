import stdlibErfc from '@stdlib/math-base-special-erfc';

/**
 * Complementary error function, 2/sqrt(pi) times the integral of exp(-t^2) from x to infinity.
 * Relative error below 1e-15 wherever the value is a normal number, the far tail included.
 */
export const erfc: (x: number) => number = stdlibErfc;
