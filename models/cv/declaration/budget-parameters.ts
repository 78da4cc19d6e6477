import type { ParameterSpec } from '../../parameter';
import { measuresForce } from '../signal';

/** What the planner can afford: unlike sensors, loss, probe power. */

/** Sensors that are to be alike, as Li et al. ask of theirs. */
export const USUAL_LIMIT = 0.03;

/** W; far above the quantum limit of the sensors that are offered. */
export const USUAL_POWER_LIMIT = 0.01;

export const budgetParameters: readonly ParameterSpec[] = [
  {
    kind: 'number',
    key: 'inconsistencyLimit',
    label: 'Inconsistency limit',
    symbol: 'δ',
    help: 'Largest relative change of the precision that is accepted when parts are not made as planned. Tolerances are stated for it, and sensors that differ by more are named among the problems.',
    quantity: 'fraction',
    range: { min: 0, max: 0.5, openMin: true },
    default: USUAL_LIMIT,
    scale: 'linear',
  },
  {
    kind: 'number',
    key: 'wantedNoise',
    label: 'Wanted noise',
    help: 'Variance over shot noise that the design has to reach. The Tolerances say how much loss each path may have for it; 0 dB asks for nothing.',
    quantity: 'squeezing',
    range: { min: 1e-6, max: 1 },
    default: 1,
    scale: 'log',
  },
  {
    kind: 'number',
    key: 'lossBudget',
    label: 'Path-loss budget',
    help: 'Most loss between a squeezer and the record of a sensor with weight, splitters left out. Paths beyond it are named among the problems; ∞ dB allows any.',
    quantity: 'transmission',
    range: { min: 0, max: 1 },
    default: 0,
    scale: 'linear',
  },
];

/** Whether the power of the probes may be chosen. */
export const probePowerParameter: ParameterSpec = {
  kind: 'choice',
  key: 'probePower',
  label: 'Probe power',
  help: 'Whether the powers of the probes stand as stated, or may all be raised and lowered together for the best balance of imprecision and back-action.',
  default: 'given',
  options: [
    { value: 'given', label: 'Given', help: 'As stated at each sensor.' },
    {
      value: 'free',
      label: 'Free, up to the limit of each sensor',
      help: 'The best common factor is worked out with the read-out angle, and offered where it gains.',
    },
  ],
  visibleWhen: measuresForce,
};

/** Whether probe powers may be chosen. */
export function choosesPower(network: Parameters<typeof measuresForce>[0]): boolean {
  return measuresForce(network) && network['probePower'] === 'free';
}

export const powerLimitParameter: ParameterSpec = {
  kind: 'number',
  key: 'powerLimit',
  label: 'Probe limit',
  help: 'Largest probe power that this sensor stands before it heats or its cavity drifts.',
  quantity: 'power',
  range: { min: 0, max: 1e3, openMin: true },
  default: USUAL_POWER_LIMIT,
  scale: 'log',
  relevantWhen: choosesPower,
};
