import { describe, expect, it, vi } from 'vitest';
import { cv } from '../../models/cv/index';
import type { Assessment, Design } from '../../models/design';
import { inputHash } from '../../models/document/input-hash';
import type { Project } from '../../models/document/project';
import type { PhysicsModel } from '../../models/model';
import { ok } from '../../optimizer/result';
import { makeDesign } from './make-design';
import type { Progress } from './messages';
import { optimiseProject, type OptimiseOptions } from './optimise-project';

let next = 0;
const newId = () => `id-${next++}`;
const project = cv.newProject(newId);
const [first] = project.network.elements.filter(({ type }) => type === 'splitter').map(({ id }) => id);

const assessmentOf = (sigma: number): Assessment => ({
  figure: { key: 'sigma', label: 'error', value: sigma, unit: '', decibel: null },
  limit: null,
  gapFactors: [],
  baselines: [],
  noiseBudget: [],
  rows: [],
  annotations: { elements: {}, links: {} },
  findings: [],
  warnings: [],
});
const sigmaOf = ({ settings }: Project) => 0.1 + (settings[first!]!['ratio']! - 0.3) ** 2;

/** A model without a closed form: the error is least where one ratio is 0.3. */
const searched: PhysicsModel = {
  ...cv,
  compile: () =>
    ok({
      problem: {
        variables: [{ kind: 'real', key: 'ratio', lower: 0, upper: 1, scale: 'linear' }],
        constraints: [],
        evaluate: ([ratio]) => ({ objective: 2 * Math.log(0.1 + (ratio! - 0.3) ** 2), constraints: [] }),
        starts: () => [new Float64Array([0.9])],
      },
      settingsOf: ([ratio]) => ({ [first!]: { ratio: ratio! } }),
      currentPoint: () => new Float64Array([0.9]),
    }),
  assess: (assessed) => ok(assessmentOf(sigmaOf(assessed))),
};

let model: PhysicsModel = cv;
vi.mock('../../models/registry', () => ({ modelById: () => model }));

function run(which: PhysicsModel, options: Partial<OptimiseOptions> = {}, given: Project = project) {
  model = which;
  let time = 0;
  const reports: { time: number; progress: Progress; design: Design | null }[] = [];
  const outcome = optimiseProject(given, {
    version: '1.2.3',
    seed: 7,
    deadline: 0,
    solver: 'automatic',
    clock: () => (time += 7),
    today: () => new Date('2026-03-01T12:00:00Z'),
    stopRequested: () => false,
    onProgress: (progress, design) => reports.push({ time, progress, design }),
    ...options,
  });
  return { outcome, reports };
}

describe('from a project to a design', () => {
  it('carries what it was made from and how', () => {
    const { outcome } = run(cv);
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        inputHash: inputHash(project),
        model: 'cv',
        stopped: 'finished',
        holds: 'optimal',
        provenance: { version: '1.2.3', modelVersion: cv.version, seed: 7, finishedAt: '2026-03-01T12:00:00.000Z' },
      },
    });
  });

  it('does not start from a project with errors', () => {
    const { outcome } = run(cv, {}, { ...project, target: { functionals: [] } });
    expect(outcome).toMatchObject({ ok: false });
    if (!outcome.ok)
      for (const { severity, remedy } of outcome.error)
        expect([severity, remedy]).toEqual(['error', expect.stringMatching(/./)]);
  });

  it('finds what a search can find and claims no proof', () => {
    const { outcome } = run(searched);
    expect(outcome).toMatchObject({
      ok: true,
      value: { holds: 'feasible', certificate: { bound: null, recheck: 'passed' } },
    });
    if (outcome.ok) expect(outcome.value.settings[first!]!['ratio']).toBeCloseTo(0.3, 4);
  });

  it('reports at most ten times a second, each time a whole design of the best point so far', () => {
    const { reports } = run(searched);
    expect(reports.length).toBeGreaterThan(2);
    // The last report brings the rest of the curve, whenever the search ends.
    reports.slice(1, -1).forEach(({ time }, k) => expect(time - reports[k]!.time).toBeGreaterThanOrEqual(100));
    let least = Infinity;
    for (const { progress, design } of reports) {
      expect(progress.best).toBeLessThanOrEqual(least);
      least = progress.best!;
      if (design) {
        expect(design.figure.value).toBeCloseTo(progress.best!, 12);
        expect(design).toMatchObject({ holds: 'feasible', certificate: { gap: null } });
      }
    }
    expect(reports.some(({ design }) => design !== null)).toBe(true);
  });

  it('stops when asked and when its time is over, with the best point it holds', () => {
    let asked = 0;
    const cancelled = run(searched, { stopRequested: () => ++asked > 20 });
    expect(cancelled.outcome).toMatchObject({ ok: true, value: { stopped: 'cancelled' } });
    expect(run(searched, { deadline: 1 }).outcome).toMatchObject({ ok: true, value: { stopped: 'deadline' } });
  });

  it('gives the same design for the same seed', () => {
    expect(run(searched).outcome).toEqual(run(searched).outcome);
  });
});

describe('a design is never better than what is assessed', () => {
  const origin = { version: '1', seed: 1, seconds: 0, finishedAt: '2026-03-01T12:00:00.000Z' };
  const solution = {
    x: new Float64Array([0.3]),
    evaluation: { objective: 2 * Math.log(0.1), constraints: [] },
    stopped: 'finished',
    holds: 'optimal',
    certificate: {
      kind: 'closed-form',
      bound: 2 * Math.log(0.1),
      gap: 0,
      stationarity: null,
      violation: 0,
      restarts: 1,
      agreeing: 1,
      recheck: 'passed',
      statement: 'Proved.',
    },
    evaluations: 1,
    method: 'closed form',
  } as const;
  const designFor = (sigma: number) =>
    makeDesign(
      { ...searched, assess: () => ok(assessmentOf(sigma)) },
      project,
      { [first!]: { ratio: 0.3 } },
      solution,
      origin,
    );

  it('keeps its proof where the assessment agrees', () => {
    expect(designFor(0.1)).toMatchObject({
      ok: true,
      value: { holds: 'optimal', certificate: { recheck: 'passed', statement: 'Proved.' } },
    });
  });

  it('loses its proof where the assessment differs', () => {
    expect(designFor(0.1 * (1 + 1e-7))).toMatchObject({
      ok: true,
      value: {
        holds: 'feasible',
        certificate: { recheck: 'failed', statement: expect.stringContaining('Not verified') },
      },
    });
  });

  it.each([Number.NaN, Infinity])('is a failure where the assessment is %d', (sigma) => {
    expect(designFor(sigma)).toMatchObject({
      ok: false,
      error: [{ code: 'JOB-004', message: expect.stringContaining('figure.value') }],
    });
  });
});
