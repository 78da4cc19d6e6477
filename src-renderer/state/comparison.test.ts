import { describe, expect, it } from 'vitest';
import { cv } from '../../models/cv/index';
import type { ComparisonRow } from '../../src-main/contract/solvers';
import { countingIds, fakeApi, memoryStore } from '../dev/fake-api';
import { Workbench } from './workbench.svelte';

const row: ComparisonRow = {
  key: 'automatic',
  value: 0.2,
  gap: 0,
  evaluations: 1,
  milliseconds: 1,
  verdict: { kind: 'proven', text: 'Proven optimal' },
};

async function comparing() {
  const api = fakeApi();
  const workbench = new Workbench(api, memoryStore(), countingIds());
  workbench.document.open(cv.newProject(countingIds()));
  await workbench.comparison.start();
  const { jobId } = api.calls.find(({ name }) => name === 'startComparison')!.argument as { jobId: string };
  return { api, workbench, jobId, comparison: workbench.comparison };
}

describe('A comparison of solvers', () => {
  it('collects rows and says which solver is at work, without touching the document', async () => {
    const { api, workbench, jobId, comparison } = await comparing();
    const before = workbench.document.project;
    expect(comparison.current?.key).toBe('automatic');
    api.emit({ type: 'compared', jobId, row });
    api.emit({ type: 'compared', jobId: 'other', row });
    expect(comparison.current?.key).toBe('structured');
    api.emit({ type: 'comparison-finished', jobId, stopped: false });
    expect([comparison.running, comparison.rows.length]).toEqual([false, 1]);
    expect(workbench.document.project).toBe(before);
    expect(workbench.document.unsaved).toBe(false);
  });

  it('stops when asked and keeps its rows', async () => {
    const { api, jobId, comparison } = await comparing();
    api.emit({ type: 'compared', jobId, row });
    await comparison.stop();
    expect(api.calls.at(-1)).toEqual({ name: 'cancelJob', argument: jobId });
    api.emit({ type: 'comparison-finished', jobId, stopped: true });
    expect(comparison.rows).toEqual([row]);
  });

  it('knows when its rows are of other inputs or of another network', async () => {
    const { workbench, comparison } = await comparing();
    expect([comparison.ofThisNetwork, comparison.stale]).toEqual([true, false]);
    const squeezer = workbench.document.project!.network.elements.find(({ type }) => type === 'squeezer')!;
    workbench.document.edit({ type: 'remove', elements: [squeezer.id], links: [] });
    expect(comparison.stale).toBe(true);
    const ids = countingIds();
    workbench.document.open(cv.newProject(() => `other-${ids()}`));
    expect([comparison.ofThisNetwork, comparison.stale]).toEqual([false, false]);
  });

  it('recovers when the application does not take it, and reports why one failed', async () => {
    const { api, workbench, jobId, comparison } = await comparing();
    api.emit({ type: 'failed', jobId, issues: [] });
    expect(workbench.messages.list[0]).toMatchObject({ kind: 'failure' });
    workbench.messages.dismiss(workbench.messages.list[0]!.id);
    api.answers = { startComparison: () => Promise.reject(new Error('gone')) };
    await comparison.start();
    expect(comparison.running).toBe(false);
    expect(workbench.messages.list).toHaveLength(1);
  });
});
