import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createRandomSequence } from '../../optimizer/numbers/random-sequence';
import { searchSpace } from '../../optimizer/search-space';
import type { Assessment } from '../design';
import type { Project } from '../document/project';
import { matrixFromRows } from '../../optimizer/matrix';
import { compassMinimum } from './testing/brute-force';
import { networkCovariance } from './equations/covariance';
import { cv } from './index';
import { networkNoise } from './network/network-noise';
import { readMechanics } from './network/mechanics';
import { pointInForce, settingsOfPoint } from './network/point-settings';
import { readScheme } from './network/read-scheme';
import { crossReferencedForceNoise } from './optomechanics/cross-reference';
import { commonForceEstimate, forceCovariance, weightedForceNoise } from './optomechanics/force-covariance';
import { fastVariance } from './optimum/fast-variance';
import { FORCE_KINDS, paperForces, randomForces } from './testing/force-networks';
import { assessmentOf, compiledOf, solved } from './testing/networks';

vi.setConfig({ testTimeout: 60_000 });

const femto = (resolution: number): number => 1e15 * resolution;
const rival = ({ baselines }: Assessment, key: string): number =>
  femto(baselines.find((baseline) => baseline.key === key)!.value);

/** Settings of an even split with phases 0 at every sensor. */
function evenSplit(project: Project): Project {
  const splitters = project.network.elements.filter(({ type }) => type === 'splitter');
  const count = splitters.length + 1;
  return { ...project, settings: Object.fromEntries(splitters.map(({ id }, k) => [id, { ratio: 1 / (count - k) }])) };
}

/** The same network by formulas of the sensors alone: full complex covariance behind an even split of the paper. */
function covarianceOf(project: Project, signs: readonly number[], frequency: number) {
  const mechanics = readMechanics(project)!;
  const { channels, sources } = readScheme(project);
  const real = matrixFromRows(channels.map(({ before }, j) => [signs[j]! * Math.sqrt(before / channels.length)]));
  const imaginary = matrixFromRows(channels.map(() => [0]));
  const { squeezed, antisqueezed } = sources[0]!;
  return forceCovariance(
    {
      sensors: channels.map(({ id }) => mechanics.sensors.get(id)!),
      atSensors: networkCovariance({ real, imaginary }, [{ squeezed, antisqueezed, phase: 0 }]),
      angles: channels.map(() => 0),
      efficiencies: channels.map(({ after }) => after),
      cavity: 'finite',
    },
    frequency,
  );
}

describe('a common force on four sensors at 4.320 MHz, between their resonances', () => {
  const project = paperForces({ regime: 'common' });
  const { assessment, solution, optimised } = solved(project);

  it('is resolved with 36.85 fN by coherent light, as by equal signs, with 22.8 by signs that follow, 21.8 at best', () => {
    expect(rival(assessment, 'coherent')).toBeCloseTo(36.85, 2);
    expect(rival(assessment, 'all-plus')).toBeCloseTo(36.85, 2);
    expect(rival(assessment, 'naive')).toBeCloseTo(22.8, 1);
    expect(femto(assessment.figure.value)).toBeCloseTo(21.8, 1);
    expect(assessment.figure).toMatchObject({ unit: 'N/√Hz', quantity: 'forceNoise' });
    expect(assessment.figure.decibel).toBeCloseTo(-4.57, 2);
  });

  it('is best shared in proportion to the susceptibilities, proved to two parts in a million', () => {
    const shares = assessment.rows.filter(({ control }) => control === 'share').map(({ value }) => value);
    const mechanics = readMechanics(project)!;
    const offsets = [...mechanics.sensors.values()].map(
      ({ resonance }) => 1 / (resonance ** 2 - mechanics.frequency ** 2),
    );
    const total = offsets.reduce((sum, offset) => sum + offset ** 2, 0);
    // Thermal noise draws the shares a little together.
    shares.forEach((share, j) => expect(share).toBeCloseTo(offsets[j]! ** 2 / total, 1));
    expect(solution.certificate.gap).toBeLessThan(2e-6);
    expect(solution.certificate.recheck).toBe('passed');
  });

  it('says so in words, and turns two sensors at the press of a button', () => {
    const even = evenSplit(project);
    const sentence = assessmentOf(even).findings.find((finding) => finding.startsWith('Resonances lie on both sides'));
    expect(sentence).toContain('with equal signs the squeezed light gains 0.00 dB');
    expect(sentence).toContain('it gains 4.17 dB');
    const trap = cv.check(even).find(({ code }) => code === 'CV-417')!;
    expect(trap.message).toContain('4.17 dB are lost');
    const { command } = trap.fix!;
    if (command.type !== 'set-settings') throw new Error('The cure sets phases.');
    const settings = { ...even.settings, ...(command.settings as Project['settings']) };
    const cured = { ...even, settings };
    expect(femto(assessmentOf(cured).figure.value)).toBeCloseTo(22.8, 1);
    expect(cv.check(cured).some(({ code }) => code === 'CV-417')).toBe(false);
    expect(cv.check(optimised).some(({ code }) => code === 'CV-417')).toBe(false);
  });

  it('agrees with the full covariance of the sensors, and no trap is found outside the comb', () => {
    for (const [hertz, signs] of [
      [4.32e6, [1, 1, 1, 1]],
      [4.25e6, [1, 1, 1, 1]],
    ] as const) {
      // prettier-ignore
      const at = evenSplit(paperForces({ regime: 'common', frequency: hertz }));
      const estimate = commonForceEstimate(covarianceOf(at, signs, 2 * Math.PI * hertz), [1, 1, 1, 1]);
      if (!estimate.ok) throw new Error(estimate.error);
      const { figure, findings } = assessmentOf(at);
      expect(figure.value ** 2 / estimate.value.noise).toBeCloseTo(1, 9);
      expect(findings.some((finding) => finding.startsWith('Resonances lie'))).toBe(hertz === 4.32e6);
    }
  });
});

