import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { isFeasible } from '../../../optimizer/direct-search';
import { createRandomSequence } from '../../../optimizer/numbers/random-sequence';
import { searchSpace } from '../../../optimizer/search-space';
import type { Assessment } from '../../design';
import type { Project } from '../../document/project';
import { cv } from '../index';
import { fourSensorProject } from '../presets';
import { assessmentOf, compiledOf, counter, drawForest, solved, withElements } from '../testing/networks';
import { randomNetwork } from '../testing/random-networks';
import { chainTree, leaf } from '../equations/tree';

vi.setConfig({ testTimeout: 120_000 });

/** Random settings of a network within its budgets: what a planner might have dialled in. */
function withRandomSettings(project: Project, seed: number): Project {
  const { problem, settingsOf, currentPoint } = compiledOf(project);
  const random = createRandomSequence(seed, 0);
  const tries = Array.from({ length: 20 }, () => searchSpace(problem.variables).random(random));
  const x = tries.find((candidate) => isFeasible(problem.evaluate(candidate))) ?? currentPoint();
  return { ...project, settings: settingsOf(x) };
}

const baseline = (assessment: Assessment, key: string) => assessment.baselines.find((one) => one.key === key)!;

describe('an assessment', () => {
  it('has noise terms that add up to the variance, at any settings', () => {
    fc.assert(
      fc.property(randomNetwork({ lockJitter: true, ratioLimits: true }), fc.nat(), (project, seed) => {
        const { figure, noiseBudget } = assessmentOf(withRandomSettings(project, seed));
        const total = noiseBudget.reduce((sum, { variance }) => sum + variance, 0);
        expect(total / figure.value ** 2).toBeCloseTo(1, 9);
        expect(noiseBudget.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
        expect(noiseBudget.every(({ variance }) => variance >= -1e-9 * figure.value ** 2)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('explains the whole distance to the limit as a product of factors', () => {
    fc.assert(
      fc.property(randomNetwork({ lockJitter: true, ratioLimits: true }), fc.nat(), (project, seed) => {
        const { figure, limit, gapFactors } = assessmentOf(withRandomSettings(project, seed));
        const product = gapFactors.reduce((all, { factor }) => all * factor, 1);
        const whole = (figure.value / limit!.value) ** 2;
        expect(product / whole).toBeCloseTo(1, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('never lies below its limit', () => {
    fc.assert(
      fc.property(randomNetwork({ lockJitter: true }), fc.nat(), (project, seed) => {
        const { figure, limit } = assessmentOf(withRandomSettings(project, seed));
        expect(figure.value).toBeGreaterThanOrEqual(limit!.value * (1 - 1e-9));
      }),
      { numRuns: 60 },
    );
  });

  it('shows a share for every light link, and shares that a splitter conserves', () => {
    const project = fourSensorProject(counter());
    const { links } = assessmentOf(project).annotations;
    for (const splitter of project.network.elements.filter(({ type }) => type === 'splitter')) {
      const share = (end: 'from' | 'to'): number =>
        project.network.links
          .filter((link) => link[end].element === splitter.id)
          .reduce((sum, { id }) => sum + links[id]!.share, 0);
      expect(share('from')).toBeCloseTo(share('to'), 14);
    }
  });

  it('marks the photon budget where it limits, and the best level where jitter does', () => {
    const limits = (project: Project): string[] => {
      const { optimised, assessment } = solved(project);
      const squeezer = optimised.network.elements.find(({ type }) => type === 'squeezer')!;
      return assessment.annotations.elements[squeezer.id]!.lines.filter(({ role }) => role === 'limit').map(
        ({ text }) => text,
      );
    };
    expect(limits(fourSensorProject(counter()))).toEqual(['at photon budget']);
    expect(limits(drawForest({ photonBudget: 50 }, [{ squeezer: { jitter: 0.1 }, tree: leaf(0) }], [{}]))).toEqual([
      'at the best level for its jitter',
    ]);
  });

  it('marks the splitters that their limits hold', () => {
    const project = { ...fourSensorProject(counter()) };
    const held = solved({ ...project, parameters: { ...project.parameters, ratioMin: 0.3, ratioMax: 0.7 } });
    const lines = Object.values(held.assessment.annotations.elements).flatMap((element) => element.lines);
    expect(lines.filter(({ role, text }) => role === 'limit' && text === 'at least ratio')).toHaveLength(1);
    expect(held.solution.holds).toBe('optimal');
    expect(held.assessment.gapFactors.find(({ key }) => key === 'split')!.factor).toBeGreaterThan(1.0001);
  });

  it('separates what an impure source costs from what loss costs', () => {
    const measured = { purity: 'measured', level: 10 ** -0.71, antilevel: 11.005 };
    const project = withElements(fourSensorProject(counter()), (element) =>
      element.type === 'squeezer' ? { ...element, parameters: { ...element.parameters, ...measured } } : element,
    );
    const { assessment, solution } = solved(project);
    const factor = (key: string): number => assessment.gapFactors.find((one) => one.key === key)!.factor;
    expect(factor('purity')).toBeGreaterThan(1.2);
    ['photons', 'modes', 'jitter', 'split', 'lock'].forEach((key) => expect(factor(key)).toBeCloseTo(1, 9));
    expect(solution.holds).toBe('optimal');
    expect(solution.certificate.statement).not.toMatch(/quantum strategy/);
    expect(assessment.findings[0]).toMatch(/^The limit for any quantum strategy .* lower in variance\.$/);
  });

  it('counts lock jitter as detectors do: 0.096 dB for 50 mrad, 0.37 dB for 100 mrad', () => {
    const at = (lockJitter: number): number => {
      const measured = { purity: 'measured', level: 10 ** -0.71, antilevel: 11.005 };
      const arms = Array.from({ length: 4 }, () => ({ before: 0.82, detector: { lockJitter } }));
      const project = drawForest({}, [{ squeezer: measured, tree: chainTree([0, 1, 2, 3]) }], arms);
      return 20 * Math.log10(solved(project).assessment.figure.value);
    };
    expect(at(0.05) - at(0)).toBeCloseTo(0.096, 2);
    expect(at(0.1) - at(0)).toBeCloseTo(0.37, 1);
  });

  it('counts static phases that the sensors do not undo', () => {
    const arms = [{ phase: 0.3 }, { phase: -1 }];
    const { optimised, assessment } = solved(drawForest({}, [{ tree: chainTree([0, 1]) }], arms));
    expect(assessment.noiseBudget.map(({ key }) => key)).not.toContain('phases');
    const [first] = optimised.network.elements.filter(({ type }) => type === 'sensor');
    const off = {
      ...optimised,
      settings: { ...optimised.settings, [first!.id]: { ...optimised.settings[first!.id], phase: 0 } },
    };
    expect(assessmentOf(off).noiseBudget.map(({ key }) => key)).toContain('phases');
    expect(assessmentOf(off).figure.value).toBeGreaterThan(assessment.figure.value);
  });

  it('says which sensor settings leave without signal instead of showing infinity', () => {
    const project = drawForest({ regime: 'shared' }, [{ tree: chainTree([0, 1]) }], [{}, {}]);
    const splitter = project.network.elements.find(({ type }) => type === 'splitter')!;
    const assessed = cv.assess({ ...project, settings: { [splitter.id]: { ratio: 0 } } });
    expect(!assessed.ok && assessed.error[0]).toMatchObject({ code: 'CV-110', where: { label: 'Sensor 1' } });
  });
});

describe('the baselines', () => {
  it('are coherent light at shot noise, and never better squeezers than the optimum at the same level', () => {
    fc.assert(
      fc.property(randomNetwork(), (project) => {
        const { assessment } = solved(project);
        expect(10 ** (assessment.figure.decibel! / 20) * baseline(assessment, 'coherent').value).toBeCloseTo(
          assessment.figure.value,
          9,
        );
        expect(baseline(assessment, 'coherent').gainDb).toBeGreaterThanOrEqual(-1e-9);
        const naive = baseline(assessment, 'naive');
        if (naive) expect(naive.gainDb).toBeGreaterThanOrEqual(-1e-9);
        const equal = baseline(assessment, 'separable-equal');
        if (equal)
          expect(equal.value).toBeGreaterThanOrEqual(baseline(assessment, 'separable-photons').value * (1 - 1e-9));
      }),
      { numRuns: 60 },
    );
  });

  it('find one source at its best split worth as many private sources of its level, with a separate carrier', () => {
    fc.assert(
      fc.property(randomNetwork({ regimes: ['separate', 'individual', 'common'] }), (project) => {
        const { assessment } = solved(project);
        expect(baseline(assessment, 'separable-level').value / assessment.figure.value).toBeCloseTo(1, 6);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the figures', () => {
  it('are finite, of equal lengths, and pass through the operating point', () => {
    fc.assert(
      fc.property(randomNetwork({ lockJitter: true, sums: 1 }), (project) => {
        const made = cv.figures(project);
        if (!made.ok) throw new Error(made.error[0]!.message);
        for (const figure of made.value) {
          expect(figure.finding).not.toMatch(/NaN|undefined|Infinity/);
          if (figure.kind !== 'lines') continue;
          for (const { x, y } of figure.panels.flatMap(({ series }) => series)) {
            expect(y).toHaveLength(x.length);
            expect([...x, ...y].every((value) => Number.isFinite(value))).toBe(true);
          }
          expect(figure.panels.reduce((sum, { height }) => sum + height, 0)).toBeCloseTo(1, 12);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('draw nothing below the limit, and the optimised design on the curve', () => {
    const { optimised, assessment } = solved(fourSensorProject(counter()));
    const made = cv.figures(optimised);
    const [photons] = made.ok ? made.value : [];
    if (photons?.kind !== 'lines') throw new Error('The first figure is a curve.');
    const series = (key: string) => photons.panels[0]!.series.find((one) => one.key === key)!;
    series('design').y.forEach((value, i) => expect(value).toBeGreaterThanOrEqual(series('limit').y[i]! * (1 - 1e-12)));
    expect(photons.operatingPoint).toEqual({ x: 2.3, y: assessment.figure.value, label: 'settings in force' });
  });
});
