import { readResponse, transmissionOf } from '../network/channel-response';
import { ratiosFor } from '../network/operating-point';
import type { Optimum } from './optimum';
import type { Scheme } from '../network/scheme';
import { sharePhotons, type SourceCost } from './share-photons';
import { sourceLight } from '../network/source-light';
import { optimalCommonAmplitudes } from '../equations/splitting-common';
import { noCarriers } from './structured-point';

/**
 * Common signal: w_j proportional to s_j sqrt(tau_j) / v_j, 1 / var = sum s_j^2 / v_j. Splitter limits
 * make the problem lose this form; then the point is the clipped split and the bound that without limits.
 */
export function optimumCommon(scheme: Scheme): Optimum {
  const { channels, sources } = scheme;
  const responses = channels.map(readResponse);
  const transmissions = channels.map(transmissionOf);
  const costs: SourceCost[] = sources.map((source) => {
    const terms = source.channels.map((j) => ({ square: responses[j]! ** 2, tau: transmissions[j]! }));
    return {
      cost: (variance) => -terms.reduce((sum, { square, tau }) => sum + square / (1 - tau + tau * variance), 0),
      slope: (variance) =>
        terms.reduce((sum, { square, tau }) => sum + (square * tau) / (1 - tau + tau * variance) ** 2, 0),
      linear: false,
    };
  });
  const { photons, bound } = sharePhotons(sources, costs, scheme.photonBudget);
  const shares = new Array<number>(channels.length + scheme.openEnds).fill(0);
  sources.forEach((source, k) => {
    const amplitudes = optimalCommonAmplitudes(
      source.channels.map((j) => responses[j]!),
      source.channels.map((j) => transmissions[j]!),
      sourceLight(source, photons[k]!).squeezed,
    );
    source.channels.forEach((j, i) => (shares[j] = amplitudes[i]! ** 2));
  });
  const { ratios, held } = ratiosFor(scheme, shares);
  const single = sources.length === 1;
  return {
    point: { ...noCarriers(scheme), ratios, photons },
    signs: responses.map((s) => (s < 0 ? -1 : 1)),
    bound: -1 / bound,
    exact: !held,
    kind: single ? 'closed-form' : 'dual',
    method: single ? 'closed form, common signal' : 'closed-form splits, shared photons',
  };
}
