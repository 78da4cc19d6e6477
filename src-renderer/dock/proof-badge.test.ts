import { describe, expect, it } from 'vitest';
import type { Design } from '../../models/design';
import { BADGE_TONES } from '../components/badge-kinds';
import { baselineRows } from './baseline-rows';
import { gapText, standingBadges } from './proof-badge';
import { gapLines, proofStory } from './proof-words';
import { sampleAssessment, sampleDesign } from './sample-design';

const fresh = { stale: false, handSet: false };
const certified = (part: Partial<Design['certificate']>, rest: Partial<Design> = {}): Design => ({
  ...sampleDesign,
  ...rest,
  certificate: { ...sampleDesign.certificate, ...part },
});

const recheckOf = ({ recheck }: ReturnType<typeof proofStory>) => recheck.map(({ says }) => says).join('\n');

describe('what may be claimed of a design', () => {
  it('is "proven" only when optimal, rechecked, fresh and untouched', () => {
    expect(standingBadges(sampleDesign, fresh)).toEqual([{ kind: 'proven', text: 'Proven optimal, gap 0 %' }]);
    const doubts: readonly (readonly [Design, { stale: boolean; handSet: boolean }])[] = [
      [sampleDesign, { stale: true, handSet: false }],
      [sampleDesign, { stale: false, handSet: true }],
      [certified({ recheck: 'failed' }), fresh],
      [certified({ gap: null, bound: null }), fresh],
      [certified({}, { holds: 'within-gap' }), fresh],
      [certified({}, { holds: 'feasible' }), fresh],
      [certified({}, { holds: 'infeasible' }), fresh],
    ];
    for (const [design, standing] of doubts) {
      const badges = standingBadges(design, standing);
      expect(badges.map((badge) => badge.kind)).not.toContain('proven');
      expect(badges.map((badge) => badge.text).join()).not.toContain('Proven');
    }
  });

  it('says "no proof" with the number of starts where no bound is known', () => {
    const design = certified({ gap: null, bound: null, kind: 'stationary-only' }, { holds: 'feasible' });
    expect(standingBadges(design, fresh)).toEqual([{ kind: 'best', text: 'Best of 32 starts, no proof' }]);
  });

  it('says how far the bound is', () => {
    expect(standingBadges(certified({ gap: 0.023 }, { holds: 'within-gap' }), fresh)[0]).toEqual({
      kind: 'within',
      text: 'Optimal within 2.3 %',
    });
    // A bound that far away is worth knowing, and no praise.
    expect(standingBadges(certified({ gap: 7.9 }, { holds: 'within-gap' }), fresh)[0]).toEqual({
      kind: 'neutral',
      text: 'Within 8.9 × of the bound',
    });
  });

  it('is a claim about the budget alone where a simulation contradicts the formulas', () => {
    const texts = (design: Design): readonly string[] =>
      standingBadges(design, { ...fresh, distrusted: true }).map(({ text }) => text);
    expect(texts(sampleDesign)).toEqual(['Budget proven optimal, gap 0 %']);
    expect(texts(certified({ gap: 1e-4 }, { holds: 'within-gap' }))).toEqual(['Budget optimal within 0.01 %']);
    expect(texts(certified({ gap: 7.9 }, { holds: 'within-gap' }))).toEqual(['Budget within 8.9 × of the bound']);
    expect(texts(certified({ recheck: 'failed' }))).toEqual(['Recheck failed, do not use']);
  });

  it('turns a failed recheck into an error before anything else', () => {
    expect(BADGE_TONES[standingBadges(certified({ recheck: 'failed' }), fresh)[0]!.kind]).toBe('bad');
  });

  it('adds why a run stopped early', () => {
    const badges = standingBadges(certified({}, { stopped: 'cancelled', holds: 'feasible' }), fresh);
    expect(badges[1]?.text).toBe('Stopped, best so far');
  });

  it('is nothing before the first run', () => {
    expect(standingBadges(null, fresh)[0]?.text).toBe('Not optimised yet');
  });

  it('shows a gap as percent, and small gaps as what they are', () => {
    expect([0, 2e-16, 3e-10, 0.00045, 0.1].map(gapText)).toEqual(['0 %', '0 %', '3e\u221210', '0.045 %', '10 %']);
  });
});

