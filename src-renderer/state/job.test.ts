import { describe, expect, it } from 'vitest';
import { cv } from '../../models/cv/index';
import type { JobRequest } from '../../src-main/contract/api';
import { designOf } from '../dev/designs';
import { countingIds, type FakeApi, fakeApi, memoryStore } from '../dev/fake-api';
import { Workbench } from './workbench.svelte';

async function running(): Promise<{ workbench: Workbench; api: FakeApi; request: JobRequest }> {
  const api = fakeApi();
  const workbench = new Workbench(api, memoryStore(), countingIds());
  workbench.document.open(cv.newProject(countingIds()));
  await workbench.job.start();
  const request = api.calls.find(({ name }) => name === 'startJob')!.argument as JobRequest;
  return { workbench, api, request };
}

describe('An optimisation', () => {
  it('sends the project as it stands and reports progress', async () => {
    const { workbench, api, request } = await running();
    expect(request.project).toEqual(workbench.document.project);
    api.emit({
      type: 'progress',
      jobId: request.jobId,
      fraction: 0.12,
      best: 0.13,
      evaluations: 40,
      bound: null,
      points: [],
    });
    expect(workbench.job).toMatchObject({ status: 'running', fraction: 0.12, best: 0.13 });
  });

  it('uses the chosen solver and keeps how it converged, with the bound that the certificate brings', async () => {
    const { workbench, api, request: first } = await running();
    api.emit({ type: 'failed', jobId: first.jobId, issues: [] });
    workbench.job.solver = 'cma-es';
    await workbench.job.start();
    const request = api.calls.at(-1)!.argument as JobRequest;
    expect(request.solver).toBe('cma-es');
    const { jobId } = request;
    const report = { type: 'progress', jobId, fraction: null, bound: null } as const;
    api.emit({ ...report, best: 0.3, evaluations: 5, points: [{ evaluations: 4, best: 0.3 }] });
    api.emit({ ...report, best: 0.2, evaluations: 90, points: [{ evaluations: 80, best: 0.2 }] });
    const made = designOf(request.project, workbench.document.inputHash);
    const design = { ...made, certificate: { ...made.certificate, bound: -4, gap: 0.21 } };
    api.emit({ type: 'finished', jobId, design });
    expect(workbench.job.history.map(({ evaluations }) => evaluations)).toEqual([4, 80]);
    expect(workbench.job.evaluations).toBe(80);
    expect(workbench.job.bound).toBeCloseTo(0.2 / 1.1, 12);
    expect(JSON.stringify(workbench.document.project)).not.toContain('"history"');
    await workbench.job.start();
    expect([workbench.job.history, workbench.job.bound]).toEqual([[], null]);
  });

  it('stores its design as one step that can be undone', async () => {
    const { workbench, api, request } = await running();
    const before = workbench.document.project!;
    const design = designOf(before, workbench.document.inputHash);
    api.emit({ type: 'finished', jobId: request.jobId, design });
    expect(workbench.job.running).toBe(false);
    expect(workbench.document.resultState).toBe('optimised');
    workbench.document.undo();
    expect(workbench.document.project).toEqual(before);
  });

  it('stores a design as stale when the inputs changed meanwhile, and survives a deleted element', async () => {
    const { workbench, api, request } = await running();
    const design = designOf(request.project, workbench.document.inputHash);
    const splitter = request.project.network.elements.find(({ type }) => type === 'splitter')!;
    workbench.document.edit({ type: 'remove', elements: [splitter.id], links: [] });
    api.emit({ type: 'finished', jobId: request.jobId, design });
    expect(workbench.document.project!.design).not.toBeNull();
    expect(workbench.document.resultState).toBe('stale');
    expect(workbench.document.project!.settings[splitter.id]).toBeUndefined();
    expect(workbench.messages.list).toEqual([]);
  });

  it('never lands in another network', async () => {
    const { workbench, api, request } = await running();
    const design = designOf(request.project, workbench.document.inputHash);
    const ids = countingIds();
    workbench.document.open(cv.newProject(() => `other-${ids()}`));
    api.emit({ type: 'finished', jobId: request.jobId, design });
    expect(workbench.document.project!.design).toBeNull();
    expect(workbench.messages.list).toHaveLength(1);
  });

  it('ignores events of other jobs and events after its end', async () => {
    const { workbench, api, request } = await running();
    api.emit({ type: 'progress', jobId: 'other', fraction: 0.9, best: 1, evaluations: 1, bound: null, points: [] });
    expect(workbench.job.fraction).toBeNull();
    api.emit({ type: 'failed', jobId: request.jobId, issues: [] });
    api.emit({ type: 'finished', jobId: request.jobId, design: designOf(request.project, 'x') });
    expect(workbench.document.project!.design).toBeNull();
  });

  it('shows why it failed and leaves the network alone', async () => {
    const { workbench, api, request } = await running();
    const before = workbench.document.project;
    api.emit({ type: 'failed', jobId: request.jobId, issues: [] });
    expect(workbench.document.project).toBe(before);
    expect(workbench.messages.list[0]).toMatchObject({ kind: 'failure' });
  });

  it('asks for an early end and waits for the best design', async () => {
    const { workbench, api, request } = await running();
    await workbench.job.stop();
    expect(workbench.job.status).toBe('stopping');
    expect(api.calls.at(-1)).toEqual({ name: 'cancelJob', argument: request.jobId });
    api.emit({
      type: 'finished',
      jobId: request.jobId,
      design: designOf(request.project, workbench.document.inputHash),
    });
    expect(workbench.document.resultState).toBe('optimised');
  });

  it('says that it was stopped and holds the best so far', async () => {
    const { workbench, api, request } = await running();
    await workbench.job.stop();
    const made = designOf(request.project, workbench.document.inputHash);
    api.emit({ type: 'finished', jobId: request.jobId, design: { ...made, stopped: 'cancelled' } });
    expect(workbench.announcer.text).toMatch(/^Stopped, best so far/);
  });

  it('recovers when the application does not take the job', async () => {
    const api = fakeApi();
    api.answers = { startJob: () => Promise.reject(new Error('gone')) };
    const workbench = new Workbench(api, memoryStore(), countingIds());
    workbench.document.open(cv.newProject(countingIds()));
    await workbench.job.start();
    expect(workbench.job.running).toBe(false);
    expect(workbench.messages.list).toHaveLength(1);
  });
});
