import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { CAMPAIGN_TIMEOUT, trials } from '../../../scripts/campaign';
import { checkSplit } from '../../../optimizer/certificates/check-split';
import { splitBound } from '../../../optimizer/certificates/split-bound';
import type { SplitEvidence, SplitStatement } from '../../../optimizer/certificates/split-statement';
import { optimize } from '../../../optimizer/optimize';
import type { Parameters, Project } from '../../document/project';
import { paperForces, randomForces } from '../testing/force-networks';
import { compiledOf, drawMesh, type Arm } from '../testing/networks';

vi.setConfig({ testTimeout: CAMPAIGN_TIMEOUT });

const unit = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const weight = fc.oneof(fc.constant(0), unit(0.1, 2), unit(-2, -0.1));

/** Behind a mesh sources are all measured, or all free and alike. */
const meshes: fc.Arbitrary<Project> = fc
  .record({
    sums: fc.integer({ min: 1, max: 4 }),
    arms: fc.array(fc.record({ before: unit(0.2, 1), after: unit(0.3, 1), weights: fc.array(weight, { minLength: 4, maxLength: 4 }) }), { minLength: 1, maxLength: 6 }), // prettier-ignore
    squeezers: fc.integer({ min: 1, max: 5 }),
    jitter: fc.constantFrom(0, 0.03),
    levels: fc.oneof(fc.constant(null), fc.array(unit(0.05, 0.9), { minLength: 5, maxLength: 5 })),
    photonBudget: unit(0.01, 20),
  })
  .map(({ sums, arms, squeezers, jitter, levels, photonBudget }) => {
    const drawn: Arm[] = arms.map((arm, j) => ({ ...arm, weights: arm.weights.slice(0, sums).map((c) => (j === 0 ? 1 : c)) })); // prettier-ignore
    const sources = Array.from({ length: squeezers }, (_, k): Parameters => {
      return levels ? { purity: 'measured', level: levels[k]!, antilevel: 1.5 / levels[k]! } : { jitter };
    });
    return drawMesh({ photonBudget }, sources, drawn);
  });

const independent = randomForces({ kinds: [{}, { forces: 'local' }] });
const bands = fc
  .record({ project: randomForces({ kinds: [{}, { regime: 'common' }] }), width: unit(1e3, 4e4) })
  .map(({ project, width }) => ({
    ...project,
    parameters: { ...project.parameters, spectrum: 'band', bandFrom: 1e6 - width, bandTo: 1e6 + width },
  }));

function derived(project: Project) {
  const { problem } = compiledOf(project);
  const exact = problem.exact!();
  return { problem, exact, evidence: exact.evidence };
}

const KINDS: readonly (readonly [string, fc.Arbitrary<Project>])[] = [
  ['squeezers behind a mesh', meshes],
  ['independent forces', independent],
  ['a band of forces', bands],
];

describe.each(KINDS)('the evidence for %s', (name, projects) => {
  it('derives the bound anew to its last digits', () => {
    let seen = 0;
    fc.assert(
      fc.property(projects, (project) => {
        const { problem, exact, evidence } = derived(project);
        // References are read jointly with the rest, which is no sum over beams.
        if (!evidence) {
          expect(project.parameters['forces']).toBe('local');
          return;
        }
        seen++;
        const { failure, enclosure } = checkSplit(problem, exact, evidence, 1);
        expect(failure).toBeNull();
        expect(Math.abs(exact.bound - Math.log(enclosure!.lower))).toBeLessThan(1e-10);
      }),
      { numRuns: trials(30, 3000) },
    );
    expect(seen, name).toBeGreaterThan(10);
  });

  it('supports no bound that is higher by a millionth, nor one of other losses', () => {
    fc.assert(
      fc.property(projects, (project) => {
        const { problem, exact, evidence } = derived(project);
        if (!evidence) return;
        const high = { ...exact, bound: exact.bound + 1e-6 };
        expect(checkSplit(problem, high, evidence, 1).failure).toBe('the evidence does not support the bound');
        const lost = evidence.statement.lost.map((value) => value * 0.99 - 1e-3 * Math.exp(exact.bound));
        const stale = {
          ...evidence,
          statement: { ...evidence.statement, lost: lost.map((value) => Math.max(0, value)) },
        };
        fc.pre(Math.max(...evidence.statement.lost) > 1e-2 * Math.exp(exact.bound));
        expect(checkSplit(problem, exact, stale, 1).passed).toBe(false);
      }),
      { numRuns: trials(12, 1000) },
    );
  });
});

describe('planted faults of a network that measures forces', () => {
  // Strong probes, so that back-action counts.
  const [{ problem, exact, evidence }] = fc
    .sample(independent, { numRuns: 100, seed: 7 })
    .map(derived)
    .filter(({ exact: { bound }, evidence: found }) => {
      const { push: pushed, lost: own } = found?.statement ?? {};
      const together = pushed?.together.flat().reduce((sum, value) => sum + value * value, 0) ?? 0;
      return own?.length === 4 && together > 1e-3 * Math.exp(bound) && pushed!.floor > 1e-3 * Math.exp(bound);
    }) as [Required<ReturnType<typeof derived>>];
  const { push, rows } = evidence!.statement;
  const planted = (part: Partial<SplitStatement>) =>
    checkSplit(problem, exact, { ...evidence!, statement: { ...evidence!.statement, ...part } }, 1).failure;
  const another = 'the statement gives another value than the problem';

  it.each<readonly [string, string, Partial<SplitStatement>]>([
    ['thermal force left out', another, { push: { ...push!, floor: 0 } }],
    ['back-action of squeezed light left out', another, { push: { ...push!, together: [] } }],
    ['back-action that would cool', 'a push would take noise away', { push: { ...push!, alone: [-1, 0, 0, 0] } }],
    ['sensors in another order', another, { rows: rows.map((row) => [row[1]!, row[0]!, row[2]!, row[3]!]) }],
    ['the imaginary part of the read-out dropped', another, { rows: rows.slice(0, 1) }],
  ])('%s is caught: %s', (_, failure, part) => {
    expect(planted(part)).toBe(failure);
  });

  it('an eigenvalue that is too small is caught', () => {
    const small: SplitEvidence = { ...evidence!, eigenvalues: evidence!.eigenvalues.map((list) => list.map((value) => value * 0.999)) }; // prettier-ignore
    expect(checkSplit(problem, exact, small, 1).failure).toBe('an eigenvalue is larger than claimed');
  });

  it('light noisier than vacuum counts as vacuum, because it can be sent elsewhere', () => {
    const withLevel = (value: number): SplitEvidence => ({
      ...evidence!,
      statement: { ...evidence!.statement, levels: [{ kind: 'given', value, other: 2 }] },
    });
    expect(splitBound(withLevel(1.3), exact.x)).toEqual(splitBound(withLevel(1), exact.x));
  });
});

describe('a design for forces', () => {
  it('says that its bound was derived anew, or that it was not', () => {
    const check = (network: Parameters) => optimize(compiledOf(paperForces(network)).problem, { seed: 1 }).certificate;
    expect(check({}).evidence?.check).toBe('derived-bound');
    expect(check({ regime: 'common' })).toMatchObject({ recheck: 'passed', evidence: { check: 'samples' } });
  });
});
