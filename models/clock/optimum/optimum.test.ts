import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandomSequence } from '../../../optimizer/numbers/random-sequence';
import { searchSpace } from '../../../optimizer/search-space';
import type { Project } from '../../document/project';
import { networks } from '../../random-networks.fixture';
import { clock } from '../index';
import { readNetwork } from '../network/read-network';
import type { CascadeSettings } from '../settings/cascade-settings';
import { defaultCascade, uncorrelatedCascade } from '../settings/default-cascade';
import { solved, star } from '../testing/networks';
import { compile } from './compile';
import { designConstraints, limitsOf } from './design-limits';
import { logVariance } from './design-variance';
import { findDesign } from './find-design';
import { hasPlainVariance, plainLogVariance } from './plain-variance';
import { designVariables } from './problem-variables';

const sound = networks(clock).filter((project) => clock.compile(project).ok);
/** Enough to search small networks, too little to finish with large ones. */
const effort = { maxEvaluations: 4000, mayGoOn: () => true };
const given = { clock: { atoms: 100 }, link: { fidelity: 1, pairRate: 1e4 } };

describe('the vector of a design', () => {
  it('is a way to and fro for every design that fits', () => {
    fc.assert(
      fc.property(sound, fc.nat(), (project, seed) => {
        const { variables, toVector, toSettings } = designVariables(readNetwork(project));
        const settings = toSettings(searchSpace(variables).random(createRandomSequence(seed, 0)));
        expect(toSettings(toVector(settings))).toEqual(settings);
        expect(settings.bases).toHaveLength(Math.max(0, settings.copies.length - 1));
      }),
      { numRuns: 20 },
    );
  });

  it('is that of the settings in force, once they are set', () => {
    const project = star(4, given);
    const compiled = compile(project);
    if (!compiled.ok) throw new Error('the star is sound');
    const { problem, settingsOf } = compiled.value;
    const x = searchSpace(problem.variables).random(createRandomSequence(5, 0));
    const after = compile({ ...project, settings: settingsOf(x) });
    if (!after.ok) throw new Error('settings do not unsettle a drawing');
    expect(problem.evaluate(after.value.currentPoint())).toEqual(problem.evaluate(x));
  });
});

describe('the limits of a design', () => {
  const network = readNetwork(star(4, { ...given, network: { linewidth: 1e-3, deadTime: 0.1 } }));
  const fits: CascadeSettings = { ramseyTime: 0.5, copies: [20, 10], bases: [2], localAtoms: 80, stages: [] };
  const broken = (change: Partial<CascadeSettings>, within = network): string[] =>
    limitsOf(within, { ...fits, ...change }).flatMap((value, k) => (value > 0 ? [designConstraints[k]!.key] : []));

  it('are all kept by a design that fits', () => {
    expect(broken({})).toEqual([]);
  });

  it('are broken one by one: atoms, level 0, time, pairs, slips, contrast', () => {
    expect(broken({ copies: [70, 20] })).toEqual(['atoms']);
    expect(broken({ stages: [48] })).toEqual(['atoms']);
    expect(broken({ localAtoms: 4 })).toEqual(['local']);
    expect(broken({ ramseyTime: 0.95 })).toEqual(['time']);
    expect(broken({}, { ...network, pairRate: 49 })).toEqual(['pairs']);
    const around = network.environment;
    expect(broken({}, { ...network, environment: { ...around, laserLinewidths: [9] } })).toEqual(['slips']);
    expect(broken({}, { ...network, environment: { ...around, atomicLinewidth: 1 } })).toEqual(['dephasing']);
  });

  it('ask no level 0 of single atoms, of one clock, or of lasers that are known', () => {
    expect(broken({ copies: [], bases: [], localAtoms: 4 })).toEqual([]);
    const known = { ...network, options: { ...network.options, prior: 'linewidth' as const } };
    expect(broken({ localAtoms: 0 }, known)).toEqual([]);
  });
});

