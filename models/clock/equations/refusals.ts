import type { Issue } from '../../issue';
import { formatNumber } from '../../quantity/format-number';
import type { BudgetOptions, Cascade, ClockEnvironment } from './cascade';

/** Why a budget cannot be given at all. */
export const REFUSAL_CODE = {
  /** T <= 0 or T + T_d > tau. */
  time: 'CLK-101',
  /** I(C_i) of some level or exp(-gamma_i T) below 1e-150. */
  contrast: 'CLK-102',
  /** n_1 = 0 although S > 1: nothing finds the first digit. */
  localAtoms: 'CLK-103',
  /** A number of the design or of its surroundings is not in range. */
  range: 'CLK-104',
  /** Sizes, atoms or variances beyond what a double can hold. */
  overflow: 'CLK-105',
  /** The exact digit errors are enumerated for two quadratures only. */
  readout: 'CLK-106',
} as const;

function refusal(code: string, label: string, message: string, remedy: string): Issue {
  return { code, severity: 'error', where: { label }, message, remedy };
}

const show = (value: number): string => formatNumber(value, { digits: 4 });

/** What is wrong with the integers of a cascade, undefined if nothing. */
export function cascadeFault({ weights, copies, bases, localAtoms }: Cascade): Issue | undefined {
  const whole = (list: readonly number[], least: number): boolean =>
    list.every((value) => Number.isSafeInteger(value) && value >= least);
  const fault = (label: string, message: string, remedy: string): Issue =>
    refusal(REFUSAL_CODE.range, label, message, remedy);
  if (weights.length === 0 || !weights.every((p) => Number.isSafeInteger(p) && p !== 0))
    return fault('Weights', 'The node weights are not nonzero whole numbers.', 'Give every clock a whole weight.');
  if (!whole(copies, 1))
    return fault(
      'Copies',
      `The copies per level are ${copies.map(show).join(', ')}.`,
      'Give each level at least 1 copy.',
    );
  if (bases.length !== Math.max(0, copies.length - 1) || !whole(bases, 2))
    return fault(
      'Bases',
      `${copies.length} levels come with the bases ${bases.map(show).join(', ') || 'none'}.`,
      'Give one whole base of at least 2 for every level but the first.',
    );
  if (!whole([localAtoms], copies.length === 0 ? 1 : 0))
    return fault(
      'Level-0 atoms',
      `There are ${show(localAtoms)} level-0 atoms.`,
      'Give a whole number of level-0 atoms.',
    );
  return undefined;
}

/** What is wrong with the surroundings of a cascade of `nodes` nodes, undefined if nothing. */
export function environmentFault(environment: ClockEnvironment, nodes: number): Issue | undefined {
  const fault = (label: string, value: number, range: string): Issue =>
    refusal(REFUSAL_CODE.range, label, `${label} is ${show(value)}, outside ${range}.`, `Give a value in ${range}.`);
  const { laserLinewidths, entangledContrasts } = environment;
  const positive = { 'Clock frequency': environment.angularFrequency, 'Averaging time': environment.averagingTime };
  for (const [label, value] of Object.entries(positive))
    if (!(value > 0 && value < Infinity)) return fault(label, value, 'positive finite numbers');
  if (laserLinewidths.length !== nodes && laserLinewidths.length !== 1)
    return refusal(
      REFUSAL_CODE.range,
      'Laser linewidths',
      `There are ${laserLinewidths.length} laser linewidths for ${nodes} clocks.`,
      'Give one linewidth for all clocks or one for each.',
    );
  for (const value of [environment.deadTime, environment.atomicLinewidth, ...laserLinewidths])
    if (!(value >= 0 && value < Infinity)) return fault('Dead time or linewidth', value, 'numbers from 0 up');
  const shares = [environment.localContrast, environment.contrastPerAtom, environment.survivalPerAtom];
  if (entangledContrasts.length === 0) return fault('Contrasts of the levels', NaN, 'a list of at least one');
  for (const value of [...shares, ...entangledContrasts])
    if (!(value >= 0 && value <= 1)) return fault('Contrast or survival', value, '0 to 1');
  return undefined;
}

/** No Ramsey time of that length fits into the averaging time. */
export function timeFault(ramseyTime: number, { averagingTime, deadTime }: ClockEnvironment): Issue | undefined {
  // The slack admits T = tau - T_d as computed.
  if (ramseyTime > 0 && ramseyTime + deadTime <= averagingTime * (1 + 1e-12)) return undefined;
  return refusal(
    REFUSAL_CODE.time,
    'Ramsey time',
    `A Ramsey time of ${show(ramseyTime)} s and a dead time of ${show(deadTime)} s do not fit into ${show(averagingTime)} s.`,
    'Choose a Ramsey time above 0 and at most the averaging time less the dead time.',
  );
}

/** The exact digit errors are enumerated for two quadratures only. */
export function readoutFault({ digitErrors, readout }: BudgetOptions): Issue | undefined {
  if (digitErrors !== 'binomial' || readout === 'fixed') return undefined;
  return refusal(
    REFUSAL_CODE.readout,
    'Readout',
    'The exact digit errors are known for two fixed quadratures only.',
    'Read the top level in two quadratures, or choose another model of the digit errors.',
  );
}

/** Some level says nothing any more. */
export function contrastRefusal(ramseyTime: number): Issue {
  return refusal(
    REFUSAL_CODE.contrast,
    'Ramsey time',
    `After ${show(ramseyTime)} s no contrast is left at some level.`,
    'Shorten the Ramsey time, or use smaller states.',
  );
}

/** Nothing finds the first digit. */
export function firstDigitRefusal(): Issue {
  return refusal(
    REFUSAL_CODE.localAtoms,
    'Level-0 atoms',
    'Without level-0 atoms nothing finds the first digit of the phase.',
    'Give at least two level-0 atoms to each clock, or allow the linewidth of the lasers as a prior.',
  );
}

/** Numbers beyond a double. */
export function overflowRefusal(what: string): Issue {
  return refusal(
    REFUSAL_CODE.overflow,
    'Design',
    `The design has ${what}, beyond what can be computed.`,
    'Bring times, linewidths and atom numbers closer to those of a laboratory.',
  );
}
