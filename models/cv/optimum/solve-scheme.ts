import { optimumCommon } from './optimum-common';
import { optimumForce } from './optimum-force';
import { optimumIndividual } from './optimum-individual';
import { optimumMesh } from './optimum-mesh';
import { optimumSeparate } from './optimum-separate';
import { optimumShared } from './optimum-shared';
import type { Optimum } from './optimum';
import type { Scheme } from '../network/scheme';

/**
 * Best settings of a scheme, with a bound on the variance that holds for every setting of it, as long as no
 * measured source is noisier than vacuum: that light would be better sent elsewhere, and `check` refuses it. Lock
 * jitter is counted as loss of signal and correlation; the noise it adds lies above that, so with lock
 * jitter the point is a start for a search and the bound stays a bound.
 */
export function solveScheme(scheme: Scheme): Optimum {
  const optimum = scheme.force ? optimumForce(scheme, solveWithoutLockNoise) : solveWithoutLockNoise(scheme);
  return { ...optimum, exact: optimum.exact && scheme.channels.every(({ lockJitter }) => lockJitter === 0) };
}

function solveWithoutLockNoise(scheme: Scheme): Optimum {
  if (scheme.mesh) return optimumMesh(scheme, scheme.mesh);
  switch (scheme.regime) {
    case 'separate':
      return optimumSeparate(scheme);
    case 'shared':
      return optimumShared(scheme);
    case 'individual':
      return optimumIndividual(scheme);
    case 'common':
      return optimumCommon(scheme);
  }
}
