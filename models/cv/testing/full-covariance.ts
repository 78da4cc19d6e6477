import { matrixFromRows } from '../../../optimizer/matrix';
import { estimatorVariance, jitteredHomodyneCovariance, networkCovariance } from '../equations/covariance';
import type { NetworkNoise } from '../network/network-noise';

/** Variance of a sum of records by the full covariance matrix of all quadratures: for holding faster ways against. */
export function fullCovarianceVariance(noise: NetworkNoise, readout: readonly number[]): number {
  const { arrivals, squeezers, sources, efficiencies, lockJitters } = noise;
  const amplitudes = (part: 'real' | 'imaginary') =>
    matrixFromRows(
      arrivals.map((arrived) =>
        squeezers.map((_, k) => arrived.reduce((sum, light) => sum + (light.source === k ? light[part] : 0), 0)),
      ),
    );
  const transfer = { real: amplitudes('real'), imaginary: amplitudes('imaginary') };
  const records = jitteredHomodyneCovariance(networkCovariance(transfer, sources), lockJitters, efficiencies);
  return estimatorVariance(records, readout);
}
