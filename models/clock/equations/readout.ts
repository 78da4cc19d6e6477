/**
 * Information per copy about a GHZ phase, 1/rad^2, from fringes of contrast C in 0..1: the variance of the
 * estimate is 1/(n I). `adaptive` stays at mid-fringe in one quadrature, `fixed` reads two quadratures and is
 * averaged over the phase, `atan2` throws information away by taking the angle of the two means.
 *
 * Maximum-likelihood estimates reach these variances slowly: n Var = 1.5 still at n = 10, see binomial-variance.
 */
export function informationPerCopy(contrast: number, readout: 'fixed' | 'adaptive' | 'atan2'): number {
  const square = contrast * contrast;
  switch (readout) {
    case 'adaptive':
      return square;
    case 'fixed':
      // 1 - sqrt(1 - C^2) without cancellation.
      return square / (1 + Math.sqrt(1 - square));
    case 'atan2':
      // 1 / (2/C^2 - 1/2), finite at C = 0.
      return square / (2 - square / 2);
  }
}
