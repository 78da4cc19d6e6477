import { describe, expect, it } from 'vitest';
import { budgetOf } from './budget';
import { IDEAL_ENVIRONMENT, uniformCascade, type Cascade, type ClockEnvironment } from './cascade';
import { closedFormWarnings, designWarnings, DOMAIN_CODE } from './domain-warnings';

const where = { label: 'Network' };
const closed = (atoms: number, nodes: number, averagingTime: number, gLO: number, gi: number) =>
  closedFormWarnings({ atoms, nodes, averagingTime }, gLO, gi, where).map(({ code }) => code);

function ofDesign(cascade: Cascade, ramseyTime: number, changes: Partial<ClockEnvironment>): string[] {
  const environment = {
    ...IDEAL_ENVIRONMENT,
    angularFrequency: 1,
    averagingTime: 10,
    laserLinewidths: [0],
    atomicLinewidth: 0,
    ...changes,
  };
  const design = { ...cascade, ramseyTime };
  const result = budgetOf(design, environment);
  if (!result.ok) throw new Error(result.error.message);
  return designWarnings(design, result.value, environment, where).map(({ code }) => code);
}

describe('warnings of the closed forms', () => {
  it.each([
    [10, 10, 1, 1e3, 0, DOMAIN_CODE.noCascade],
    [1000, 10, 1e4, 1, 0, DOMAIN_CODE.asymptoticCopies],
    [1e6, 10, 1e-9, 1e-6, 0, DOMAIN_CODE.noOptimum],
    [1e6, 10, 1, Math.E, 0, DOMAIN_CODE.preNarrowingUndefined],
    [1000, 10, 1e4, 1, 1e-4, DOMAIN_CODE.preNarrowing],
  ])('N = %f, K = %f, tau = %f, gamma_LO = %f, gamma_i = %f: %s', (atoms, nodes, tau, gLO, gi, code) => {
    expect(closed(atoms, nodes, tau, gLO, gi)).toContain(code);
  });

  it('are silent within the range', () => {
    expect(closed(1e7, 10, 1e4, 1, 1e-9)).toEqual([]);
    expect(closed(1e7, 10, 1, Math.E + 1e-9, 0)).toEqual([]);
    expect(closed(1e7, 10, 1, 0, 0)).toEqual([]);
  });

  it('turn at x = 0.05 for the copies, N/K = 2788', () => {
    expect(closed(2780 * 10, 10, 1, 0, 0)).toContain(DOMAIN_CODE.asymptoticCopies);
    expect(closed(2800 * 10, 10, 1, 0, 0)).not.toContain(DOMAIN_CODE.asymptoticCopies);
  });
});

describe('warnings of a design', () => {
  const good = uniformCascade(1, 2, [20, 20, 20, 20], 0);

  it('are none for a sound one', () => {
    expect(ofDesign(good, 1, { laserLinewidths: [1] })).toEqual([]);
    expect(ofDesign(uniformCascade(1, 2, [], 100), 1, {})).toEqual([]);
  });

  it.each([
    ['slips', good, 1.001, { laserLinewidths: [0.1], atomicLinewidth: 0 }, DOMAIN_CODE.slipsNotRare, false],
    ['slips', good, 1.001, { laserLinewidths: [1] }, DOMAIN_CODE.slipsNotRare, true],
    ['dephasing', good, 1, { atomicLinewidth: 1 / 8 }, DOMAIN_CODE.additiveDephasing, false],
    ['dephasing', good, 1.01, { atomicLinewidth: 1 / 8 }, DOMAIN_CODE.additiveDephasing, true],
    ['level 0', uniformCascade(10, 2, [10, 10, 10], 300), 1, {}, DOMAIN_CODE.localAtoms, true],
    ['level 0', uniformCascade(2, 2, [20, 20, 20], 28), 1, {}, DOMAIN_CODE.localAtoms, false],
    ['level 0', uniformCascade(2, 2, [20, 20, 20], 32), 1, {}, DOMAIN_CODE.localAtoms, true],
    ['digit errors', uniformCascade(1, 2, [3, 3, 3], 0), 1, {}, DOMAIN_CODE.digitErrorsNotRare, true],
    ['few copies', uniformCascade(1, 2, [20, 3], 0), 1, {}, DOMAIN_CODE.fewCopies, true],
    ['few copies', uniformCascade(1, 2, [20, 4], 0), 1, {}, DOMAIN_CODE.fewCopies, false],
    ['one quadrature', uniformCascade(1, 2, [20, 1], 0), 1, {}, DOMAIN_CODE.oneQuadrature, true],
    ['one quadrature', uniformCascade(3, 2, [20, 8], 5), 1, {}, DOMAIN_CODE.oneQuadrature, true],
    ['one quadrature', uniformCascade(3, 2, [20, 8], 6), 1, {}, DOMAIN_CODE.oneQuadrature, false],
  ] as const)('%s: %j at T = %f, %j', (_, cascade, ramseyTime, changes, code, warned) => {
    expect(ofDesign(cascade, ramseyTime, changes).includes(code)).toBe(warned);
  });

  it('say what is wrong and what to do', () => {
    const issues = closedFormWarnings({ atoms: 1000, nodes: 10, averagingTime: 1 }, 1e-3, 1e-9, where);
    for (const { message, remedy, severity } of issues) {
      expect(severity).toBe('warning');
      expect(message).toMatch(/^[A-Z].*\.$/);
      expect(remedy).toMatch(/^[A-Z].*\.$/);
    }
    expect(issues.length).toBeGreaterThan(1);
  });
});
