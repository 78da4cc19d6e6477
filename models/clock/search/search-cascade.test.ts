import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetOf } from '../equations/budget';
import { DEFAULT_OPTIONS, IDEAL_ENVIRONMENT, type ClockEnvironment } from '../equations/cascade';
import { finiteBound } from '../equations/bounds';
import { searchFamilies } from './family-search';
import { searchCascade, type CascadeSearch, type CascadeTask } from './search-cascade';

function environment(changes: Partial<ClockEnvironment> = {}): ClockEnvironment {
  return {
    ...IDEAL_ENVIRONMENT,
    angularFrequency: 1,
    averagingTime: 1,
    laserLinewidths: [0],
    atomicLinewidth: 0,
    ...changes,
  };
}

function task(nodes: number, atoms: number, changes: Partial<CascadeTask> = {}): CascadeTask {
  return {
    weights: new Array<number>(nodes).fill(1),
    atoms,
    environment: environment(),
    base: null,
    options: { ...DEFAULT_OPTIONS, digitErrors: 'joint' },
    mostNarrowingAtoms: 0,
    ...changes,
  };
}

const control = { gap: 2e-4, mayGoOn: () => true };

/** sigma_y by the full budget of the design that was found. */
function deviationOf(found: CascadeSearch, { environment: around, options }: CascadeTask): number {
  const budget = budgetOf(
    { ...found.cascade, ramseyTime: found.ramseyTime },
    { ...around, laserLinewidths: found.narrowing.linewidths },
    options,
  );
  if (!budget.ok) throw new Error(budget.error.message);
  return budget.value.deviation;
}

/** Least N sigma over one base for all levels. */
function bestOfEqualBases(atoms: number): CascadeSearch {
  const found = Array.from({ length: Math.floor(atoms / 2) - 1 }, (_, i) =>
    searchCascade(task(1, atoms, { base: i + 2 }), control),
  );
  return found.reduce((a, b) => (b.objective < a.objective ? b : a));
}

describe('search over all integers', () => {
  it.each([
    [20, 4.02, [6, 7], 2],
    [40, 4.79, [13, 9], 3],
    [64, 5.26, [10, 7, 10], 2],
    [90, 5.71, [10, 8, 6, 5], 2],
  ])('finds and proves the best single clock of %d atoms with one base', (atoms, expected, copies, base) => {
    const found = bestOfEqualBases(atoms);
    expect(atoms * Math.sqrt(found.objective)).toBeCloseTo(expected, 2);
    expect(found.cascade.copies).toEqual(copies);
    expect(found.cascade.bases).toEqual(copies.slice(1).map(() => base));
    expect(found.stopped).toBe('finished');
    expect(found.objective / found.bound - 1).toBeLessThanOrEqual(control.gap * 1.001);
  });

  it('gains from bases that change from level to level', () => {
    const free = searchCascade(task(1, 90), control);
    expect(90 * Math.sqrt(free.objective)).toBeLessThan(5.44);
    expect(new Set(free.cascade.bases).size).toBe(2);
  });

  it('claims what the full budget of the design says, and nothing below the limit of quantum mechanics', () => {
    const cases = [
      task(10, 600, { environment: environment({ atomicLinewidth: 1e-3 }) }),
      task(4, 200, { environment: environment({ laserLinewidths: [1], averagingTime: 10, atomicLinewidth: 1e-3 }) }),
      task(3, 200, {
        environment: environment({ laserLinewidths: [0.5], averagingTime: 10, deadTime: 0.2 }),
        mostNarrowingAtoms: 8,
      }),
      task(2, 120, { options: { ...DEFAULT_OPTIONS, digitErrors: 'joint', readout: 'adaptive' } }),
      task(2, 120, { options: { ...DEFAULT_OPTIONS, digitErrors: 'gauss' } }),
    ];
    for (const given of cases) {
      const found = searchCascade(given, control);
      const { averagingTime, atomicLinewidth, angularFrequency } = given.environment;
      const deviation = deviationOf(found, given);
      expect(deviation).toBeCloseTo(Math.sqrt(found.objective / averagingTime), 9);
      const limit = finiteBound({ angularFrequency, atoms: given.atoms, averagingTime }, atomicLinewidth)!;
      expect(deviation).toBeGreaterThan(limit.deviation);
      expect(found.bound).toBeLessThanOrEqual(found.objective);
      expect(found.stopped).toBe('finished');
    }
  });

  it('is not undercut by any random design', () => {
    const given = task(3, 150, {
      environment: environment({ laserLinewidths: [1], averagingTime: 5, atomicLinewidth: 2e-3 }),
    });
    const found = searchCascade(given, control);
    const lower = Math.sqrt(found.bound / given.environment.averagingTime);
    let read = 0;
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 2, max: 30 }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 2, max: 5 }), { minLength: 3, maxLength: 3 }),
        fc.integer({ min: 2, max: 40 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (copies, bases, units, share) => {
          const design = {
            weights: [1, 1, 1],
            copies,
            bases: bases.slice(0, copies.length - 1),
            localAtoms: 3 * units,
            ramseyTime: share * found.ramseyTime * 1.2,
          };
          const budget = budgetOf(design, given.environment, given.options);
          if (!budget.ok || budget.value.atoms > 150) return;
          read++;
          expect(budget.value.deviation).toBeGreaterThanOrEqual(lower * (1 - 1e-12));
        },
      ),
      { numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(30);
  });

  it('covers all Ramsey times without a hole', () => {
    const given = task(4, 200, { environment: environment({ laserLinewidths: [1], averagingTime: 10 }) });
    const { leaves } = searchCascade(given, control);
    expect(leaves[0]!.from).toBe(0);
    leaves.slice(1).forEach((leaf, i) => expect(leaf.from).toBe(leaves[i]!.to));
  });

  it('keeps an honest gap when it is stopped', () => {
    let asked = 0;
    const given = task(10, 1000, { environment: environment({ atomicLinewidth: 1e-3 }) });
    const stopped = searchCascade(given, { gap: 1e-9, mayGoOn: () => ++asked < 3 });
    expect(stopped.stopped).toBe('stopped');
    expect(stopped.bound).toBeLessThan(stopped.objective);
    expect(stopped.bound).toBeLessThanOrEqual(searchCascade(given, control).objective);
  });

  it('does at least as well as families of designs', () => {
    const given = task(5, 300, {
      environment: environment({ laserLinewidths: [1], averagingTime: 10, atomicLinewidth: 1e-3 }),
    });
    const families = searchFamilies(given, control)!;
    const best = Math.sqrt(searchCascade(given, control).objective / 10);
    expect(best).toBeLessThanOrEqual(families.deviation * (1 + 1e-4));
    expect(families.deviation).toBeLessThan(best * 1.15);
  });
});
