import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { additiveDeviation, baseDeviation, bestBase, longTimeDeviation, shortTimeDeviation } from './allan-deviation';
import { asymptoticBound, finiteBound, heisenbergLimit } from './bounds';

const at = (atoms: number, averagingTime: number, nodes = 1) => ({
  angularFrequency: 1,
  atoms,
  nodes,
  averagingTime,
});
const wide = (min: number, max: number) =>
  fc.double({ min: Math.log(min), max: Math.log(max), noNaN: true }).map(Math.exp);

describe('the bound of independent Ramsey cycles', () => {
  it('is the Heisenberg limit at short times', () => {
    for (const N of [1, 7, 1e4, 1e9])
      expect(finiteBound(at(N, 1e-3), 1e-12)!.deviation / heisenbergLimit(at(N, 1e-3))!).toBeCloseTo(1, 5);
    expect(finiteBound(at(100, 3), 0)).toEqual({ deviation: 1 / 300, ramseyTime: 3 });
  });

  it('tends to (4) from above by 1 + sqrt(2/N)/2 in sigma', () => {
    for (const N of [1e2, 1e4, 1e6, 1e9, 1e12, 1e15]) {
      const ratio = finiteBound(at(N, 1e9), 1)!.deviation / asymptoticBound(at(N, 1e9), 1)!;
      expect((ratio - 1) / (Math.sqrt(2 / N) / 2)).toBeCloseTo(1, N < 1e3 ? 0 : N < 1e13 ? 1 : 0);
      expect(ratio).toBeGreaterThan(1);
    }
  });

  it('lets one atom wait for 1/gamma', () => {
    const { deviation, ramseyTime } = finiteBound(at(1, 100), 0.1)!;
    expect(ramseyTime).toBeCloseTo(10, 12);
    expect(deviation ** 2).toBeCloseTo((Math.E * 0.1) / 100, 15);
  });

  it('has its Ramsey time where the variance per time is least, for any number of atoms', () => {
    fc.assert(
      fc.property(wide(1, 1e10), wide(1e-6, 1e6), (N, gamma) => {
        const best = finiteBound(at(N, 1e12), gamma)!.ramseyTime;
        const rate = (T: number) => Math.log(1 / N + Math.expm1(gamma * T)) - Math.log(T);
        expect(rate(best)).toBeLessThanOrEqual(rate(best * 1.01) + 1e-12);
        expect(rate(best)).toBeLessThanOrEqual(rate(best / 1.01) + 1e-12);
      }),
    );
  });

  it('has the same stationary point on both sides of the change of method', () => {
    const below = finiteBound(at(99.999999, 1e9), 1)!;
    const above = finiteBound(at(100, 1e9), 1)!;
    expect(below.ramseyTime / above.ramseyTime).toBeCloseTo(1, 7);
  });

  it.each([
    [at(0.5, 1), 1],
    [at(NaN, 1), 1],
    [at(10, NaN), 1],
    [at(10, 1), NaN],
    [at(10, 0), 1],
    [at(Infinity, 1), 1],
  ])('is undefined or finite for %j with linewidth %f', (ensemble, linewidth) => {
    const bound = finiteBound(ensemble, linewidth);
    expect(bound === undefined || Number.isFinite(bound.deviation)).toBe(true);
    if (Number.isNaN(ensemble.atoms) || Number.isNaN(linewidth)) expect(bound).toBeUndefined();
  });
});

describe('the closed forms', () => {
  it('never go below the bounds', () => {
    fc.assert(
      fc.property(wide(2, 1e9), wide(1e-9, 1e9), wide(1e-9, 1e6), (ratio, tau, gamma) => {
        // One node: ln(N/K) (8/pi)^2 > 1 holds from N = 1.2 K on.
        const ensemble = at(ratio, tau);
        const limit = finiteBound(ensemble, gamma)!.deviation;
        expect(additiveDeviation(ensemble, gamma)!).toBeGreaterThan(asymptoticBound(ensemble, gamma)!);
        expect(shortTimeDeviation(ensemble)!).toBeGreaterThan(heisenbergLimit(ensemble)!);
        if (gamma * tau * ratio < 1) expect(additiveDeviation(ensemble, gamma)!).toBeGreaterThan(limit);
      }),
    );
  });

  it('agree at D = 2 and find the best base by its convexity', () => {
    fc.assert(
      fc.property(wide(4, 3000), wide(1e-3, 1e9), fc.constantFrom('derived', 'printed'), (N, tau, form) => {
        const ensemble = at(N, tau);
        expect(baseDeviation(ensemble, 1e-4, 2, form)).toBeCloseTo(additiveDeviation(ensemble, 1e-4)!, 12);
        let best = 2;
        const most = Math.max(2, Math.floor(Math.sqrt(N)));
        for (let D = 3; D <= most; D++)
          if (baseDeviation(ensemble, 1e-4, D, form)! < baseDeviation(ensemble, 1e-4, best, form)!) best = D;
        expect(bestBase(ensemble, 1e-4, form)).toBe(best);
      }),
    );
  });

  it.each([1, 0.5, 0, -1, NaN, Infinity])('are undefined for N/K = %f', (ratio) => {
    const ensemble = at(10 * ratio, 1, 10);
    for (const value of [
      shortTimeDeviation(ensemble),
      longTimeDeviation(ensemble, 1),
      additiveDeviation(ensemble, 1),
      baseDeviation(ensemble, 1, 2, 'derived'),
      bestBase(ensemble, 1, 'derived'),
    ])
      expect(value).toBeUndefined();
  });
});
