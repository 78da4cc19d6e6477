import { describe, expect, it } from 'vitest';
import { readNetwork } from '../network/read-network';
import { searchCascade } from '../search/search-cascade';
import { star } from '../testing/networks';
import { localInstability } from './local-rival';
import { uncorrelatedInstability } from './rivals';
import { worthOf } from './worth';

const network = (clocks: number, values: Parameters<typeof star>[1] = {}) =>
  readNetwork(
    star(clocks, { clock: { atoms: 200, laserLinewidth: 1e-2 }, link: { fidelity: 0.99, pairRate: 1e6 }, ...values }),
  );

describe('clocks on their own', () => {
  it('average like independent ones: four times as many clocks, half the instability', () => {
    expect(localInstability(network(2)) / localInstability(network(8))).toBeCloseTo(2, 9);
  });

  it('do not depend on the links, but on the operations within a node', () => {
    const poor = network(4, { link: { fidelity: 0.8, pairRate: 1 } });
    expect(localInstability(poor)).toBe(localInstability(network(4)));
    const careless = network(4, { network: { localFidelity: 0.9 } });
    expect(localInstability(careless)).toBeGreaterThan(localInstability(network(4)));
  });

  it('have designs nearly as good as the proved optimum of one clock', () => {
    const one = network(4);
    const proved = searchCascade(
      {
        weights: [1],
        atoms: [200],
        environment: {
          ...one.environment,
          laserLinewidths: [one.clocks[0]!.laserLinewidth],
          entangledContrasts: [Number(one.values['localFidelity'])],
        },
        base: null,
        options: { ...one.options, digitErrors: 'joint' },
        mostStages: one.preNarrowing ? 8 : 0,
        secondsPerCopy: 0,
      },
      { gap: 1e-3, mayGoOn: (work) => work < 2e6 },
    )!;
    const { angularFrequency, averagingTime } = one.environment;
    const best = Math.sqrt(proved.objective / averagingTime / 4) / angularFrequency;
    expect(one.options.digitErrors).toBe('joint');
    expect(localInstability(one) / (best * one.scale)).toBeGreaterThan(1 - 1e-3);
    expect(localInstability(one) / (best * one.scale)).toBeLessThan(1.05);
  });
});

describe('the verdict on a network', () => {
  it('compares with the better of clocks on their own and single atoms', () => {
    const given = network(5);
    const { rival } = worthOf(given, 1)!;
    expect(rival.value).toBe(Math.min(localInstability(given), uncorrelatedInstability(given)));
    expect(worthOf(given, rival.value * 0.5)!.sentence).toMatch(/^The network is worth having: 2 times/);
    expect(worthOf(given, rival.value * 2)!.sentence).toMatch(
      /^The network is not worth .* better, by a factor of 2\. /,
    );
    for (const near of [0.999, 1, 1.001]) {
      expect(worthOf(given, rival.value * near)!.sentence).toMatch(/do as well, to within 0\.5 %\. /);
    }
  });

  it('has none for a single clock', () => {
    expect(worthOf(network(1), 1)).toBeNull();
  });
});