describe('the proof in words', () => {
  const says = (design: Design, term: string): string | undefined =>
    [...proofStory(design).evidence, ...proofStory(design).run].find((line) => line.term === term)?.says;

  it('gives the bound as a figure of merit, lower by the root of the gap', () => {
    expect(says(certified({ gap: 0.21 }), 'No design is below')).toBe('0.114498');
    expect(says(certified({ gap: null, bound: null }), 'No design is below')).toBe('No bound is known');
  });

  it('warns where the recheck failed or limits are violated', () => {
    expect(recheckOf(proofStory(certified({ recheck: 'failed' })))).toContain('Do not use');
    expect(proofStory(certified({ recheck: 'failed' })).proved).toMatch(/^Nothing/);
    expect(proofStory({ ...certified({ violation: 0.5 }), holds: 'infeasible' }).proved).toMatch(/^Nothing/);
    expect(says(certified({ violation: 0.5 }), 'Limits')).toContain('0.5');
  });

  it('says of each kind of certificate what it excludes, and claims nothing for a search alone', () => {
    const story = (kind: Design['certificate']['kind'], gap: number | null, holds: Design['holds']) =>
      proofStory({ ...certified({ kind, gap, bound: gap === null ? null : -4 }), holds });
    expect(story('closed-form', 0, 'optimal').proved).toMatch(/formula.*reaches that limit/);
    expect(story('dual', 0.03, 'within-gap').proved).toMatch(/price on each budget.*at most 3 % above it/);
    expect(story('branch-and-bound', 1e-6, 'within-gap').proved).toMatch(/divided all allowed settings.*at most/);
    expect(story('enumeration', 0, 'optimal').proved).toMatch(/Every allowed combination/);
    const search = story('stationary-only', null, 'feasible');
    expect(search.proved).toMatch(/^Only its value/);
    expect(search.notProved).toMatch(/a better one may exist.*no proof/);
    expect(story('dual', 0.03, 'within-gap').notProved).toMatch(/in between/);
    expect(story('closed-form', 0, 'optimal').notProved).not.toMatch(/in between/);
    const local = (evidence: Design['certificate']['evidence']) =>
      proofStory({
        ...certified({ kind: 'stationary-only', gap: null, bound: null, stationarity: 1e-9, evidence }),
        holds: 'feasible',
      });
    expect(local({ check: 'slopes', settings: 7 }).proved).toMatch(/no small change/);
    expect(recheckOf(local({ check: 'slopes', settings: 7 }))).toMatch(/each of the 7 settings a little/);
    const boxes = (evidence: Design['certificate']['evidence']) =>
      proofStory(certified({ kind: 'branch-and-bound', evidence })).proved;
    expect(boxes({ check: 'boxes', boxes: 7 })).toMatch(/rounding included/);
    expect(boxes({ check: 'samples', samples: 24 })).not.toMatch(/boxes|rounding/);
    // What the search says of its own slope is not enough.
    expect(local({ check: 'value' }).proved).toMatch(/^Only its value/);
  });

  it('tells what was checked again, the bound only where there is one', () => {
    expect(recheckOf(proofStory(sampleDesign))).toMatch(/same value.*none goes below/s);
    expect(recheckOf(proofStory(certified({ bound: null, gap: null })))).not.toMatch(/none goes below/);
    expect(proofStory(certified({ recheck: 'failed' })).recheck).toMatchObject([{ outcome: 'refuted' }]);
  });

  it('says whether the limit was derived again or taken as stated', () => {
    const stepsOf = (evidence: Design['certificate']['evidence']) => proofStory(certified({ evidence })).recheck;
    const derived = stepsOf({ check: 'derived-bound', multipliers: 1, lower: 0.0158, upper: 0.0159 });
    expect(derived.at(-1)).toMatchObject({
      outcome: 'confirmed',
      says: expect.stringMatching(/derived the limit anew/),
    });
    expect(stepsOf({ check: 'samples', samples: 24 })).toMatchObject([
      { outcome: 'confirmed' },
      { outcome: 'confirmed', says: expect.stringMatching(/24 settings/) },
      { outcome: 'not-done', says: expect.stringMatching(/not derived again/) },
    ]);
    expect(stepsOf({ check: 'boxes', boxes: 7 }).at(-1)!.says).toMatch(/all 7 boxes/);
    for (const { says } of stepsOf({ check: 'value' })) expect(says).not.toMatch(/derived/);
  });

  it('holds what is needed to repeat the run', () => {
    expect(says(sampleDesign, 'Run')).toBe('12\u202f345 evaluations in 3.1 ms, seed 1');
    expect(says(sampleDesign, 'From inputs')).toBe('ab12');
  });

  it('orders where the distance comes from and leaves out factors of one', () => {
    const gapFactors = [...sampleAssessment.gapFactors, { key: 'split', label: 'Split', factor: 2 }];
    expect(gapLines({ ...sampleAssessment, gapFactors })).toEqual([
      { term: 'Split', says: '× 2 in variance' },
      { term: 'Loss', says: '× 1.42 in variance' },
    ]);
  });
});

describe('rivals', () => {
  it('show the factor under their rule, 1.00 where there is no gain, and admit when they are better', () => {
    expect(baselineRows(sampleAssessment).map(({ factor, verdict }) => [factor, verdict])).toEqual([
      ['1.98 ×', 'better'],
      ['1.00 ×', 'equal'],
      ['0.79 ×', 'worse'],
      ['–', 'unknown'],
    ]);
    expect(baselineRows(sampleAssessment).every((row) => row.rule !== '')).toBe(true);
  });
});
