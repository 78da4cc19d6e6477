import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  additiveDeviation,
  baseDeviation,
  bestBase,
  logarithmFactor,
  longLogarithmFactor,
  longTimeDeviation,
  shortTimeDeviation,
} from './allan-deviation';
import { asymptoticBound, finiteBound, heisenbergLimit } from './bounds';
import { compileBudget } from './budget';
import { DEFAULT_OPTIONS, type BudgetOptions } from './cascade';
import { optimalCopies, optimalCopiesNumeric, optimalRamseyTime } from './closed-form';
import { balancedLocalAtoms } from './local-atoms';
import {
  atomsToReachAtomicLinewidth,
  bestStageAtoms,
  narrow,
  narrowedLinewidth,
  smallestLinewidth,
} from './pre-narrowing';

const extremes = [0, -0, -1, 5e-324, 1e-300, 1e-9, 0.5, 1, 2, 1e9, 1e300, Number.MAX_VALUE, Infinity, -Infinity, NaN];
const hostile = fc.oneof(fc.constantFrom(...extremes), fc.double(), fc.double({ min: 0, max: 1e6, noNaN: true }));
const whole = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.constantFrom(0, -1, 1.5, NaN, 2 ** 40, 2 ** 53, Infinity));

/** Undefined, or numbers that can be shown. */
function presentable(value: number | undefined): boolean {
  return value === undefined || Number.isFinite(value);
}

describe('no NaN leaves the model', () => {
  it('from a budget: it is finite and positive, or refused with words', () => {
    const designs = fc.record({
      weights: fc.array(fc.oneof(whole, fc.constantFrom(-3, -1)), { maxLength: 4 }),
      copies: fc.array(whole, { maxLength: 5 }),
      bases: fc.array(fc.integer({ min: 2, max: 5 }), { maxLength: 4 }),
      localAtoms: whole,
      fits: fc.boolean(),
    });
    const surroundings = fc.record({
      angularFrequency: hostile,
      averagingTime: hostile,
      deadTime: hostile,
      laserLinewidths: fc.array(hostile, { minLength: 1, maxLength: 2 }),
      atomicLinewidth: hostile,
      localContrast: hostile,
      entangledContrasts: fc.array(hostile, { minLength: 1, maxLength: 3 }),
      contrastPerAtom: hostile,
      survivalPerAtom: hostile,
    });
    const options = fc.record<BudgetOptions>({
      readout: fc.constantFrom('fixed', 'adaptive'),
      digitErrors: fc.constantFrom('bound', 'gauss', 'joint'),
      slips: fc.constantFrom('persistent', 'once'),
      prior: fc.constantFrom('flat', 'linewidth'),
    });
    fc.assert(
      fc.property(designs, surroundings, options, hostile, ({ fits, ...design }, environment, chosen, time) => {
        // Half of the designs are sound, so that the arithmetic is reached.
        const cascade = fits ? { weights: [1, 2, 1], copies: [4, 4, 4], bases: [2, 3], localAtoms: 30 } : design;
        const compiled = compileBudget(cascade, environment, chosen);
        const result = compiled.ok ? compiled.value(time) : compiled;
        if (!result.ok) {
          expect(result.error.message).toMatch(/\.$/);
          expect(result.error.message).not.toMatch(/NaN|undefined/);
          return;
        }
        const { sizes, contrasts, digitErrors, ...numbers } = result.value;
        for (const value of [...sizes, ...contrasts, ...digitErrors, ...Object.values(numbers)])
          expect(Number.isFinite(value) && value >= 0).toBe(true);
        expect(result.value.deviation).toBeGreaterThan(0);
      }),
      { numRuns: 1500 },
    );
  });

  it('from a sound design at the ends of the scales', () => {
    const wide = fc.double({ min: -40, max: 40, noNaN: true }).map((u) => 10 ** u);
    const chosen = fc.constantFrom<BudgetOptions['digitErrors']>('bound', 'gauss', 'joint', 'binomial');
    fc.assert(
      fc.property(
        wide,
        wide,
        wide,
        wide,
        fc.double({ min: 0, max: 1, noNaN: true }),
        chosen,
        (tau, T, gLO, gi, C, model) => {
          const compiled = compileBudget(
            { weights: [1, 1], copies: [4, 5, 4], bases: [2, 2], localAtoms: 12 },
            {
              angularFrequency: 1e15,
              averagingTime: tau,
              deadTime: 0,
              laserLinewidths: [gLO],
              atomicLinewidth: gi,
              localContrast: 1,
              entangledContrasts: [C],
              contrastPerAtom: 1,
              survivalPerAtom: 1,
            },
            { ...DEFAULT_OPTIONS, digitErrors: model },
          );
          const result = compiled.ok ? compiled.value(T) : compiled;
          if (result.ok) expect(Object.values(result.value).flat().every(Number.isFinite)).toBe(true);
        },
      ),
    );
  });

  it('from the closed forms', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, hostile, hostile, (w0, N, K, tau, gamma, gLO) => {
        const ensemble = { angularFrequency: w0, atoms: N, nodes: K, averagingTime: tau };
        const bound = finiteBound(ensemble, gamma);
        for (const value of [
          logarithmFactor(N, K),
          longLogarithmFactor(ensemble, gLO),
          shortTimeDeviation(ensemble),
          longTimeDeviation(ensemble, gLO),
          additiveDeviation(ensemble, gamma),
          baseDeviation(ensemble, gamma, 3, 'derived'),
          bestBase(ensemble, gamma, 'printed'),
          heisenbergLimit(ensemble),
          asymptoticBound(ensemble, gamma),
          bound?.deviation,
          bound?.ramseyTime,
          optimalCopies(N, K, 'derived'),
          optimalCopies(N, K, 'log-printed'),
          optimalCopiesNumeric(N, K),
          optimalRamseyTime(N, K, tau, gLO, 'root'),
          optimalRamseyTime(N, K, tau, gLO, 'asymptotic'),
          balancedLocalAtoms(N, K, 2),
          narrowedLinewidth(gLO, tau, N, K),
          bestStageAtoms(gLO, tau),
          smallestLinewidth(gLO, tau, N),
          atomsToReachAtomicLinewidth(gLO, gamma, N, tau),
        ])
          expect(presentable(value)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('from pre-narrowing, which rather leaves the laser as it is', () => {
    fc.assert(
      fc.property(hostile, hostile, fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 3 }), (g, tau, stages) => {
        const { linewidth, stages: done } = narrow(g, tau, stages);
        expect(Object.is(linewidth, g) || linewidth < g).toBe(true);
        for (const stage of done) expect(Number.isFinite(stage.linewidth) && stage.ramseyTime > 0).toBe(true);
      }),
    );
  });
});
