import type { Baseline } from '../../design';
import type { ClockNetwork } from '../network/clock-network';
import { logVariance } from '../optimum/design-variance';
import { closedFormApplies, schemeDeviation, type Scheme } from '../schemes/schemes';
import { freeLaserDeviation } from '../schemes/free-laser';
import { uncorrelatedCascade } from '../settings/default-cascade';

/** What the drawing and the tables call the schemes of the paper. */
export function schemeLabel(scheme: Scheme | 'free', clocks: number): string {
  const sites = clocks === 1 ? '1 site' : `${clocks} sites`;
  switch (scheme) {
    case 'a':
      return 'a shared cascade, ideal';
    case 'b':
      return `b ${sites}, own cascades`;
    case 'c':
      return 'c 1 site, cascade';
    case 'd':
      return `d ${sites}, single atoms`;
    case 'e':
      return 'e 1 site, single atoms';
    case 'free':
      return 'e 1 site, laser as it is';
  }
}

/** Instability of a scheme of the paper with the atoms of this network, as the target is written; null outside its domain. */
export function schemeInstability(
  network: ClockNetwork,
  scheme: Scheme | 'free',
  averagingTime: number,
): number | null {
  const { atoms, clocks, environment, schemes, scale } = network;
  const ensemble = { ...environment, averagingTime, atoms, nodes: clocks.length };
  const { atomicLinewidth, laserLinewidths } = environment;
  if (scheme === 'free') {
    const linewidth = Math.max(...laserLinewidths);
    return linewidth > 0 ? scale * freeLaserDeviation(ensemble, atomicLinewidth, linewidth) : null;
  }
  const entangled = scheme === 'a' || scheme === 'b' || scheme === 'c';
  if (entangled && !closedFormApplies(atoms, clocks.length)) return null;
  const deviation = schemeDeviation(scheme, schemes, ensemble, atomicLinewidth);
  return deviation === undefined ? null : scale * deviation;
}

/** Instability of uncorrelated atoms under the very rules of the design: same atoms, lasers, dead time and tests. */
export function uncorrelatedInstability(network: ClockNetwork): number {
  return Math.exp(logVariance(network, uncorrelatedCascade(network)) / 2);
}

/** The rivals of a design: first uncorrelated atoms in the same budget, then the closed forms of the paper. */
export function baselinesOf(network: ClockNetwork, deviation: number): readonly Baseline[] {
  const line = (key: string, label: string, rule: string, value: number): Baseline => ({
    key,
    label,
    rule,
    value,
    gainDb: 20 * Math.log10(value / deviation),
  });
  const shown: readonly Scheme[] = network.clocks.length > 1 ? ['b', 'c', 'e', 'a'] : ['a', 'e'];
  const closed = shown.flatMap((scheme) => {
    const value = schemeInstability(network, scheme, network.environment.averagingTime);
    return value === null ? [] : [line(scheme, schemeLabel(scheme, network.clocks.length), 'ideal closed form', value)];
  });
  return [
    line('uncorrelated', 'Single atoms at all sites', 'same atoms, same budget', uncorrelatedInstability(network)),
    ...closed,
  ];
}
