import * as v from 'valibot';
import type { ReferenceArgs, ReferenceTable } from '../../reference';
import { cavityLinewidth, dispersiveCoupling } from '../optomechanics/cavity';
import { coldDamping, thermalOccupation } from '../optomechanics/effective-temperature';
import {
  backActionForceNoise,
  forceResolution,
  imprecisionForceNoise,
  thermalForceNoise,
} from '../optomechanics/force-noise';
import { exactBudget } from '../optomechanics/inconsistency';
import { membraneEffectiveMass, membraneResonance } from '../optomechanics/membrane';
import { deviated, logSensitivity, relativeChange } from '../optomechanics/parameter-sensitivity';
import { offsetForResolution } from '../optomechanics/resolution-offset';
import { photonFlux, zeroPointMotion, type OptomechanicalSensor, type SensorParameter } from '../optomechanics/sensor';
import { cooperativity, quantumLimitPower } from '../optomechanics/standard-quantum-limit';
import { susceptibility } from '../optomechanics/susceptibility';
import { linearYield } from '../optomechanics/yield';
import { count, entry, finite, fraction, nonNegative, positive } from '../../reference-entry';

const perHertz = 2 * Math.PI;

/** A sensor by the names of the cases, in their units. */
export const sensorShape = v.pipe(
  v.strictObject({
    m: positive,
    f_hz: positive,
    gamma_hz: positive,
    T: nonNegative,
    g0_hz: positive,
    kappa_hz: positive,
    P: positive,
    lam: positive,
  }),
  v.transform((q): OptomechanicalSensor => ({
    mass: q.m,
    resonance: perHertz * q.f_hz,
    damping: perHertz * q.gamma_hz,
    temperature: q.T,
    coupling: perHertz * q.g0_hz,
    cavityDecay: perHertz * q.kappa_hz,
    power: q.P,
    wavelength: q.lam,
  })),
);

const parameterNames = {
  m: 'mass',
  f_hz: 'resonance',
  gamma_hz: 'damping',
  T: 'temperature',
  g0_hz: 'coupling',
  kappa_hz: 'cavityDecay',
  P: 'power',
  lam: 'wavelength',
} as const satisfies Record<string, SensorParameter>;

const parameter = v.pipe(
  v.picklist(Object.keys(parameterNames) as (keyof typeof parameterNames)[]),
  v.transform((name) => parameterNames[name]),
);

const frequency = v.pipe(
  positive,
  v.transform((hertz) => perHertz * hertz),
);
const convention = v.picklist(['paper', 'two', 'one']);
const paperConvention = v.optional(convention, 'paper');
const unitVariance = v.optional(nonNegative, 1);
const seen = v.optional(v.pipe(fraction, v.gtValue(0)), 1);

/** The preset overridden by what the case says of a sensor. */
export function withPreset(preset: ReferenceArgs, overrides: unknown): unknown {
  if (overrides === undefined) return preset;
  return typeof overrides === 'object' ? { ...preset, ...overrides } : overrides;
}

/** An entry whose argument `q` overrides the preset of the file. */
function sensorEntry<E extends v.ObjectEntries>(
  entries: E,
  compute: (
    args: v.InferOutput<v.ObjectSchema<E, undefined>>,
    sensor: OptomechanicalSensor,
  ) => ReturnType<Parameters<typeof entry>[1]>,
): ReferenceTable[string] {
  const shape = v.intersect([v.object({ q: sensorShape }), v.object(entries)]);
  const evaluate = entry(shape, (args) => compute(args as v.InferOutput<v.ObjectSchema<E, undefined>>, args.q));
  return (args, preset) => evaluate({ ...args, q: withPreset(preset, args['q']) }, preset);
}

/** Light without back-action, as the force resolution of the paper. */
const quiet = { at_hz: frequency, V: unitVariance, conv: paperConvention };
const resolutionLight = (V: number, conv: v.InferOutput<typeof convention>) => ({
  phaseVariance: V,
  amplitudeVariance: 0,
  convention: conv,
});

