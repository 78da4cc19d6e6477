import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { CAMPAIGN_TIMEOUT, trials } from '../../../scripts/campaign';
import type { Problem, Variable } from '../../../optimizer/problem';
import { solveWith } from '../../../optimizer/solve-with';
import type { Project } from '../../document/project';
import { cv } from '../index';
import { networkNoise } from '../network/network-noise';
import { mergeSettings } from '../network/settings';
import { REGIMES } from '../regime';
import { compiledOf, withElements } from '../testing/networks';
import { randomNetwork } from '../testing/random-networks';

vi.setConfig({ testTimeout: CAMPAIGN_TIMEOUT });

/** A free phase at every sensor adds these variables to a problem. */
function phasesOf(project: Project): Variable[] {
  const sensors = project.network.elements.filter(({ type }) => type === 'sensor');
  return sensors.map(({ id }) => ({ kind: 'real', key: id, lower: -Math.PI, upper: Math.PI, scale: 'linear' }));
}

/** The same problem by full propagation alone, with phases that the structured solution does not search. */
function withPhases(project: Project): Problem {
  const { problem, settingsOf } = compiledOf(project);
  const phases = phasesOf(project);
  return {
    variables: [...problem.variables, ...phases],
    constraints: problem.constraints,
    evaluate(x) {
      const own = x.slice(0, x.length - phases.length);
      const settings = settingsOf(own);
      const turned = phases.map((phase, j) => {
        const id = 'key' in phase ? phase.key : '';
        return [id, { ...settings[id], phase: x[own.length + j]! }] as const;
      });
      const all = mergeSettings(project.settings, { ...settings, ...Object.fromEntries(turned) });
      const { variance } = networkNoise({ ...project, settings: all });
      return { objective: Math.log(variance), constraints: problem.evaluate(own).constraints };
    },
    starts: () => [new Float64Array(problem.variables.length + phases.length)],
  };
}

/** Largest phase jitter that a source can be given, rad. */
const MOST_JITTER = 0.5;

/** Jitter of the measured sources that takes them this share of the way from their own level to vacuum. */
function noisier(project: Project, share: number): Project {
  return withElements(project, (element) => {
    const { purity, level, antilevel } = element.parameters;
    if (purity !== 'measured' || typeof level !== 'number' || typeof antilevel !== 'number') return element;
    const leak = (share * (1 - level)) / (antilevel - level);
    const jitter = Math.min(MOST_JITTER, Math.sqrt(-Math.log1p(-2 * Math.min(0.49, leak)) / 2));
    return { ...element, parameters: { ...element.parameters, jitter } };
  });
}

describe.each(REGIMES)('the bound with a %s carrier', (regime) => {
  it('is not undercut by evolution over all settings and phases, with sources up to almost vacuum', () => {
    fc.assert(
      fc.property(
        randomNetwork({ regimes: [regime], lockJitter: true, ratioLimits: true }),
        fc.double({ min: 0, max: 0.9999, noNaN: true }),
        fc.nat(),
        (network, share, seed) => {
          const project = noisier(network, share);
          expect(cv.check(project).filter(({ severity }) => severity === 'error')).toEqual([]);
          const { bound } = compiledOf(project).problem.exact!();
          const open = withPhases(project);
          const solver = open.constraints.length > 0 ? 'direct-search' : 'cma-es';
          const found = solveWith(solver, open, { seed, maxEvaluations: 1500 });
          if (!found.ok) return expect.fail(found.error.reason);
          expect(found.value.evaluation.objective).toBeGreaterThan(bound - 1e-9);
        },
      ),
      { numRuns: trials(3, 300) },
    );
  });
});

describe('a source that its jitter makes noisier than vacuum', () => {
  it('is refused, so that no bound is claimed for it', () => {
    fc.assert(
      fc.property(randomNetwork(), fc.double({ min: 1.001, max: 2, noNaN: true }), (network, share) => {
        const project = noisier(network, share);
        const measured = project.network.elements.filter(({ parameters }) => parameters['purity'] === 'measured');
        fc.pre(measured.some(({ parameters }) => Number(parameters['jitter']) < MOST_JITTER));
        expect(cv.check(project).map(({ code }) => code)).toContain('CV-202');
      }),
      { numRuns: 20 },
    );
  });
});
