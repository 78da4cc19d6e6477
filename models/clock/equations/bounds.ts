import { lambertW0 } from '../../../optimizer/numbers/lambert-w';
import type { Ensemble } from './allan-deviation';

/** Limits on sigma_y(tau) of N atoms, whatever they are entangled with. Undefined where not finite. */
type Atoms = Omit<Ensemble, 'nodes'>;

/** 1 / (omega_0 N tau): the Heisenberg limit of one Ramsey time tau without dephasing. */
export function heisenbergLimit({ angularFrequency, atoms, averagingTime }: Atoms): number | undefined {
  return finite(1 / (angularFrequency * atoms * averagingTime));
}

/** (4): sqrt(gamma_i / (N tau)) / omega_0, for any structure of cycles; the limit of `finiteBound` for N -> infinity. */
export function asymptoticBound(ensemble: Atoms, atomicLinewidth: number): number | undefined {
  return finite(Math.sqrt(atomicLinewidth / (ensemble.atoms * ensemble.averagingTime)) / ensemble.angularFrequency);
}

export interface FiniteBound {
  readonly deviation: number;
  /** The Ramsey time at which the bound is least, s. */
  readonly ramseyTime: number;
}

/**
 * What no design of independent Ramsey cycles with unbiased local estimation can go below:
 * sigma_y^2 >= min over T <= tau of [1/N^2 + (e^(gamma T) - 1) / N] / (omega_0^2 tau T), from the channel-extension bound
 * F_Q <= N^2 / (1 + N (e^(gamma T) - 1)) on the Fisher information of N dephasing atoms. It contains the Heisenberg limit
 * at short tau and tends to (4) for large N. With trap loss instead of dephasing, pass the loss rate.
 * @param atomicLinewidth gamma_i >= 0
 */
export function finiteBound(ensemble: Atoms, atomicLinewidth: number): FiniteBound | undefined {
  const { angularFrequency, atoms, averagingTime } = ensemble;
  if (!(atoms >= 1 && averagingTime > 0 && averagingTime < Infinity)) return undefined;
  const best = atomicLinewidth === 0 ? Infinity : stationaryExponent(atoms) / atomicLinewidth;
  const ramseyTime = Math.min(averagingTime, best);
  // In two factors, so that neither N^2 nor tau T overflows before the root.
  const variance = (1 / atoms + Math.expm1(atomicLinewidth * ramseyTime)) / (atoms * averagingTime) / ramseyTime;
  const deviation = finite(Math.sqrt(variance) / angularFrequency);
  return deviation === undefined ? undefined : { deviation, ramseyTime };
}

/**
 * u = gamma T at which (1/N + e^u - 1) / u is least: e^u (1 - u) = 1 - 1/N, u = 1 + W_0(-(1 - 1/N) / e), about
 * sqrt(2 / N). W_0 sits at its branch point for large N and 1 + W_0 would lose all digits; there
 * -(u + ln(1 - u)) = u^2/2 + u^3/3 + ... = -ln(1 - 1/N) is solved by Newton's rule.
 */
function stationaryExponent(atoms: number): number {
  if (atoms < 100) return 1 + lambertW0(-(1 - 1 / atoms) / Math.E);
  const wanted = -Math.log1p(-1 / atoms);
  // The sum is at least u^2 / 2 and convex: from here the steps only go down.
  let u = Math.sqrt(2 * wanted);
  for (let step = 0; step < 6; step++) u -= ((negativeSeries(u) - wanted) * (1 - u)) / u;
  return u;
}

/** -(u + ln(1 - u)) = u^2/2 + u^3/3 + ... for u below 0.15. */
function negativeSeries(u: number): number {
  let sum = 0;
  for (let k = 20; k >= 2; k--) sum = sum * u + 1 / k;
  return sum * u * u;
}

function finite(value: number): number | undefined {
  return value >= 0 && value < Infinity ? value : undefined;
}