describe('a weighted sum of independent forces', () => {
  it('takes the split of the read-out weights with signs that follow the resonances, proved against all settings', () => {
    const { assessment, solution } = solved(paperForces());
    expect(solution.holds).toBe('optimal');
    expect(solution.certificate.kind).toBe('closed-form');
    expect(assessment.figure.decibel).toBeCloseTo(-4.64, 2);
    expect(assessment.limit!.value).toBeLessThan(assessment.figure.value);
    const phases = assessment.rows.filter(({ control }) => control === 'phase').map(({ value }) => Math.abs(value));
    expect(phases.map((phase) => phase > 1)).toEqual([phases[0]! > 1, phases[0]! > 1, phases[3]! > 1, phases[3]! > 1]);
    expect(phases[0]! > 1).not.toBe(phases[3]! > 1);
  });

  it('agrees with the full covariance of the sensors', () => {
    const project = evenSplit(paperForces());
    const covariance = covarianceOf(project, [1, 1, 1, 1], 2 * Math.PI * 4.32e6);
    const noise = weightedForceNoise(covariance, [0.25, 0.25, 0.25, 0.25]);
    expect(assessmentOf(project).figure.value ** 2 / noise).toBeCloseTo(1, 9);
  });

  it('reaches the quantum limit with a pure squeezer but for what damping turns', () => {
    const { assessment, solution } = solved(paperForces({}, undefined, {}));
    expect(solution.holds).toBe('optimal');
    expect(assessment.figure.value / assessment.limit!.value - 1).toBeLessThan(1e-6);
  });

  it('is not found better by a plain search over ratios and phases', () => {
    const project = paperForces({ frequency: 4.3e6 }, [0.4, -0.2, 0.3, 0.1]);
    const { solution } = solved(project);
    const scheme = readScheme(project);
    const start = pointInForce(scheme);
    let best = Infinity;
    for (let pattern = 0; pattern < 8; pattern++) {
      const signs = [1, ...[0, 1, 2].map((bit) => ((pattern >> bit) & 1 ? -1 : 1))];
      const objective = (x: readonly number[]): number =>
        Math.log(fastVariance(scheme, { ...start, ratios: x.map((angle) => Math.sin(angle) ** 2) }, signs));
      best = Math.min(best, compassMinimum(objective, [0.7, 0.7, 0.7]));
    }
    expect(solution.evaluation.objective).toBeCloseTo(best, 8);
  });
});

