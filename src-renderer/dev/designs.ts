import type { Design } from '../../models/design';
import type { Project } from '../../models/document/project';

/** A design for tests: every splitter at one half. It proves nothing and says so. */
export function designOf(project: Project, inputHash: string): Design {
  const splitters = project.network.elements.filter(({ type }) => type === 'splitter');
  return {
    inputHash,
    model: project.model,
    settings: Object.fromEntries(splitters.map(({ id }) => [id, { ratio: 0.5 }])),
    figure: { key: 'sigma', label: 'RMS error', value: 0.2, unit: '', decibel: -2 },
    baselines: [],
    noiseBudget: [],
    stopped: 'finished',
    holds: 'feasible',
    certificate: {
      kind: 'stationary-only',
      bound: null,
      gap: null,
      stationarity: null,
      violation: 0,
      restarts: 1,
      agreeing: 1,
      recheck: 'passed',
      statement: 'Nothing is proved.',
    },
    warnings: [],
    provenance: {
      version: '0.1.0',
      modelVersion: '1.0.0',
      seed: 1,
      evaluations: 1,
      seconds: 0.003,
      method: 'test',
      finishedAt: '2026-01-01T12:41:07Z',
    },
  };
}
