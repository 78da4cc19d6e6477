import * as v from 'valibot';
import type { ReferenceArgs, ReferenceTable } from '../../reference';
import { conditionalVariance } from '../optomechanics/cross-reference';
import {
  commonForceEstimate,
  forceCovariance,
  ownForceNoises,
  weightedForceNoise,
} from '../optomechanics/force-covariance';
import { jointSpectrum } from '../optomechanics/joint-spectrum';
import { meanForceDirections } from '../optomechanics/mean-force-modes';
import { entry, finite, fraction, listOf, nonNegative, positive, requireLength } from '../../reference-entry';
import { covarianceOf, fractions, sources, transfer, vector } from './reference-arguments';
import { sensorShape, withPreset } from './reference-optomechanics';

const perHertz = 2 * Math.PI;
const network = {
  sensors: v.pipe(v.array(sensorShape), v.nonEmpty()),
  T: transfer,
  sources,
  at_hz: positive,
};

/** An entry whose `sensors` each override the preset of the file. */
function sensorsEntry(evaluate: ReferenceTable[string]): ReferenceTable[string] {
  return (args: ReferenceArgs, preset: ReferenceArgs) => {
    const given = args['sensors'];
    const sensors = Array.isArray(given) ? given.map((overrides: unknown) => withPreset(preset, overrides)) : given;
    return evaluate({ ...args, sensors }, preset);
  };
}

/** Several optomechanical sensors in one network. */
export const forceNetworkReference: ReferenceTable = {
  force_cov: sensorsEntry(
    entry(
      v.object({ ...network, theta: vector, eta_post: listOf(v.pipe(fraction, v.gtValue(0))), c: vector }),
      ({ sensors, T, sources: lights, theta, eta_post, at_hz, c }) => {
        requireLength('sensors', sensors, T.real.rows);
        requireLength('theta', theta, sensors.length);
        requireLength('eta_post', eta_post, sensors.length);
        requireLength('c', c, sensors.length);
        const atSensors = covarianceOf(T, lights);
        if (!atSensors) return null;
        const readout = { sensors, atSensors, angles: theta, efficiencies: eta_post };
        const covariance = forceCovariance(readout, perHertz * at_hz);
        const common = commonForceEstimate(
          covariance,
          sensors.map(() => 1),
        );
        return {
          sum_psd: weightedForceNoise(covariance, c),
          common_psd: common.ok ? common.value.noise : null,
          diag: ownForceNoises(covariance),
        };
      },
    ),
  ),
  joint_psd: sensorsEntry(
    entry(v.object({ ...network, g: vector, eta: fractions }), ({ sensors, g, T, sources: lights, eta, at_hz }) => {
      requireLength('sensors', sensors, T.real.rows);
      requireLength('g', g, sensors.length);
      requireLength('eta', eta, sensors.length);
      const atSensors = covarianceOf(T, lights);
      if (!atSensors || g.every((weight) => weight === 0)) return null;
      return jointSpectrum(sensors, g, atSensors, eta, perHertz * at_hz);
    }),
  ),
  mean_force_span: entry(
    v.object({ m: listOf(positive), f_hz: listOf(positive), freqs_hz: listOf(positive) }),
    ({ m, f_hz, freqs_hz }) => {
      requireLength('f_hz', f_hz, m.length);
      // Directions do not depend on the unit of frequency.
      return meanForceDirections(m, f_hz, freqs_hz);
    },
  ),
  cond_var: entry(v.object({ u2: listOf(fraction), V: nonNegative, j: finite }), ({ u2, V, j }) => {
    if (!Number.isInteger(j) || j < 0 || j >= u2.length) throw new Error(`j: expected 0 to ${u2.length - 1}, got ${j}`);
    if (u2.reduce((sum, share) => sum + share, 0) > 1 + 1e-12) return null;
    return conditionalVariance(u2, V, j);
  }),
};
