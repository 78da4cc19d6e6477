import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asymptoticBound, finiteBound } from '../equations/bounds';
import { freeLaserDeviation } from './free-laser';
import { closedFormApplies, schemeDeviation, SCHEMES, type SchemeModel } from './schemes';

const MODELS: readonly SchemeModel[] = ['simple', 'additive', 'paper', 'contrast'];
const figure3 = { angularFrequency: 1, atoms: 1000, nodes: 10, averagingTime: 1 };

/** Networks for which the closed forms mean something. */
const networks = fc
  .record({
    nodes: fc.integer({ min: 1, max: 100 }),
    perNode: fc.double({ min: 4, max: 1e4, noNaN: true }),
    linewidth: fc.double({ min: -6, max: 1, noNaN: true }).map((power) => 10 ** power),
  })
  .map(({ nodes, perNode, linewidth }) => ({ nodes, atoms: nodes * perNode, linewidth }));

describe('the schemes of Fig. 3', () => {
  it('have no closed form for one atom in a node, nor sense for fewer than two copies', () => {
    const bare = { ...figure3, atoms: 10 };
    for (const scheme of ['a', 'b', 'c'] as const) {
      expect(MODELS.map((model) => schemeDeviation(scheme, model, bare, 0.1))).toEqual(MODELS.map(() => undefined));
    }
    expect(schemeDeviation('d', 'contrast', bare, 0.1)).toBeGreaterThan(0);
    expect(closedFormApplies(34, 10)).toBe(false);
    expect(closedFormApplies(35, 10)).toBe(true);
  });

  it('fall over twelve decades of averaging time with a slope between -1 and -1/2, so without any step or kink upward', () => {
    const step = 10 ** 0.05;
    fc.assert(
      fc.property(networks, fc.constantFrom(...SCHEMES), fc.constantFrom(...MODELS), (network, scheme, model) => {
        // The scan over bases makes the model of the paper slow for large ensembles.
        const ensemble = { angularFrequency: 1, nodes: network.nodes, atoms: Math.min(network.atoms, 1e4 * 4) };
        if (!closedFormApplies(ensemble.atoms, ensemble.nodes)) return;
        const at = (averagingTime: number): number =>
          schemeDeviation(scheme, model, { ...ensemble, averagingTime }, network.linewidth)!;
        let previous = at(1e-6);
        for (let time = 1e-6 * step; time < 1e6; time *= step) {
          const next = at(time);
          const slope = Math.log(next / previous) / Math.log(step);
          expect(slope).toBeGreaterThanOrEqual(-1 - 1e-9);
          expect(slope).toBeLessThanOrEqual(-0.5 + 1e-9);
          previous = next;
        }
      }),
      { numRuns: 25 },
    );
  });

  it('stay above the bound of every cycle, and with the lost contrast above the bound of Ramsey cycles', () => {
    fc.assert(
      fc.property(
        networks,
        fc.double({ min: -6, max: 6, noNaN: true }),
        fc.constantFrom(...SCHEMES),
        ({ nodes, atoms, linewidth }, power, scheme) => {
          const ensemble = { angularFrequency: 1, nodes, atoms, averagingTime: 10 ** power };
          const simple = schemeDeviation(scheme, 'simple', ensemble, linewidth)!;
          expect(simple).toBeGreaterThanOrEqual(asymptoticBound(ensemble, linewidth)!);
          const contrast = schemeDeviation(scheme, 'contrast', ensemble, linewidth)!;
          expect(contrast).toBeGreaterThanOrEqual(finiteBound(ensemble, linewidth)!.deviation * (1 - 1e-12));
        },
      ),
    );
  });

  it('differ as the paper says: sqrt(K) from (b) to (a), 1/gamma and L/(N gamma) where they meet the bound', () => {
    const at = (scheme: (typeof SCHEMES)[number], averagingTime: number): number =>
      schemeDeviation(scheme, 'simple', { ...figure3, averagingTime }, 1e-4)!;
    expect(at('b', 1e-6) / at('a', 1e-6)).toBeCloseTo(Math.sqrt(10), 4);
    expect(at('d', 1e-6) / at('a', 1e-6)).toBeCloseTo(5.79, 2);
    const late = 1e12;
    expect(at('c', late) / at('a', late)).toBeCloseTo(Math.sqrt(10), 6);
    expect(at('d', late) / at('b', late)).toBeCloseTo(1, 6);
  });
});

describe('the scheme without pre-narrowing', () => {
  it('falls over twelve decades without a step, never faster than 1/tau, and lies above its pre-narrowed form', () => {
    const step = 10 ** 0.1;
    const at = (averagingTime: number): number => freeLaserDeviation({ ...figure3, averagingTime }, 1e-4, 1);
    let previous = at(1e-6);
    for (let time = 1e-6 * step; time < 1e6; time *= step) {
      const next = at(time);
      const slope = Math.log(next / previous) / Math.log(step);
      expect(slope).toBeGreaterThanOrEqual(-1 - 1e-6);
      expect(slope).toBeLessThan(0);
      previous = next;
      expect(next).toBeGreaterThanOrEqual(
        schemeDeviation('e', 'contrast', { ...figure3, averagingTime: time }, 1e-4)! * (1 - 1e-9),
      );
    }
  });
});