describe('a force on the first sensor only, 5 kHz above its resonance', () => {
  const project = evenSplit(paperForces({ frequency: 4.281e6, forces: 'local' }, [1, 0, 0, 0]));
  const assessment = assessmentOf(project);

  it('is read with 14.09 fN with references, 15.3 without and 18.9 from the sum', () => {
    expect(femto(assessment.figure.value)).toBeCloseTo(14.09, 2);
    expect(rival(assessment, 'own-record')).toBeCloseTo(15.3, 1);
    expect(rival(assessment, 'sum-record')).toBeCloseTo(18.9, 1);
    expect(assessment.figure.label).toBe('Force resolution of the force on Sensor 1, read with references');
  });

  it('names the other records as references on the drawing, and says where there are none', () => {
    const sensors = project.network.elements.filter(({ type }) => type === 'sensor').map(({ id }) => id);
    const isNamed = (id: string): boolean =>
      assessment.annotations.elements[id]!.lines.some(({ text }) => text === 'reference');
    expect(sensors.map(isNamed)).toEqual([false, true, true, true]);
    const codes = (one: Project): string[] => cv.check(one).map(({ code }) => code);
    expect(codes(project)).not.toContain('CV-421');
    const everywhere = paperForces({ forces: 'local' });
    expect(codes(everywhere)).toContain('CV-421');
    const { command } = cv.check(everywhere).find(({ code }) => code === 'CV-421')!.fix!;
    expect(command).toMatchObject({ key: 'forces', value: 'everywhere' });
    expect(codes(paperForces())).not.toContain('CV-421');
  });

  it('agrees with the inverse of the full covariance', () => {
    const noise = crossReferencedForceNoise(covarianceOf(project, [1, 1, 1, 1], 2 * Math.PI * 4.281e6), 0);
    if (!noise.ok) throw new Error(noise.error);
    expect(assessment.figure.value ** 2 / noise.value).toBeCloseTo(1, 9);
  });

  it('is read best with all light on its sensor', () => {
    const { assessment: best, solution } = solved(project);
    expect(best.rows.find(({ control }) => control === 'share')!.value).toBeCloseTo(1, 9);
    expect(femto(best.figure.value)).toBeCloseTo(11.05, 2);
    expect(solution.certificate.gap).toBeLessThan(1e-8);
  });
});

describe('the noise of forces', () => {
  it('is the same by low-rank formulas and by propagation through the drawing, lock jitter and back-action included', () => {
    fc.assert(
      fc.property(randomForces({ lockJitter: true }), fc.nat(), (project, seed) => {
        const { problem, settingsOf } = compiledOf(project);
        const x = searchSpace(problem.variables).random(createRandomSequence(seed, 0));
        const { objective } = problem.evaluate(x);
        expect(problem.verify!(x).objective - objective).toBeCloseTo(0, 9);
        const { noiseBudget, figure } = assessmentOf({ ...project, settings: settingsOf(x) });
        const total = noiseBudget.reduce((sum, { variance }) => sum + variance, 0);
        expect(total / figure.value ** 2).toBeCloseTo(1, 9);
        expect(noiseBudget.every(({ variance }) => variance >= -1e-9 * figure.value ** 2)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('is never below the bound of the best settings, nor below the limit', () => {
    fc.assert(
      fc.property(randomForces({ lockJitter: true }), fc.nat(), (project, seed) => {
        const { problem, settingsOf } = compiledOf(project);
        const { bound, x: exact } = problem.exact!();
        const space = searchSpace(problem.variables);
        const random = createRandomSequence(seed, 0);
        for (const x of [exact, space.random(random), space.random(random), space.random(random)]) {
          expect(problem.evaluate(x).objective).toBeGreaterThanOrEqual(bound - 1e-9);
        }
        const { figure, limit } = assessmentOf({ ...project, settings: settingsOf(exact) });
        expect(figure.value).toBeGreaterThanOrEqual(limit!.value * (1 - 1e-9));
      }),
      { numRuns: 30 },
    );
  });

  it('at any frequency is that of a network whose frequency it is', () => {
    for (const kind of FORCE_KINDS) {
      const weights = kind['forces'] === 'local' ? [1, 0, 0, 0] : [0.4, -0.2, 0.3, 0.1];
      const here = evenSplit(paperForces(kind, weights));
      const there = { ...here, parameters: { ...here.parameters, frequency: 4.29e6 } };
      const frequency = 2 * Math.PI * 4.29e6;
      expect(networkNoise(here, { frequency }).variance).toBe(networkNoise(there).variance);
      const scheme = readScheme(here, frequency);
      const fast = fastVariance(scheme, pointInForce(scheme), [1, 1, 1, 1]);
      expect(fast / networkNoise(there).variance).toBeCloseTo(1, 9);
    }
  });

  it('scales with the convention: twice for one-sided densities, in between as printed', () => {
    const value = (convention: string): number => {
      const project = evenSplit(paperForces({ convention }));
      return assessmentOf(project).figure.value ** 2;
    };
    expect(value('one') / value('two')).toBeCloseTo(2, 12);
    expect(value('paper')).toBeGreaterThan(value('two'));
    expect(value('paper')).toBeLessThan(value('one'));
  });

  it('does not hide phases that are off: they let the anti-squeezing in', () => {
    const project = evenSplit(paperForces());
    const scheme = readScheme(project);
    const settings = settingsOfPoint(scheme, pointInForce(scheme), [-1, -1, 1, 1]);
    const turned = Object.fromEntries(
      Object.entries(settings).map(([id, controls]) => [
        id,
        controls['phase'] === undefined ? controls : { ...controls, phase: controls['phase'] - 0.2 },
      ]),
    );
    const terms = assessmentOf({ ...project, settings: turned }).noiseBudget;
    expect(terms.find(({ key }) => key === 'phases')!.share).toBeGreaterThan(0.1);
  });
});
