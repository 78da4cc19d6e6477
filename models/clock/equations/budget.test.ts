import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialBudget } from './binomial-budget';
import { finiteBound } from './bounds';
import { budgetOf, compileBudget } from './budget';
import {
  DEFAULT_OPTIONS,
  IDEAL_ENVIRONMENT,
  uniformCascade,
  type Budget,
  type BudgetOptions,
  type Cascade,
  type ClockEnvironment,
} from './cascade';
import { REFUSAL_CODE } from './refusals';
import { slipProbability } from './slips';

const environment: ClockEnvironment = {
  ...IDEAL_ENVIRONMENT,
  angularFrequency: 1,
  averagingTime: 1,
  laserLinewidths: [0],
  atomicLinewidth: 0,
};
const joint = DEFAULT_OPTIONS;

function budget(
  cascade: Cascade,
  ramseyTime: number,
  changes: Partial<ClockEnvironment> = {},
  options: BudgetOptions = joint,
): Budget {
  const result = budgetOf({ ...cascade, ramseyTime }, { ...environment, ...changes }, options);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const refused = (cascade: Cascade, ramseyTime: number, changes: Partial<ClockEnvironment> = {}, options = joint) => {
  const result = budgetOf({ ...cascade, ramseyTime }, { ...environment, ...changes }, options);
  return result.ok ? 'given' : result.error.code;
};

const linear = (top: number, step: number, levels: number) =>
  Array.from({ length: levels }, (_, i) => top + step * (levels - 1 - i));

/** Deviations in rad of published Monte Carlo designs: paper, joint Gaussian, exact binomial. */
const designs: readonly (readonly [string, Cascade, number, number, number, number])[] = [
  ['K=1 n0=10 M=6', uniformCascade(1, 2, linear(10, 0, 6), 0), 630, 1.82e-2, 1.46e-2, 1.93e-1],
  ['K=1 n0=20 M=6', uniformCascade(1, 2, linear(20, 0, 6), 0), 1260, 6.99e-3, 6.99e-3, 4.08e-2],
  ['K=1 linear 24..4', uniformCascade(1, 2, linear(4, 4, 6), 0), 480, 1.59e-2, 1.6e-2, 5.14e-2],
  ['K=10 n0=10 M=3 n1=300', uniformCascade(10, 2, [10, 10, 10], 300), 1000, 8.99e-3, 8.02e-3, 2.15e-2],
  ['K=10 n0=5 M=4 n1=250', uniformCascade(10, 2, [5, 5, 5, 5], 250), 1000, 3.13e-2, 1.64e-2, 6.19e-2],
  ['K=10 n0=28 M=5 n1=800', uniformCascade(10, 2, linear(28, 0, 5), 800), 9480, 1.18e-3, 1.18e-3, 1.83e-3],
  ['D=4 K=1 n0=40 M=3', uniformCascade(1, 4, [40, 40, 40], 0), 840, 1.68e-2, 1.01e-2, 7.26e-2],
];

describe('the budget of a design', () => {
  it.each(designs)('%s in three degrees of truth', (_, cascade, atoms, paper, gaussian, exact) => {
    const rms = (digitErrors: BudgetOptions['digitErrors']) =>
      Math.sqrt(budget(cascade, 1, {}, { ...joint, digitErrors }).total);
    expect(budget(cascade, 1).atoms).toBe(atoms);
    expect(rms('bound') / paper).toBeCloseTo(1, 2);
    expect(rms('joint') / gaussian).toBeCloseTo(1, 2);
    expect(rms('binomial') / exact).toBeCloseTo(1, 2);
    expect(Math.sqrt(binomialBudget(cascade)!.total)).toBeCloseTo(rms('binomial'), 12);
  });

  it.each([
    [0.5, 1.15e-2, 4.81e-2],
    [1, 1.6e-2, 5.73e-2],
  ])('follows the contrast of every level: m_M gamma T = %f', (exposure, gaussian, exact) => {
    const cascade = uniformCascade(1, 2, linear(20, 0, 6), 0);
    const dephased = { atomicLinewidth: exposure / 32 };
    expect(Math.sqrt(budget(cascade, 1, dephased).total) / gaussian).toBeCloseTo(1, 2);
    const binomial = budget(cascade, 1, dephased, { ...joint, digitErrors: 'binomial' });
    expect(Math.sqrt(binomial.total) / exact).toBeCloseTo(1, 2);
  });

  it('tends to that of perfect clocks as the Ramsey time and the loss of contrast vanish', () => {
    const cascade = uniformCascade(3, 2, [9, 8, 7], 60);
    const ideal = budget(cascade, 1).total;
    const real = { atomicLinewidth: 1, laserLinewidths: [1] };
    // 1 - sqrt(1 - C^2) leaves 1 with a vertical slope, as the square root of what is lost.
    expect(budget(cascade, 1e-15, real).total / ideal).toBeCloseTo(1, 6);
    const almost = { entangledContrasts: [1 - 1e-14], localContrast: 1 - 1e-14 };
    expect(budget(cascade, 1, almost).total / ideal).toBeCloseTo(1, 6);
  });

  it('of uncorrelated atoms is the standard quantum limit, with a cascade or without', () => {
    for (const weights of [[1], [1, 1, 1, 1], [1, -2, 5]]) {
      const { total, digitErrors, deviation } = budget({ weights, copies: [], bases: [], localAtoms: 40 }, 0.5);
      expect(total).toBeCloseTo(1 / 40, 15);
      expect(deviation).toBeCloseTo(Math.sqrt(1 / 40 / 0.5), 12);
      expect(digitErrors).toEqual([]);
    }
  });

  it('treats per-level bases and weights like the uniform ones they contain', () => {
    const uniform = budget(uniformCascade(3, 2, [9, 8, 7], 60), 0.4, { atomicLinewidth: 0.05, laserLinewidths: [0.2] });
    const spelled = budget(
      { weights: [-1, 1, -1], copies: [9, 8, 7], bases: [2, 2], localAtoms: 60 },
      0.4,
      { atomicLinewidth: 0.05, laserLinewidths: [0.2, 0.2, 0.2] }, // prettier-ignore
    );
    expect(spelled).toEqual(uniform);
  });

  it('adds slips node by node and the Dick effect of dead time', () => {
    const cascade = { weights: [1, 3], copies: [10], bases: [], localAtoms: 400 };
    const laserLinewidths = [0.5, 2];
    const { slips } = budget(cascade, 0.5, { laserLinewidths }, { ...joint, slips: 'once' });
    const expected = (2 * Math.PI) ** 2 * (slipProbability(0.5, 0.5) / 16 + (9 / 16) * slipProbability(0.5, 2));
    expect(slips).toBeCloseTo(expected, 15);
    const dead = budget(cascade, 0.5, { laserLinewidths, deadTime: 0.2 });
    expect(dead.deadTimeVariance).toBeCloseTo(((0.5 / 16 + (9 / 16) * 2) * 0.2) / 0.5, 12);
    expect(dead.deviation ** 2).toBeCloseTo((dead.total * 0.7) / 0.25 + dead.deadTimeVariance, 10);
  });

  it('reads a single quadrature within half the range: uncorrelated atoms slip like four times the linewidth', () => {
    const cascade = uniformCascade(4, 2, [], 40);
    const adaptive = budget(cascade, 1, { laserLinewidths: [0.2] }, { ...joint, readout: 'adaptive' });
    const fixed = budget(cascade, 1, { laserLinewidths: [0.8] });
    expect(adaptive.slips).toBe(fixed.slips);
  });

  it('may start from a narrow laser instead of level 0', () => {
    const prior = { ...joint, prior: 'linewidth' } as const;
    const cascade = uniformCascade(10, 2, [10, 10], 0);
    const narrow = { laserLinewidths: [0.01] };
    expect(refused(cascade, 1, narrow)).toBe(REFUSAL_CODE.localAtoms);
    const without = budget(cascade, 1, narrow, prior);
    expect(without.slips).toBe(0);
    expect(without.digitErrors[0]).toBeLessThan(1e-3);
    // With the same guess from level 0: variance 1/n1 = gamma T / K.
    expect(without.digitErrors[0]).toBeCloseTo(budget(uniformCascade(10, 2, [10, 10], 1000), 1).digitErrors[0]!, 12);
    // A wide laser says less than level 0 and is not asked.
    const wide = { laserLinewidths: [1] };
    const local = uniformCascade(10, 2, [10, 10], 300);
    expect(budget(local, 0.3, wide, prior)).toEqual(budget(local, 0.3, wide));
  });

  it('keeps copies that heralded loss leaves, and loses contrast to the other', () => {
    const cascade = uniformCascade(1, 2, [20, 20], 0);
    const heralded = budget(cascade, 1, { survivalPerAtom: 0.9 });
    expect(heralded.projection).toBeCloseTo(1 / (20 * 0.81 * 4), 12);
    const silent = budget(cascade, 1, { contrastPerAtom: 0.9 });
    expect(silent.contrasts).toEqual([0.9, expect.closeTo(0.81, 12)]);
    expect(silent.projection).toBeGreaterThan(heralded.projection);
  });
});

describe('refusals', () => {
  const fine = uniformCascade(2, 2, [5, 5], 20);
  it.each([
    ['a Ramsey time longer than tau', fine, 1.1, {}, joint, REFUSAL_CODE.time],
    ['no Ramsey time', fine, 0, {}, joint, REFUSAL_CODE.time],
    ['a Ramsey time that is none', fine, NaN, {}, joint, REFUSAL_CODE.time],
    ['dead time that leaves none', fine, 0.5, { deadTime: 0.6 }, joint, REFUSAL_CODE.time],
    ['lost contrast', fine, 1, { atomicLinewidth: 1e3 }, joint, REFUSAL_CODE.contrast],
    ['contrast 0', fine, 1, { entangledContrasts: [1, 0] }, joint, REFUSAL_CODE.contrast],
    ['level 0 without contrast', fine, 1, { localContrast: 0 }, joint, REFUSAL_CODE.contrast],
    ['no first digit', uniformCascade(2, 2, [5], 0), 1, {}, joint, REFUSAL_CODE.localAtoms],
    ['no atoms at all', uniformCascade(2, 2, [], 0), 1, {}, joint, REFUSAL_CODE.range],
    ['half a copy', uniformCascade(2, 2, [2.5], 4), 1, {}, joint, REFUSAL_CODE.range],
    ['a weight of nothing', { ...fine, weights: [1, 0] }, 1, {}, joint, REFUSAL_CODE.range],
    ['no weights', { ...fine, weights: [] }, 1, {}, joint, REFUSAL_CODE.range],
    ['a base too few', { ...fine, bases: [] }, 1, {}, joint, REFUSAL_CODE.range],
    ['base 1', { ...fine, bases: [1] }, 1, {}, joint, REFUSAL_CODE.range],
    ['a NaN linewidth', fine, 1, { atomicLinewidth: NaN }, joint, REFUSAL_CODE.range],
    ['a negative linewidth', fine, 1, { laserLinewidths: [1, -1] }, joint, REFUSAL_CODE.range],
    ['too many linewidths', fine, 1, { laserLinewidths: [1, 1, 1] }, joint, REFUSAL_CODE.range],
    ['an infinite averaging time', fine, 1, { averagingTime: Infinity }, joint, REFUSAL_CODE.range],
    ['a contrast above 1', fine, 1, { localContrast: 1.1 }, joint, REFUSAL_CODE.range],
    ['no contrasts', fine, 1, { entangledContrasts: [] }, joint, REFUSAL_CODE.range],
    ['more atoms than can be counted', uniformCascade(2, 2, linear(5, 0, 80), 20), 1, {}, joint, REFUSAL_CODE.overflow],
    ['one quadrature enumerated', fine, 1, {}, { ...joint, digitErrors: 'binomial', readout: 'adaptive' }, REFUSAL_CODE.readout],
  ] as const)('%s', (_, cascade, ramseyTime, changes, options, code) => {
    expect(refused(cascade, ramseyTime, changes, options)).toBe(code);
  }); // prettier-ignore
});

const share = fc.double({ min: 0, max: 1, noNaN: true });
const cascades = fc
  .record({
    weights: fc.array(
      fc.integer({ min: -3, max: 4 }).filter((p) => p !== 0),
      { minLength: 1, maxLength: 5 },
    ),
    copies: fc.array(fc.integer({ min: 2, max: 40 }), { maxLength: 6 }),
    base: fc.integer({ min: 2, max: 4 }),
    localAtoms: fc.integer({ min: 10, max: 500 }),
  })
  .map(({ weights, copies, base, localAtoms }) => ({
    weights,
    copies,
    bases: copies.slice(1).map(() => base),
    localAtoms,
  }));
const models = fc.constantFrom<BudgetOptions['digitErrors']>('bound', 'gauss', 'joint');

describe('laws of the budget', () => {
  it('V does not fall with the Ramsey time while slips are rare', () => {
    const laws = fc.record({ gLO: share, gamma: share, C: share, model: models, a: share, b: share });
    fc.assert(
      fc.property(cascades, laws, (cascade, { gLO, gamma, C, model, a, b }) => {
        const changes = { laserLinewidths: [gLO], atomicLinewidth: 0.01 * gamma, entangledContrasts: [0.5 + C / 2] };
        const compiled = compileBudget(cascade, { ...environment, ...changes }, { ...joint, digitErrors: model });
        const [short, long] = [Math.min(a, b), Math.max(a, b)].map((u) => Math.exp(-6 * (1 - u)));
        if (!compiled.ok || slipProbability(long!, gLO) / long! > 0.1) return;
        const [early, late] = [compiled.value(short!), compiled.value(long!)];
        if (early.ok && late.ok) expect(late.value.total).toBeGreaterThanOrEqual(early.value.total * (1 - 1e-12));
      }),
    );
  });

  it('nothing goes below the bound of independent cycles', () => {
    const any = fc.record({ gLO: share, gamma: share, model: models, T: share });
    fc.assert(
      fc.property(cascades, any, fc.constantFrom('fixed', 'adaptive'), (cascade, { gLO, gamma, model, T }, readout) => {
        const changes = { laserLinewidths: [gLO], atomicLinewidth: gamma, averagingTime: 10 };
        const time = 10 * Math.exp(-8 * T);
        const options = { ...joint, readout, digitErrors: model };
        const result = budgetOf({ ...cascade, ramseyTime: time }, { ...environment, ...changes }, options);
        if (!result.ok) return;
        const ensemble = { angularFrequency: 1, atoms: result.value.atoms, averagingTime: 10 };
        expect(result.value.deviation).toBeGreaterThanOrEqual(finiteBound(ensemble, gamma)!.deviation * (1 - 1e-12));
      }),
    );
  });

  it('more copies of the top level and more level-0 atoms never hurt', () => {
    fc.assert(
      fc.property(cascades, models, (cascade, digitErrors) => {
        const at = (design: Cascade) => budget(design, 1, { atomicLinewidth: 1e-3 }, { ...joint, digitErrors }).total;
        if (digitErrors === 'bound') return;
        const richer = { ...cascade, localAtoms: cascade.localAtoms + 1 };
        expect(at(richer)).toBeLessThanOrEqual(at(cascade));
        if (cascade.copies.length === 0) return;
        const copies = cascade.copies.map((n, i) => (i === cascade.copies.length - 1 ? n + 1 : n));
        expect(at({ ...cascade, copies })).toBeLessThan(at(cascade));
      }),
    );
  });
});