/** One optomechanical sensor. */
export const optomechanicsReference: ReferenceTable = {
  x_zpf: entry(v.object({ m: positive, f_hz: frequency }), ({ m, f_hz }) => zeroPointMotion(m, f_hz)),
  flux: entry(v.object({ P: nonNegative, lam: positive }), ({ P, lam }) => photonFlux(P, lam)),
  membrane_hz: entry(
    v.object({ tension: nonNegative, rho: positive, l: positive, m: count, n: count }),
    ({ tension, rho, l, m, n }) => membraneResonance(tension, rho, l, [m, n]),
  ),
  eff_mass: entry(v.object({ rho: positive, l: positive, t: positive }), ({ rho, l, t }) =>
    membraneEffectiveMass(rho, l, t),
  ),
  g0_geom_rad: entry(v.object({ L: positive, lam: positive, m: positive, f_hz: frequency }), ({ L, lam, m, f_hz }) =>
    dispersiveCoupling(L, lam, m, f_hz),
  ),
  kappa_geom_hz: entry(
    v.object({ L: positive, R: v.pipe(fraction, v.gtValue(0)), kind: v.optional(v.picklist(['airy', 'log']), 'airy') }),
    ({ L, R, kind }) => cavityLinewidth(L, R, kind === 'log' ? 'decay' : 'airy'),
  ),
  n_th: entry(v.object({ T: positive, f_hz: frequency }), ({ T, f_hz }) => thermalOccupation(T, f_hz)),
  chi: entry(
    v.object({ m: positive, f_hz: frequency, gamma_hz: positive, at_hz: frequency }),
    ({ m, f_hz, gamma_hz, at_hz }) => {
      const chi = susceptibility({ mass: m, resonance: f_hz, damping: perHertz * gamma_hz }, at_hz);
      return { re: chi.real, im: chi.imaginary };
    },
  ),
  s_th: sensorEntry({ conv: paperConvention }, ({ conv }, sensor) => thermalForceNoise(sensor, conv)),
  s_imp: sensorEntry(
    { ...quiet, eta_post: seen, finite: v.optional(v.boolean(), false) },
    ({ at_hz, V, eta_post, conv, finite: bandwidth }, sensor) =>
      imprecisionForceNoise(sensor, at_hz, {
        phaseVariance: V,
        efficiency: eta_post,
        convention: conv,
        cavity: bandwidth ? 'finite' : 'fast',
      }),
  ),
  s_ba: sensorEntry({ Vx: unitVariance, conv: v.optional(convention, 'two') }, ({ Vx, conv }, sensor) =>
    backActionForceNoise(sensor, sensor.resonance, { amplitudeVariance: Vx, convention: conv }),
  ),
  coop: sensorEntry({}, (_, sensor) => cooperativity(sensor)),
  sql_power: sensorEntry(
    { at_hz: frequency, V: unitVariance, Vx: v.optional(positive, 1), eta_post: seen },
    ({ at_hz, V, Vx, eta_post }, sensor) =>
      quantumLimitPower(sensor, at_hz, { phaseVariance: V, amplitudeVariance: Vx, efficiency: eta_post }),
  ),
  force_resolution: sensorEntry(
    { ...quiet, Vx: v.optional(nonNegative, 0), eta_post: seen },
    ({ at_hz, V, Vx, eta_post, conv }, sensor) =>
      forceResolution(sensor, at_hz, { ...resolutionLight(V, conv), amplitudeVariance: Vx, efficiency: eta_post }),
  ),
  offset_for: sensorEntry(
    { target: positive, V: unitVariance, conv: paperConvention },
    ({ target, V, conv }, sensor) => {
      const offset = offsetForResolution(sensor, target, resolutionLight(V, conv));
      if (offset === null) return null;
      const hertz = offset / perHertz;
      return hertz >= 1 && hertz <= 1e6 ? hertz : null;
    },
  ),
  delta: sensorEntry(
    { ...quiet, name: parameter, rel: v.pipe(finite, v.gtValue(-1)) },
    ({ name, rel, at_hz, V, conv }, sensor) =>
      relativeChange(sensor, deviated(sensor, { [name]: rel }), at_hz, resolutionLight(V, conv)),
  ),
  budget: sensorEntry({ ...quiet, name: parameter, lim: positive }, ({ name, lim, at_hz, V, conv }, sensor) =>
    exactBudget(sensor, name, lim, at_hz, resolutionLight(V, conv)),
  ),
  log_sens: sensorEntry({ ...quiet, name: parameter }, ({ name, at_hz, V, conv }, sensor) =>
    logSensitivity(sensor, name, at_hz, resolutionLight(V, conv)),
  ),
  yield_linear: entry(
    v.object({ sg: nonNegative, sk: nonNegative, sG: nonNegative, sP: nonNegative, lim: nonNegative }),
    ({ sg, sk, sG, sP, lim }) => {
      const share = linearYield({ coupling: sg, cavityDecay: sk, damping: sG, power: sP }, lim);
      return { on: share.onResonance, off: share.offResonance, both: share.both };
    },
  ),
  t_eff: entry(
    v.object({ T: nonNegative, gamma_m_hz: positive, gamma_eff_hz: positive, f_hz: frequency }),
    ({ T, gamma_m_hz, gamma_eff_hz, f_hz }) => {
      const { temperature, occupation } = coldDamping(T, gamma_m_hz, gamma_eff_hz, f_hz);
      return { T_eff: temperature, n: occupation };
    },
  ),
};
