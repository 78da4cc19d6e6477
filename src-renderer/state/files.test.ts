import { describe, expect, it } from 'vitest';
import { cv } from '../../models/cv/index';
import type { OpenOutcome } from '../../src-main/contract/api';
import { countingIds, type FakeApi, fakeApi, memoryStore } from '../dev/fake-api';
import { Workbench } from './workbench.svelte';

function setUp(): { workbench: Workbench; api: FakeApi } {
  const api = fakeApi();
  return { workbench: new Workbench(api, memoryStore(), countingIds()), api };
}

function good(name: string): OpenOutcome {
  const ids = countingIds();
  const project = { ...cv.newProject(() => `${name}-${ids()}`), name };
  return { ok: true, handle: `handle of ${name}`, fileName: `${name}.fringe.json`, project, issues: [] };
}

describe('Opening a file', () => {
  it('keeps the open network when the file is broken, and says where', async () => {
    const { workbench } = setUp();
    await workbench.files.create(cv);
    const before = workbench.document.project;
    await workbench.files.open();
    expect(workbench.document.project).toBe(before);
    expect(workbench.messages.list[0]).toMatchObject({ kind: 'failure', issues: [{ code: 'DOC-001' }] });
  });

  it('changes nothing when the planner cancels', async () => {
    const { workbench, api } = setUp();
    api.answers = { openProject: () => Promise.resolve(null) };
    await workbench.files.open();
    expect(workbench.document.project).toBeNull();
    expect(workbench.messages.list).toEqual([]);
  });

  it('changes nothing when the application does not answer', async () => {
    const { workbench, api } = setUp();
    api.answers = { openProject: () => Promise.reject(new Error('gone')) };
    await workbench.files.open();
    expect(workbench.files.busy).toBe(false);
    expect(workbench.messages.list).toHaveLength(1);
  });

  it('opens a dropped file without a handle, so that saving asks for a name', async () => {
    const { workbench, api } = setUp();
    api.answers = { openText: () => Promise.resolve({ ...good('Dropped'), handle: null } as OpenOutcome) };
    await workbench.files.openDropped(new File(['{}'], 'dropped.fringe.json'));
    expect(workbench.document.project!.name).toBe('Dropped');
    expect(workbench.files.handle).toBeNull();
  });

  it('shows what was repaired in a file that could be read', async () => {
    const { workbench, api } = setUp();
    const issue = {
      code: 'DOC-020',
      severity: 'warning',
      where: { label: 'Sensor 9' },
      message: 'm',
      remedy: 'r',
    } as const;
    api.answers = { openProject: () => Promise.resolve({ ...good('Mended'), issues: [issue] } as OpenOutcome) };
    await workbench.files.open();
    expect(workbench.document.project!.name).toBe('Mended');
    expect(workbench.messages.list[0]!.issues).toEqual([issue]);
  });
});

describe('Unsaved changes', () => {
  async function edited(): Promise<{ workbench: Workbench; api: FakeApi }> {
    const { workbench, api } = setUp();
    api.answers = { openProject: () => Promise.resolve(good('Next')) };
    await workbench.files.create(cv);
    workbench.document.edit({ type: 'rename-project', name: 'Edited' });
    return { workbench, api };
  }

  it('are asked about before another network takes the place', async () => {
    const { workbench } = await edited();
    const opening = workbench.files.open();
    expect(workbench.files.question).toMatchObject({ name: 'Edited' });
    workbench.files.question!.answer('cancel');
    await opening;
    expect(workbench.document.project!.name).toBe('Edited');
    expect(workbench.files.question).toBeNull();
  });

  it('go when the planner discards them', async () => {
    const { workbench } = await edited();
    const opening = workbench.files.open();
    workbench.files.question!.answer('discard');
    await opening;
    expect(workbench.document.project!.name).toBe('Next');
  });

  it('are saved first when the planner wants that', async () => {
    const { workbench, api } = await edited();
    const opening = workbench.files.open();
    workbench.files.question!.answer('save');
    await opening;
    expect(api.calls.map(({ name }) => name)).toContain('saveProject');
    expect(workbench.document.project!.name).toBe('Next');
  });

  it('stay when saving them fails', async () => {
    const { workbench, api } = await edited();
    api.answers = { ...api.answers, saveProject: () => Promise.resolve({ ok: false, issues: [] }) };
    const opening = workbench.files.open();
    workbench.files.question!.answer('save');
    await opening;
    expect(workbench.document.project!.name).toBe('Edited');
    expect(workbench.document.unsaved).toBe(true);
  });

  it('are none after saving', async () => {
    const { workbench } = await edited();
    expect(await workbench.files.save()).toBe(true);
    expect(workbench.document.unsaved).toBe(false);
    expect(workbench.files.fileName).toBe('saved.fringe.json');
  });

  it('remain when the save dialog is cancelled', async () => {
    const { workbench, api } = await edited();
    api.answers = { saveProject: () => Promise.resolve(null) };
    expect(await workbench.files.save()).toBe(false);
    expect(workbench.document.unsaved).toBe(true);
  });
});
