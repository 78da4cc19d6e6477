import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { directSearch, isFeasible } from '../../../optimizer/direct-search';
import { createRandomSequence } from '../../../optimizer/numbers/random-sequence';
import { searchSpace } from '../../../optimizer/search-space';
import type { Project } from '../../document/project';
import { REGIMES } from '../regime';
import { compiledOf, solved } from '../testing/networks';
import { randomNetwork } from '../testing/random-networks';

vi.setConfig({ testTimeout: 120_000 });

/** Random feasible points of the compiled problem. */
function randomPoints(project: Project, seed: number, count: number): Float64Array[] {
  const { problem } = compiledOf(project);
  const space = searchSpace(problem.variables);
  const random = createRandomSequence(seed, 0);
  return Array.from({ length: count }, () => space.random(random)).filter((x) => isFeasible(problem.evaluate(x)));
}

describe('the fast variance', () => {
  it('is that of full covariance propagation at any settings, in every regime', () => {
    fc.assert(
      fc.property(randomNetwork({ lockJitter: true, ratioLimits: true }), fc.nat(), (project, seed) => {
        const { problem } = compiledOf(project);
        for (const x of randomPoints(project, seed, 4)) {
          expect(problem.evaluate(x).objective).toBeCloseTo(problem.verify!(x).objective, 9);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is that of full covariance propagation for several target sums', () => {
    fc.assert(
      fc.property(
        randomNetwork({ regimes: ['separate', 'shared'], sums: 3, lockJitter: true }),
        fc.nat(),
        (project, seed) => {
          const { problem } = compiledOf(project);
          for (const x of randomPoints(project, seed, 4)) {
            expect(problem.evaluate(x).objective).toBeCloseTo(problem.verify!(x).objective, 9);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe.each(REGIMES)('the structured solution with a %s carrier', (regime) => {
  it('attains its bound without splitter limits', () => {
    fc.assert(
      fc.property(randomNetwork({ regimes: [regime] }), (project) => {
        const { problem } = compiledOf(project);
        const { x, bound } = problem.exact!();
        const { objective, constraints } = problem.evaluate(x);
        expect(constraints.every((value) => value <= 0)).toBe(true);
        expect(objective - bound).toBeGreaterThan(-1e-12);
        expect(objective - bound).toBeLessThan(1e-9);
      }),
      { numRuns: 80 },
    );
  });

  it('bounds what a search finds within splitter limits and with lock jitter', () => {
    fc.assert(
      fc.property(
        randomNetwork({ regimes: [regime], ratioLimits: true, lockJitter: true }),
        fc.nat(),
        (project, seed) => {
          const { problem } = compiledOf(project);
          const { bound } = problem.exact!();
          const random = createRandomSequence(seed, 3);
          for (const start of randomPoints(project, seed, 2)) {
            let left = 1000;
            const evaluate = (x: Float64Array) => (left--, problem.evaluate(x));
            const found = directSearch(
              problem,
              { x: start, evaluation: problem.evaluate(start) },
              random,
              evaluate,
              () => left > 0,
            );
            expect(found.evaluation.objective).toBeGreaterThan(bound - 1e-9);
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('is found by a blind search too', () => {
    fc.assert(
      fc.property(randomNetwork({ regimes: [regime] }), fc.nat(), (project, seed) => {
        const { problem } = compiledOf(project);
        const { bound } = problem.exact!();
        const random = createRandomSequence(seed, 3);
        const ends = randomPoints(project, seed, 3).map((start) => {
          let left = 6000;
          const evaluate = (x: Float64Array) => (left--, problem.evaluate(x));
          return directSearch(
            problem,
            { x: start, evaluation: problem.evaluate(start) },
            random,
            evaluate,
            () => left > 0,
          ).evaluation.objective;
        });
        if (ends.length > 0) expect(Math.min(...ends)).toBeLessThan(bound + 1e-3);
      }),
      { numRuns: 6 },
    );
  });
});

describe('splitter limits', () => {
  it('keep the closed form exact with a separate and a shared carrier', () => {
    fc.assert(
      fc.property(randomNetwork({ regimes: ['separate', 'shared'], ratioLimits: true }), (project) => {
        const { problem } = compiledOf(project);
        const { x, bound } = problem.exact!();
        expect(Math.abs(problem.evaluate(x).objective - bound)).toBeLessThan(1e-9);
      }),
      { numRuns: 80 },
    );
  });

  it('leave an honest gap with individual carriers and a common signal', () => {
    fc.assert(
      fc.property(randomNetwork({ regimes: ['individual', 'common'], ratioLimits: true }), (project) => {
        const { certificate, holds } = solved(project).solution;
        expect(certificate.recheck).toBe('passed');
        expect(certificate.gap).toBeGreaterThanOrEqual(0);
        expect(holds).toBe(certificate.gap! <= 1e-9 ? 'optimal' : 'within-gap');
      }),
      { numRuns: 5 },
    );
  });
});

describe('several target sums', () => {
  it('are served best by the top eigenvector of each source', () => {
    fc.assert(
      fc.property(randomNetwork({ regimes: ['separate'], sums: 3 }), (project) => {
        const { problem } = compiledOf(project);
        const { x, bound } = problem.exact!();
        expect(Math.abs(problem.evaluate(x).objective - bound)).toBeLessThan(1e-9);
      }),
      { numRuns: 60 },
    );
  });
});