describe('the second opinion', () => {
  it('agrees with the budget wherever it covers it, with dead time, loss, stages and weights', () => {
    let compared = 0;
    const covered = { digitErrors: 'joint', prior: 'flat', readout: 'fixed' };
    const plain = networks(clock)
      .map((project) => ({ ...project, parameters: { ...project.parameters, ...covered } }))
      .filter((project) => clock.compile(project).ok);
    fc.assert(
      fc.property(plain, fc.nat(), (project, seed) => {
        const network = readNetwork(project);
        expect(hasPlainVariance(network)).toBe(true);
        const { variables, toSettings } = designVariables(network);
        const settings = toSettings(searchSpace(variables).random(createRandomSequence(seed, 0)));
        const value = logVariance(network, settings);
        if (!Number.isFinite(value)) return;
        compared++;
        expect(plainLogVariance(network, settings)).toBeCloseTo(value, 9);
      }),
      { numRuns: 40 },
    );
    expect(compared).toBeGreaterThan(3);
  });
});

/** The same network with at most so many atoms in each clock. */
function withAtoms(project: Project, most: number): Project {
  const elements = project.network.elements.map((element) =>
    element.type === 'clock'
      ? {
          ...element,
          parameters: { ...element.parameters, atoms: Math.min(most, Number(element.parameters['atoms'])) },
        }
      : element,
  );
  return { ...project, network: { ...project.network, elements } };
}

describe('the search for a design', () => {
  it('keeps every limit, is no worse than its starts, and bounds what it found', () => {
    const small = networks(clock)
      .map((project) => withAtoms(project, 40))
      .filter((project) => clock.compile(project).ok);
    fc.assert(
      fc.property(small, (project) => {
        const network = readNetwork(project);
        const { settings, bound } = findDesign(network, effort);
        const value = logVariance(network, settings);
        expect(limitsOf(network, settings).every((limit) => limit <= 0)).toBe(true);
        expect(value).toBeLessThanOrEqual(logVariance(network, uncorrelatedCascade(network)) + 1e-9);
        const start = defaultCascade(network);
        if (limitsOf(network, start).every((limit) => limit <= 0))
          expect(value).toBeLessThanOrEqual(logVariance(network, start) + 1e-9);
        expect(bound).toBeLessThanOrEqual(value + 1e-9);
      }),
      { numRuns: 8 },
    );
  });

  it('slows down or thins out where pairs are scarce, down to single atoms without any to speak of', () => {
    const at = (pairRate: number): { levels: number; value: number; project: Project } => {
      const { optimised, assessment } = solved(
        star(6, { clock: { atoms: 50 }, link: { fidelity: 1, pairRate } }),
        4000,
      );
      const levels = Object.values(optimised.settings)[0]!['levels']!;
      return { levels, value: assessment.figure.value, project: optimised };
    };
    const [plenty, scarce, none] = [at(1e6), at(12), at(1)];
    expect(plenty.levels).toBeGreaterThan(0);
    expect(scarce.value).toBeGreaterThan(plenty.value);
    expect(none.levels).toBe(0);
    expect(none.value).toBeGreaterThanOrEqual(scarce.value);
    expect(clock.check(scarce.project).map(({ code }) => code)).not.toContain('CLK-408');
  });

  it('by exact digit errors is better than by Gaussian noise, and says what it has not proved', () => {
    const at = (digitErrors: string) =>
      readNetwork(star(5, { clock: { atoms: 40, laserLinewidth: 0.05 }, link: { fidelity: 1 }, network: { digitErrors } })); // prettier-ignore
    const found = findDesign(at('binomial'), { ...effort, maxEvaluations: 40_000 });
    const gaussian = findDesign(at('joint'), { ...effort, maxEvaluations: 40_000 });
    expect(limitsOf(at('binomial'), found.settings).every((limit) => limit <= 0)).toBe(true);
    expect(logVariance(at('binomial'), found.settings)).toBeLessThan(logVariance(at('binomial'), gaussian.settings));
    expect(found.kind).toBe('dual');
    expect(found.statement).toMatch(/^Best of \d+ designs .* no proof over the integers/);
  });

  it('narrows lasers first where that pays, and never where it must not', () => {
    const wide = (preNarrowing: boolean) =>
      solved(star(4, { ...given, network: { averagingTime: 100, linewidth: 1e-6, preNarrowing }, clock: { atoms: 60, laserLinewidth: 0.3 } }), 8000); // prettier-ignore
    const stages = (project: Project): number => Object.values(project.settings)[0]!['stages']!;
    const [allowed, forbidden] = [wide(true), wide(false)];
    expect(stages(allowed.optimised)).toBeGreaterThan(0);
    expect(stages(forbidden.optimised)).toBe(0);
    expect(allowed.assessment.figure.value).toBeLessThan(forbidden.assessment.figure.value);
  });
});
