import * as v from 'valibot';
import { rowsOf, type Matrix } from '../../../optimizer/matrix';
import type { ReferenceTable } from '../../reference';
import { estimatorVariance, homodyneCovariance, lockJitterVariance } from '../equations/covariance';
import { bestLinearUnbiased, quantumCramerRao, wienerEstimate } from '../equations/estimators';
import { entry, listOf, nonNegative, requireLength } from '../../reference-entry';
import { covarianceOf, fractions, matrix, sources, transfer, vector } from './reference-arguments';

const light = { T: transfer, sources };
const detection = { ...light, theta: vector, eta_det: fractions };
type Detection = v.InferOutput<v.ObjectSchema<typeof detection, undefined>>;

function recordsOf({ T, sources: lights, theta, eta_det }: Detection): Matrix | null {
  requireLength('theta', theta, T.real.rows);
  requireLength('eta_det', eta_det, T.real.rows);
  const atSensors = covarianceOf(T, lights);
  return atSensors && homodyneCovariance(atSensors, theta, eta_det);
}

/** Networks and estimators. */
export const networkReference: ReferenceTable = {
  cov_network: entry(v.object(light), ({ T, sources: lights }) => {
    const covariance = covarianceOf(T, lights);
    return covariance && rowsOf(covariance);
  }),
  estimator_var: entry(v.object({ ...detection, g: vector }), (args) => {
    requireLength('g', args.g, args.T.real.rows);
    const records = recordsOf(args);
    return records && estimatorVariance(records, args.g);
  }),
  blue: entry(v.object({ ...detection, H: matrix, c: vector, prior: v.optional(matrix) }), (args) => {
    const { H, c, prior } = args;
    if (H.rows !== args.T.real.rows) throw new Error(`H: expected ${args.T.real.rows} rows, got ${H.rows}`);
    requireLength('c', c, H.columns);
    if (prior && (prior.rows !== H.columns || prior.columns !== H.columns)) throw new Error('prior: not p x p');
    const records = recordsOf(args);
    if (!records) return null;
    const estimate = prior ? wienerEstimate(records, H, c, prior) : bestLinearUnbiased(records, H, c);
    if (!estimate.ok) return { var: null, weights: null };
    return { var: estimate.value.variance, weights: estimate.value.weights };
  }),
  lock_jitter_var: entry(
    v.object({ ...light, sigma: listOf(nonNegative), eta_det: fractions, c: vector }),
    ({ T, sources: lights, sigma, eta_det, c }) => {
      requireLength('sigma', sigma, T.real.rows);
      requireLength('eta_det', eta_det, T.real.rows);
      requireLength('c', c, T.real.rows);
      const atSensors = covarianceOf(T, lights);
      return atSensors && lockJitterVariance(atSensors, sigma, eta_det, c);
    },
  ),
  qfi_bound: entry(v.object({ ...light, c: vector }), ({ T, sources: lights, c }) => {
    requireLength('c', c, T.real.rows);
    const atSensors = covarianceOf(T, lights);
    if (!atSensors) return null;
    const bound = quantumCramerRao(atSensors, c);
    return bound.ok ? bound.value : null;
  }),
};
