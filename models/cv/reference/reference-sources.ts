import * as v from 'valibot';
import type { ReferenceTable } from '../../reference';
import { opoSpectrum, optimalPump } from '../equations/opo';
import { count, entry, finite, fraction, nonNegative, positive } from '../../reference-entry';
import {
  antiFromPhotons,
  impurePhotons,
  isPhysicalPair,
  jitteredVariance,
  lossy,
  optimalJitterSqueezing,
  purePhotons,
  pureVariance,
} from '../equations/sources';
import {
  advantageLimitAtFixedShare,
  advantageLimitAtFixedTotal,
  crossoverSensors,
  uniformAdvantage,
  uniformRmse,
  uniformRmsePrePost,
} from '../equations/uniform';

const fromDecibel = (level: number) => 10 ** (level / 10);
const toDecibel = (ratio: number) => 10 * Math.log10(ratio);

/** Sources of squeezed light. */
export const sourceReference: ReferenceTable = {
  v_pure: entry(v.object({ N: nonNegative }), ({ N }) => pureVariance(N)),
  n_pure: entry(v.object({ V: nonNegative }), ({ V }) => purePhotons(V)),
  n_impure: entry(v.object({ sq_db: finite, anti_db: finite }), ({ sq_db, anti_db }) => {
    const [squeezed, antisqueezed] = [fromDecibel(sq_db), fromDecibel(anti_db)];
    return isPhysicalPair(squeezed, antisqueezed) ? impurePhotons(squeezed, antisqueezed) : null;
  }),
  anti_from_n: entry(v.object({ sq_db: finite, N: nonNegative }), ({ sq_db, N }) => {
    const squeezed = fromDecibel(sq_db);
    const antisqueezed = antiFromPhotons(squeezed, N);
    return isPhysicalPair(squeezed, antisqueezed) ? toDecibel(antisqueezed) : null;
  }),
  lossy: entry(v.object({ V: nonNegative, eta: fraction }), ({ V, eta }) => lossy(V, eta)),
  jitter: entry(v.object({ Vs: positive, Va: positive, sigma: nonNegative }), ({ Vs, Va, sigma }) =>
    isPhysicalPair(Vs, Va) ? jitteredVariance(Vs, Va, sigma) : null,
  ),
  jitter_opt: entry(v.object({ sigma: nonNegative }), ({ sigma }) => {
    const { squeezingParameter, squeezed, variance, photons } = optimalJitterSqueezing(sigma);
    return { r: squeezingParameter, sq_db: toDecibel(squeezed), V: variance, N: photons };
  }),
  opo: entry(v.object({ x: v.pipe(nonNegative, v.ltValue(1)), eps: fraction, f: finite }), ({ x, eps, f }) => {
    const { squeezed, antisqueezed, photons } = opoSpectrum(x, eps, f);
    return {
      Vs: squeezed,
      Va: antisqueezed,
      sq_db: toDecibel(squeezed),
      anti_db: toDecibel(antisqueezed),
      N: photons,
    };
  }),
  opo_opt_pump: entry(
    v.object({ eps: fraction, f: finite, eta: fraction, sigma: nonNegative }),
    ({ eps, f, eta, sigma }) => {
      const { pump, variance } = optimalPump(eps, f, eta, sigma);
      return { x: pump, V: variance };
    },
  ),
};

const network = { M: count, Ns: nonNegative, eta: fraction };

/** The uniform network. */
export const uniformReference: ReferenceTable = {
  rmse: entry(
    v.object({ ...network, scheme: v.picklist(['entangled', 'separable', 'coherent']) }),
    ({ M, Ns, eta, scheme }) => uniformRmse(M, Ns, eta, scheme),
  ),
  advantage: entry(v.object(network), ({ M, Ns, eta }) => uniformAdvantage(M, Ns, eta)),
  rmse_prepost: entry(
    v.object({ M: count, V: nonNegative, eta_pre: fraction, eta_post: fraction }),
    ({ M, V, eta_pre, eta_post }) => uniformRmsePrePost(M, V, eta_pre, eta_post),
  ),
  advantage_limit_fixed_Ns: entry(v.object({ Ns: nonNegative, eta: fraction }), ({ Ns, eta }) =>
    advantageLimitAtFixedTotal(Ns, eta),
  ),
  advantage_limit_fixed_n: entry(v.object({ n: nonNegative, eta: fraction }), ({ n, eta }) =>
    advantageLimitAtFixedShare(n, eta),
  ),
  crossover_M: entry(v.object({ n: nonNegative, eta: fraction }), ({ n, eta }) => crossoverSensors(n, eta)),
};
