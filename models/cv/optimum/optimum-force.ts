import { excessOverShotNoise } from '../network/force-records';
import type { ChannelForce, Scheme } from '../network/scheme';
import { fastVariance } from './fast-variance';
import type { Optimum } from './optimum';

/** A point this close to the bound, relative, attains it. */
const ATTAINED = 1e-10;

/**
 * Forces by way of the same network of records. For independent forces thermal force and the back-action of
 * vacuum only add to the noise, so the best settings are those of the records. Squeezed light pushes harder than
 * vacuum, which the bound leaves out: the point counts as exact where that is beyond ten digits.
 *
 * References do not move the optimum: reading g_r of a record costs at least tau_r |g_r|^2, and that is the
 * most by which it can raise what squeezing acts on.
 *
 * @param solve solves schemes whose signal is a shift
 */
export function optimumForce(scheme: Scheme, solve: (records: Scheme) => Optimum): Optimum {
  const common = scheme.regime === 'common';
  const optimum = solve(common ? withExcessAsLoss(scheme) : withoutForces(scheme));
  const bound = optimum.bound + (common ? 0 : leastFloor(scheme));
  const reached = fastVariance(scheme, optimum.point, optimum.signs);
  return { ...optimum, bound, exact: reached <= bound * (1 + ATTAINED), method: `${optimum.method}, forces` };
}

/** Thermal force in the target sums, importance-weighted; 0 where shifts are measured. */
export function thermalFloor(scheme: Scheme): number {
  return overTargets(scheme, ({ thermal }) => thermal);
}

/** Thermal force and back-action of vacuum, of which the other records know nothing. */
export function leastFloor(scheme: Scheme): number {
  return overTargets(scheme, ({ thermal, push }) => thermal + push * push);
}

/** Importance-weighted sum of c_j^2 times a noise of each sensor's own. */
function overTargets({ channels, importances }: Scheme, noise: (force: ChannelForce) => number): number {
  return channels.reduce((sum, { force }) => {
    if (!force) return sum;
    const weight = force.targets.reduce((own, c, r) => own + importances[2 * r]! * c * c, 0);
    return sum + weight * noise(force);
  }, 0);
}

function withoutForces({ force: _, ...scheme }: Scheme): Scheme {
  return { ...scheme, channels: scheme.channels.map(({ force: __, ...channel }) => channel) };
}

/**
 * One force on all sensors, by sum |s_j|^2 / (d_j - tau_j (1 - V)) <= 1/var with d_j the noise of a record beside
 * what squeezing acts on: that of a common signal with s^2 / d_j and tau_j / d_j. Attained where all chi_j have one
 * phase, up to their sign; near a resonance it is a bound.
 */
function withExcessAsLoss(scheme: Scheme): Scheme {
  const records = withoutForces(scheme);
  const channels = records.channels.map((channel, j) => ({
    ...channel,
    after: channel.after / excessOverShotNoise(scheme.channels[j]!),
  }));
  return { ...records, channels };
}
