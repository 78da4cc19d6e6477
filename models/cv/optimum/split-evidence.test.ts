import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { checkSplit } from '../../../optimizer/certificates/check-split';
import { splitBound } from '../../../optimizer/certificates/split-bound';
import type { SplitEvidence, SplitStatement } from '../../../optimizer/certificates/split-statement';
import { optimize } from '../../../optimizer/optimize';
import type { ExactSolution, Problem } from '../../../optimizer/problem';
import { REGIMES, type Regime } from '../regime';
import { compiledOf } from '../testing/networks';
import { randomNetwork } from '../testing/random-networks';

vi.setConfig({ testTimeout: 120_000 });

interface Proved {
  readonly problem: Problem;
  readonly exact: ExactSolution;
  readonly evidence: SplitEvidence;
}

function provedOf(project: Parameters<typeof compiledOf>[0]): Proved {
  const { problem } = compiledOf(project);
  const exact = problem.exact!();
  if (!exact.evidence) throw new Error('A network of light has evidence.');
  return { problem, exact, evidence: exact.evidence };
}

const verdict = ({ problem, exact, evidence }: Proved) => checkSplit(problem, exact, evidence, 1);
const restated = (proved: Proved, part: Partial<SplitStatement>): Proved => ({
  ...proved,
  evidence: { ...proved.evidence, statement: { ...proved.evidence.statement, ...part } },
});

const KINDS: readonly { readonly lockJitter?: boolean; readonly ratioLimits?: boolean; readonly sums?: number }[] = [
  {},
  { ratioLimits: true },
  { lockJitter: true },
];

describe.each(REGIMES)('the evidence with a %s carrier', (regime: Regime) => {
  it.each(KINDS)('derives the bound anew to its last digits, with %o', (kind) => {
    fc.assert(
      fc.property(randomNetwork({ regimes: [regime], ...kind }), (project) => {
        const proved = provedOf(project);
        const { failure, enclosure } = verdict(proved);
        expect(failure).toBeNull();
        expect(proved.exact.bound - Math.log(enclosure!.lower)).toBeLessThan(1e-11);
      }),
      { numRuns: 12 },
    );
  });

  it('supports no bound that is higher by a millionth', () => {
    fc.assert(
      fc.property(randomNetwork({ regimes: [regime] }), (project) => {
        const proved = provedOf(project);
        const high = { ...proved, exact: { ...proved.exact, bound: proved.exact.bound + 1e-6 } };
        expect(verdict(high).failure).toBe('the evidence does not support the bound');
      }),
      { numRuns: 12 },
    );
  });

  it('says another value for a network with one other loss', () => {
    fc.assert(
      fc.property(randomNetwork({ regimes: [regime] }), (project) => {
        const proved = provedOf(project);
        const lost = proved.evidence.statement.lost.map((value, j) => (j === 0 ? value * 0.99 : value));
        fc.pre(lost[0]! > 1e-3 * Math.max(...lost));
        expect(verdict(restated(proved, { lost })).failure).toBe('the statement gives another value than the problem');
      }),
      { numRuns: 12 },
    );
  });

  it('proves a bound whatever prices it is given, only a lower one', () => {
    fc.assert(
      fc.property(
        randomNetwork({ regimes: [regime] }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (project, factor) => {
          const { exact, evidence } = provedOf(project);
          const { amounts, carriers } = evidence.prices;
          const prices = { amounts: factor * amounts, carriers: factor * carriers };
          const bound = splitBound({ ...evidence, prices }, exact.x);
          if (typeof bound === 'string') return;
          // With prices far off it may even be negative, so variances are compared and not their logarithms.
          expect(bound.low).toBeLessThanOrEqual(Math.exp(exact.bound) * (1 + 1e-11));
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('planted faults of a network with two squeezers', () => {
  const [proved] = fc
    .sample(randomNetwork({ regimes: ['separate'] }), { numRuns: 400, seed: 11 })
    .map(provedOf)
    .filter(({ evidence }) => evidence.prices.amounts > 0);
  const other = fc.sample(randomNetwork({ regimes: ['separate'] }), { numRuns: 2, seed: 12 }).map(provedOf);
  const { statement, prices } = proved!.evidence;

  it.each<readonly [string, string, Proved]>([
    [
      'a wrong multiplier',
      'the evidence does not support the bound',
      { ...proved!, evidence: { ...proved!.evidence, prices: { ...prices, amounts: 1.5 * prices.amounts } } },
    ],
    [
      'a negative multiplier',
      'a price is negative',
      { ...proved!, evidence: { ...proved!.evidence, prices: { ...prices, amounts: -prices.amounts } } },
    ],
    ['a NaN', 'a number is not finite', restated(proved!, { budget: NaN })],
    [
      'a budget of before an edit',
      'an amount may be larger than in the statement',
      restated(proved!, { budget: 0.9 * statement.budget }),
    ],
    ['a channel left out', 'a channel is not met', restated(proved!, { lost: [...statement.lost, 0], rows: statement.rows.map((row) => [...row, 0]) })], // prettier-ignore
  ])('%s is caught: %s', (_, failure, planted) => {
    expect(verdict(planted).failure).toBe(failure);
  });

  it('the evidence of another project is caught', () => {
    for (const { evidence } of other) expect(verdict({ ...proved!, evidence }).passed).toBe(false);
  });

  it('a claim that is no number is caught', () => {
    expect(verdict({ ...proved!, exact: { ...proved!.exact, bound: NaN } }).passed).toBe(false);
  });
});

describe('a design', () => {
  it('is optimal with the bound that the checker derived, and says what was checked', () => {
    fc.assert(
      fc.property(randomNetwork(), (project) => {
        const { certificate, holds } = optimize(compiledOf(project).problem, { seed: 1 });
        expect([certificate.recheck, holds]).toEqual(['passed', 'optimal']);
        if (certificate.evidence?.check !== 'derived-bound') return expect.fail('not derived');
        expect(certificate.bound).toBeLessThanOrEqual(Math.log(certificate.evidence.lower));
      }),
      { numRuns: 12 },
    );
  });

  it('fails its recheck where its evidence is that of other losses', () => {
    const [project] = fc.sample(randomNetwork({ regimes: ['separate'] }), { numRuns: 1, seed: 5 });
    const { problem, exact, evidence } = provedOf(project!);
    const lost = evidence.statement.lost.map((value) => value * 0.9);
    const stale = { ...exact, evidence: { ...evidence, statement: { ...evidence.statement, lost } } };
    const { certificate, holds } = optimize({ ...problem, exact: () => stale }, { seed: 1 });
    expect([certificate.recheck, holds]).toEqual(['failed', 'feasible']);
    expect(certificate.statement).toMatch(/^Not verified: the statement gives another value/);
  });
});
