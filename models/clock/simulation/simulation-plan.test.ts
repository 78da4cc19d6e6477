import { describe, expect, it } from 'vitest';
import { budgetOf } from '../equations/budget';
import { DEFAULT_OPTIONS, IDEAL_ENVIRONMENT, uniformCascade, type ClockEnvironment } from '../equations/cascade';
import { SUMS } from './cascade-trials';
import { planSimulation } from './simulation-plan';

const environment: ClockEnvironment = {
  ...IDEAL_ENVIRONMENT,
  angularFrequency: 2.7e15,
  averagingTime: 10,
  deadTime: 0.1,
  laserLinewidths: [0.05],
  atomicLinewidth: 1e-3,
};
const design = { ...uniformCascade(10, 2, [28, 28, 28], 800), ramseyTime: 1 };

describe('the simulation of a design', () => {
  it('turns the variance of the budget into the deviation of the budget', () => {
    const budget = budgetOf(design, environment);
    const plan = planSimulation(design, environment, DEFAULT_OPTIONS, 'joint', 1000);
    if (!budget.ok || !plan.ok) throw new Error('the design is sound');
    const sums = new Float64Array(SUMS.count);
    sums[SUMS.trials] = 1;
    sums[SUMS.jointSquare] = budget.value.projection + budget.value.digits;
    sums[SUMS.jointFourth] = sums[SUMS.jointSquare]! ** 2;
    const { value, predicted, ratio, trusted } = plan.value.summarise(sums);
    expect(predicted).toBe(budget.value.deviation);
    expect(value / predicted).toBeCloseTo(1, 12);
    expect(ratio).toBeCloseTo(1, 12);
    expect(trusted).toBe(true);
  });

  it('believes a design with safe digits and not one with few copies', () => {
    const ratioOf = (nodes: number, copies: readonly number[], localAtoms: number) => {
      const plan = planSimulation(
        { ...uniformCascade(nodes, 2, copies, localAtoms), ramseyTime: 1 },
        { ...environment, deadTime: 0 },
        DEFAULT_OPTIONS,
        'joint',
        8000,
      );
      if (!plan.ok) throw new Error(plan.error[0]!.message);
      return plan.value.summarise(plan.value.run(0, 8000, 11));
    };
    const safe = ratioOf(10, [28, 28, 28], 1200);
    expect(safe.ratio).toBeLessThan(1.15);
    expect(safe.trusted).toBe(true);
    const thin = ratioOf(1, [10, 10, 10, 10, 10, 10], 0);
    expect(thin.ratio).toBeGreaterThan(2);
    expect(thin.trusted).toBe(false);
  });

  it('compares exact digit errors with reading digit by digit, and says which reading it took', () => {
    const few = { ...uniformCascade(10, 2, [14, 12, 12], 400), ramseyTime: 1 };
    const exact = { ...DEFAULT_OPTIONS, digitErrors: 'binomial' as const };
    const [digit, joint] = (['digit', 'joint'] as const).map((estimator) => {
      const plan = planSimulation(few, { ...environment, deadTime: 0 }, exact, estimator, 12_000);
      if (!plan.ok) throw new Error(plan.error[0]!.message);
      return plan.value.summarise(plan.value.run(0, 12_000, 5));
    });
    expect(digit!.trusted).toBe(true);
    expect(digit!.finding).toContain('digit by digit');
    expect(joint!.ratio).toBeLessThan(1 / 1.15);
    expect(joint!.finding).toContain('safe side');
    // The reading that was not chosen stands beside the other.
    expect(digit!.details.map(({ value }) => value)).toEqual(joint!.details.map(({ value }) => value));
    expect(digit!.value).toBe(digit!.details[0]!.value);
    expect(joint!.value).toBe(joint!.details[1]!.value);
  });

  it('tells the planner what to do where Gaussian noise is too optimistic', () => {
    const thin = { ...uniformCascade(1, 2, [10, 10, 10, 10, 10, 10], 0), ramseyTime: 1 };
    const finding = (estimator: 'digit' | 'joint', options = DEFAULT_OPTIONS): string => {
      const plan = planSimulation(thin, environment, options, estimator, 2000);
      if (!plan.ok) throw new Error(plan.error[0]!.message);
      return plan.value.summarise(plan.value.run(0, 2000, 3)).finding;
    };
    expect(finding('joint')).toMatch(/take more trials\. .*choose exact digit errors and optimise again/);
    expect(finding('digit')).toContain('choose exact digit errors and optimise again');
    expect(finding('joint', { ...DEFAULT_OPTIONS, readout: 'adaptive' })).toContain(
      'read the top level in two quadratures',
    );
  });

  it('says why it cannot simulate', () => {
    const refused = [
      { ...design, copies: [], bases: [], localAtoms: 1000 },
      { ...design, localAtoms: 10 },
      { ...design, copies: [28, 28, 1] },
      { ...design, copies: [1000, 28, 28] },
    ];
    for (const bad of refused) {
      const plan = planSimulation(bad, environment, DEFAULT_OPTIONS, 'joint', 1000);
      expect(plan.ok).toBe(false);
      if (!plan.ok) expect(plan.error[0]!.remedy).not.toBe('');
    }
  });
});
