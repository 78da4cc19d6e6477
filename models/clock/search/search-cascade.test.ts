import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finiteBound } from '../equations/bounds';
import { budgetOf } from '../equations/budget';
import { DEFAULT_OPTIONS, IDEAL_ENVIRONMENT, type ClockEnvironment } from '../equations/cascade';
import { equalShares, type CascadeTask, type FoundCascade } from './cascade-task';
import { enumerate } from './enumerated.fixture';
import { searchCascade } from './search-cascade';
import type { CascadeSearch } from './search-outcome';
import { quickCascade } from './quick-cascade';

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
    atoms: equalShares(atoms, nodes),
    environment: environment(),
    base: null,
    options: { ...DEFAULT_OPTIONS, digitErrors: 'joint' },
    mostStages: 0,
    secondsPerCopy: 0,
    ...changes,
  };
}

const control = { gap: 1e-4, mayGoOn: () => true };

function search(given: CascadeTask): CascadeSearch {
  const found = searchCascade(given, control);
  if (found === null) throw new Error('no design');
  return found;
}

/** omega_0^2 tau sigma^2 by the full budget of the design that was found. */
function objectiveOf(found: FoundCascade, { environment: around, options }: CascadeTask): number {
  const design = { ...found.cascade, ramseyTime: found.ramseyTime };
  const budget = budgetOf(design, { ...around, laserLinewidths: found.narrowing.linewidths }, options);
  if (!budget.ok) throw new Error(budget.error.message);
  return (budget.value.deviation * around.angularFrequency) ** 2 * around.averagingTime;
}

describe('search over all integers', () => {
  it.each([
    [20, 4.02, [6, 7], 2],
    [40, 4.79, [13, 9], 3],
    [64, 5.26, [10, 7, 10], 2],
    [90, 5.71, [10, 8, 6, 5], 2],
  ])('finds and proves the best single clock of %d atoms with one base', (atoms, expected, copies, base) => {
    const all = Array.from({ length: Math.floor(atoms / 2) - 1 }, (_, i) => search(task(1, atoms, { base: i + 2 })));
    const found = all.reduce((a, b) => (b.objective < a.objective ? b : a));
    expect(atoms * Math.sqrt(found.objective)).toBeCloseTo(expected, 2);
    expect(found.cascade.copies).toEqual(copies);
    expect(found.cascade.bases).toEqual(copies.slice(1).map(() => base));
    for (const one of all) expect(one.objective / one.bound - 1).toBeLessThanOrEqual(control.gap * 1.001);
  });

  it('gains from bases that change from level to level', () => {
    const free = search(task(1, 90));
    expect(90 * Math.sqrt(free.objective)).toBeLessThan(5.44);
    expect(new Set(free.cascade.bases).size).toBe(2);
  });

  it('agrees with the enumeration of all designs of small networks', () => {
    const weights = fc.constantFrom([1], [1, 1], [1, 1, 1], [2, 1], [1, -2, 1], [3, 1]);
    const linewidth = fc.constantFrom(0, 0.02, 0.3, 2);
    const given = fc.record({
      weights,
      units: fc.integer({ min: 1, max: 13 }),
      idle: fc.integer({ min: 0, max: 3 }),
      averagingTime: fc.constantFrom(1, 10, 100),
      deadShare: fc.constantFrom(0, 0.03),
      linewidths: fc.array(linewidth, { minLength: 3, maxLength: 3 }),
      atomicLinewidth: fc.constantFrom(0, 1e-3, 0.05),
      contrast: fc.constantFrom(1, 0.9),
      perAtom: fc.constantFrom(1, 0.98),
      survival: fc.constantFrom(1, 0.97),
      readout: fc.constantFrom<'fixed' | 'adaptive'>('fixed', 'fixed', 'adaptive'),
      digitErrors: fc.constantFrom<'joint' | 'gauss'>('joint', 'joint', 'gauss'),
      slips: fc.constantFrom<'persistent' | 'once'>('persistent', 'once'),
      prior: fc.constantFrom<'flat' | 'linewidth'>('flat', 'flat', 'linewidth'),
      pairs: fc.constantFrom(0, 0, 0.01, 0.1),
      base: fc.constantFrom(null, null, 2),
      stages: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
    });
    let judged = 0;
    let proved = 0;
    fc.assert(
      fc.property(given, (drawn) => {
        const { averagingTime } = drawn;
        const mostStages = drawn.stages.length;
        const made: CascadeTask = {
          weights: drawn.weights,
          atoms: drawn.weights.map((p, j) => Math.abs(p) * drawn.units + (j === 0 ? drawn.idle : 0)),
          environment: environment({
            averagingTime,
            deadTime: drawn.deadShare * averagingTime,
            laserLinewidths: drawn.weights.map((_, j) => drawn.linewidths[j]!),
            atomicLinewidth: drawn.atomicLinewidth,
            localContrast: drawn.perAtom,
            entangledContrasts: [drawn.contrast],
            contrastPerAtom: drawn.perAtom,
            survivalPerAtom: drawn.survival,
          }),
          base: drawn.base,
          options: {
            readout: drawn.readout,
            digitErrors: drawn.digitErrors,
            slips: drawn.slips,
            prior: drawn.prior,
          },
          mostStages,
          secondsPerCopy: drawn.pairs * averagingTime,
        };
        let asked = 0;
        const found = searchCascade(made, { gap: 1e-4, mayGoOn: () => ++asked < 400 })!;
        expect(found.objective).toBeCloseTo(objectiveOf(found, made), 12);
        expect(found.bound).toBeLessThanOrEqual(found.objective);
        const settled = found.stopped === 'finished';
        if (settled) proved++;
        for (const stages of [[], drawn.stages]) {
          enumerate(made, stages, (objective, design) => {
            judged++;
            if (objective < found.bound || (settled && objective < found.objective * (1 - 1.001e-4)))
              expect({ objective, design }).toEqual({ objective: found.bound, design: found.cascade });
          });
        }
      }),
      { numRuns: 60 },
    );
    expect(judged).toBeGreaterThan(10_000);
    expect(proved).toBeGreaterThan(35);
  });

  it('claims nothing below the limit of quantum mechanics', () => {
    const cases = [
      task(10, 600, { environment: environment({ atomicLinewidth: 1e-3 }) }),
      task(4, 200, { environment: environment({ laserLinewidths: [1], averagingTime: 10, atomicLinewidth: 1e-3 }) }),
      task(3, 200, { environment: environment({ laserLinewidths: [0.5], averagingTime: 10 }), mostStages: 4 }),
    ];
    for (const given of cases) {
      const found = search(given);
      const { averagingTime, atomicLinewidth, angularFrequency } = given.environment;
      const atoms = given.atoms.reduce((sum, n) => sum + n, 0);
      const limit = finiteBound({ angularFrequency, atoms, averagingTime }, atomicLinewidth)!;
      expect(Math.sqrt(found.bound / averagingTime)).toBeGreaterThan(limit.deviation);
      expect(found.stopped).toBe('finished');
    }
  });

  it('proves a thousand atoms in ten clocks, pre-narrowing included', () => {
    const around = environment({ laserLinewidths: [1], atomicLinewidth: 1e-4, averagingTime: 100 });
    const bare = search(task(10, 1000, { environment: around }));
    const narrowed = search(task(10, 1000, { environment: around, mostStages: 8 }));
    for (const { objective, bound, stopped } of [bare, narrowed]) {
      expect(stopped).toBe('finished');
      expect(objective / bound - 1).toBeLessThanOrEqual(control.gap * 1.001);
    }
    expect(bare.cascade).toMatchObject({ copies: [20, 7, 6], bases: [3, 2], localAtoms: 230 });
    expect(1000 * Math.sqrt(narrowed.objective)).toBeCloseTo(1.634, 3);
  });

  it('covers all Ramsey times and plans of pre-narrowing without a hole', () => {
    const around = environment({ laserLinewidths: [1], averagingTime: 10 });
    const { leaves } = search(task(4, 80, { environment: around, mostStages: 2 }));
    const from = leaves.find((leaf) => leaf.from === 0)!.to;
    const times = [...new Set(leaves.flatMap((leaf) => [leaf.from, leaf.to]))].filter((time) => time >= from);
    times.sort((a, b) => a - b);
    for (let k = 0; k + 1 < times.length; k++) {
      const middle = 0.5 * (times[k]! + times[k + 1]!);
      const here = leaves.filter((leaf) => leaf.from < middle && middle < leaf.to);
      const plans = here.flatMap(({ fewest, most }) => Array.from({ length: most - fewest + 1 }, (_, i) => fewest + i));
      expect([...plans].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, a) => a));
    }
  });

  it('keeps an honest gap when it is stopped', () => {
    const given = task(10, 1000, { environment: environment({ atomicLinewidth: 1e-3 }) });
    const stopped = searchCascade(given, { gap: 1e-9, mayGoOn: () => false })!;
    expect(stopped.stopped).toBe('stopped');
    expect(stopped.bound).toBeLessThan(stopped.objective);
    expect(stopped.bound).toBeLessThanOrEqual(search(given).objective);
  });

  it('answers a request to stop within a quarter of a second, with the best design so far', () => {
    const given = task(10, 100_000, {
      environment: environment({ laserLinewidths: [1], averagingTime: 100, atomicLinewidth: 1e-4 }),
    });
    for (const mostStages of [0, 8]) {
      let asked = 0;
      let since = Infinity;
      const longest = { silence: 0, before: process.cpuUsage().user };
      const stopRequested = (): boolean => {
        const now = process.cpuUsage().user;
        longest.silence = Math.max(longest.silence, now - longest.before);
        longest.before = now;
        if (++asked === 60) since = now;
        return asked >= 60;
      };
      const found = searchCascade({ ...given, mostStages }, { gap: 1e-3, mayGoOn: () => true, stopRequested })!;
      expect(process.cpuUsage().user - since).toBeLessThan(250_000);
      expect(longest.silence).toBeLessThan(250_000);
      expect(found.stopped).toBe('stopped');
      expect(found.bound).toBeLessThan(found.objective);
      expect(found.objective).toBeCloseTo(objectiveOf(found, given), 12);
    }
  });

  it('has a quick answer within a percent for few atoms, whatever pre-narrowing is worth', () => {
    const given = fc.record({
      weights: fc.constantFrom([1], [1], [1, 1], [1, 1, 1, 1]),
      atoms: fc.integer({ min: 20, max: 60 }),
      averagingTime: fc.constantFrom(1, 10, 100),
      linewidth: fc.constantFrom(0.01, 0.1, 1),
      mostStages: fc.constantFrom(0, 8),
      prior: fc.constantFrom<'flat' | 'linewidth'>('flat', 'linewidth'),
    });
    fc.assert(
      fc.property(given, ({ weights, atoms, averagingTime, linewidth, mostStages, prior }) => {
        const made = task(weights.length, atoms * weights.length, {
          environment: environment({ laserLinewidths: [linewidth], averagingTime, atomicLinewidth: 1e-3 }),
          options: { ...DEFAULT_OPTIONS, digitErrors: 'joint', prior },
          mostStages,
        });
        const quick = quickCascade(made)!;
        const best = searchCascade(made, { gap: 1e-3, mayGoOn: (work) => work < 1e6 })!;
        expect(quick.objective).toBeCloseTo(objectiveOf(quick, made), 12);
        expect(Math.sqrt(quick.objective / best.objective)).toBeLessThan(1.01);
      }),
      { numRuns: 5 },
    );
  });

  it('is not much better than its quick start', () => {
    const given = task(5, 700, {
      environment: environment({ laserLinewidths: [1], averagingTime: 10, atomicLinewidth: 1e-3 }),
    });
    const [quick, best] = [quickCascade(given)!, search(given)];
    expect(quick.objective).toBeCloseTo(objectiveOf(quick, given), 12);
    expect(quick.objective).toBeGreaterThanOrEqual(best.bound);
    expect(quick.objective).toBeLessThan(best.objective * 1.05);
  });
});
