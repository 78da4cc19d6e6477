import { mkdir, mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cv } from '../models/cv/index';
import type { Design } from '../models/design';
import type { Project } from '../models/document/project';
import { serialiseProject } from '../models/document/serialise';
import { createApplication, type ApplicationPorts } from './application';
import type { AppInfo, JobEvent, OpenOutcome, SaveOutcome } from './contract/api';
import { nodeFileSystem, type FileSystem } from './file-system';
import { inlineFactory } from './jobs/inline-factory';
import type { WorkerFactory } from './jobs/worker-factory';

const EXAMPLE = 'optomechanical-four.fringe.json';
let next = 0;
const project: Project = { ...cv.newProject(() => `id-${next++}`), name: 'Four sensors' };
const renamed: Project = { ...project, name: 'Renamed' };

function textOf(content: Project): string {
  const text = serialiseProject(content);
  if (!text.ok) throw new Error(text.error.message);
  return text.value;
}

let folder: string;
let userData: string;
let file: string;
const asked: unknown[] = [];
let answer: string | null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fringe-app-'));
  userData = join(folder, 'user-data');
  file = join(folder, 'mine.fringe.json');
  await mkdir(join(folder, 'examples'));
  await writeFile(join(folder, 'examples', EXAMPLE), textOf(project));
  await writeFile(file, textOf(project));
  asked.length = 0;
  answer = file;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const quiet: WorkerFactory = () => ({ terminate: () => undefined });

function application(ports: Partial<ApplicationPorts> = {}, files: FileSystem = nodeFileSystem, factory = quiet) {
  return createApplication(
    {
      version: '1.2.3',
      platform: 'linux',
      userData,
      examples: join(folder, 'examples'),
      dialogs: {
        open: () => Promise.resolve(answer),
        save: (request) => (asked.push(request), Promise.resolve(answer)),
      },
      workerFile: '',
      demonstration: false,
      initialFile: null,
      emit: () => undefined,
      ...ports,
    },
    { files, factory },
  ).handlers;
}

type Opened = Extract<OpenOutcome, { ok: true }>;

describe('opening', () => {
  it('gives the project with a handle that is no path, and lists it as recent', async () => {
    const app = application();
    const opened = (await app.openProject(undefined)) as Opened;
    expect(opened).toMatchObject({ ok: true, fileName: 'mine.fringe.json', project, issues: [] });
    expect(opened.handle).toMatch(/^[0-9a-f-]{36}$/);
    const info = (await app.info(undefined)) as AppInfo;
    expect(info.recent).toMatchObject([{ handle: opened.handle, name: 'mine.fringe.json', folder }]);
    expect(await app.openRecent(opened.handle!)).toMatchObject({ ok: true, handle: opened.handle });
    expect(((await application().info(undefined)) as AppInfo).recent).toHaveLength(1);
  });

  it('is nothing when the planner cancels', async () => {
    answer = null;
    expect(await application().openProject(undefined)).toBeNull();
  });

  it.each([
    ['truncated', (text: string) => text.slice(0, -30)],
    ['empty', () => ''],
    ['zeroed', (text: string) => '\0'.repeat(text.length)],
    ['of another kind', () => '{"kind":"other"}'],
    ['newer', (text: string) => text.replace('"schema": 1', '"schema": 2')],
  ])('a file that is %s fails with a remedy and leaves it as it was', async (_what, damage) => {
    const damaged = damage(textOf(project));
    await writeFile(file, damaged);
    const outcome = (await application().openProject(undefined)) as OpenOutcome;
    expect(outcome).toMatchObject({ ok: false, fileName: 'mine.fringe.json', issues: [{ severity: 'error' }] });
    for (const { message, remedy } of outcome.issues) expect([message, remedy]).not.toContain('');
    expect(await readFile(file, 'utf8')).toBe(damaged);
    expect(((await application().info(undefined)) as AppInfo).recent).toEqual([]);
  });

  it('refuses folders, missing files and files above 20 MB', async () => {
    const app = application();
    answer = folder;
    expect(await app.openProject(undefined)).toMatchObject({ ok: false, issues: [{ code: 'FILE-004' }] });
    answer = join(folder, 'none');
    expect(await app.openProject(undefined)).toMatchObject({ ok: false, issues: [{ code: 'FILE-001' }] });
    await truncate(file, 20 * 1024 * 1024 + 1);
    answer = file;
    expect(await app.openProject(undefined)).toMatchObject({ ok: false, issues: [{ code: 'FILE-031' }] });
  });

  it('opens examples of the list only, and without a handle', async () => {
    const app = application();
    await writeFile(join(folder, 'examples', 'other.fringe.json'), textOf(project));
    expect(await app.openExample(EXAMPLE)).toMatchObject({ ok: true, handle: null, fileName: EXAMPLE });
    expect(await app.openExample('other.fringe.json')).toMatchObject({ ok: false });
    expect(((await app.info(undefined)) as AppInfo).recent).toEqual([]);
  });

  it('opens dropped text without a handle', async () => {
    const app = application();
    expect(await app.openText({ name: 'x.json', text: textOf(project) })).toMatchObject({
      ok: true,
      handle: null,
      project,
    });
    expect(await app.openText({ name: 'x.json', text: '{' })).toMatchObject({ ok: false, fileName: 'x.json' });
  });

  it('names the kind of network of a file that this version does not know, and opens nothing', async () => {
    const text = textOf(project).replace('"model": "cv"', '"model": "spin"');
    await writeFile(file, text);
    const refused = {
      ok: false,
      issues: [{ code: 'DOC-011', message: expect.stringContaining('spin'), remedy: expect.stringContaining('newer') }],
    };
    expect(await application().openProject(undefined)).toMatchObject(refused);
    expect(await application().openText({ name: 'x.json', text })).toMatchObject(refused);
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it('opens the file named at the start, an example without a handle', async () => {
    const info = (await application({ initialFile: file }).info(undefined)) as AppInfo;
    expect(info.initial).toMatchObject({ ok: true, handle: expect.any(String) });
    const shown = (await application({ initialFile: join(folder, 'examples', EXAMPLE) }).info(undefined)) as AppInfo;
    expect(shown.initial).toMatchObject({ ok: true, handle: null });
  });

  it('does not know handles it did not give', async () => {
    expect(await application().openRecent('0d0c7c0e-6f3e-4a3e-9f0a-3b1c8f1f2a11')).toMatchObject({
      ok: false,
      issues: [{ code: 'FILE-033' }],
    });
  });
});

describe('saving', () => {
  it('asks for a name once, then saves under the handle and keeps the previous version', async () => {
    const app = application();
    answer = join(folder, 'new.fringe.json');
    const first = (await app.saveProject({ handle: null, as: false, project })) as Extract<SaveOutcome, { ok: true }>;
    expect(first).toMatchObject({ ok: true, fileName: 'new.fringe.json' });
    expect(asked).toEqual([{ suggestedName: 'Four sensors.fringe.json', kind: 'project' }]);
    expect(await app.saveProject({ handle: first.handle, as: false, project: renamed })).toMatchObject({
      ok: true,
      handle: first.handle,
    });
    expect(asked).toHaveLength(1);
    expect(await readFile(answer, 'utf8')).toBe(textOf(renamed));
    const [backup] = await readdir(join(userData, 'backups'));
    expect(await readFile(join(userData, 'backups', backup!), 'utf8')).toBe(textOf(project));
  });

  it('does not overwrite what another program has written meanwhile', async () => {
    const app = application();
    const { handle } = (await app.openProject(undefined)) as Opened;
    await writeFile(file, 'from elsewhere');
    expect(await app.saveProject({ handle, as: false, project: renamed })).toMatchObject({
      ok: false,
      issues: [{ code: 'FILE-020' }],
    });
    expect(await readFile(file, 'utf8')).toBe('from elsewhere');
    answer = join(folder, 'copy.fringe.json');
    expect(await app.saveProject({ handle, as: true, project: renamed })).toMatchObject({
      ok: true,
      fileName: 'copy.fringe.json',
    });
  });

  it('is nothing when the planner cancels, and an issue for an unknown handle', async () => {
    const app = application();
    answer = null;
    expect(await app.saveProject({ handle: null, as: false, project })).toBeNull();
    expect(await app.saveProject({ handle: 'gone', as: false, project })).toMatchObject({
      ok: false,
      issues: [{ code: 'FILE-033' }],
    });
  });

  it('says what to do when the drive is full, and the file stays whole', async () => {
    const full = { ...nodeFileSystem, create: () => Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })) };
    const app = application({}, full);
    const { handle } = (await app.openProject(undefined)) as Opened;
    expect(await app.saveProject({ handle, as: false, project: renamed })).toMatchObject({
      ok: false,
      issues: [{ code: 'FILE-006', remedy: expect.stringContaining('Save elsewhere') }],
    });
    expect(await readFile(file, 'utf8')).toBe(textOf(project));
  });

  it('never writes a number that is not finite', async () => {
    const broken = { ...project, parameters: { ...project.parameters, photonBudget: Number.NaN } };
    const app = application();
    const { handle } = (await app.openProject(undefined)) as Opened;
    expect(await app.saveProject({ handle, as: false, project: broken })).toMatchObject({
      ok: false,
      issues: [{ severity: 'error' }],
    });
    expect(await readFile(file, 'utf8')).toBe(textOf(project));
  });
});

describe('exporting', () => {
  it('asks to optimise first where there is no design', async () => {
    expect(await application().exportDesign({ format: 'json', project: { ...project, design: null } })).toMatchObject({
      ok: false,
      issues: [{ code: 'EXP-001', remedy: 'Optimise first.' }],
    });
    expect(asked).toEqual([]);
  });

  it('asks to optimise first where the design belongs to an earlier network', async () => {
    const stale = { ...project, design: { inputHash: 'of something else', settings: {} } as Design };
    expect(await application().exportDesign({ format: 'csv', project: stale })).toMatchObject({
      ok: false,
      issues: [{ code: 'EXP-002' }],
    });
  });

  it('writes the current design under the name the planner chooses', async () => {
    const events: JobEvent[] = [];
    const app = application({ emit: (event) => events.push(event) }, nodeFileSystem, inlineFactory);
    await app.startJob({ jobId: 'a', project, seed: 1, deadline: 0, solver: 'automatic' });
    while (!events.some(({ type }) => type !== 'progress')) await new Promise(setImmediate);
    const finished = events.at(-1)!;
    if (finished.type !== 'finished') throw new Error('the job failed');
    const designed = { ...project, design: finished.design, settings: finished.design.settings };
    answer = join(folder, 'c.json');
    expect(await app.exportDesign({ format: 'json', project: designed })).toEqual({ ok: true, fileName: 'c.json' });
    expect(asked).toEqual([{ suggestedName: 'Four sensors configuration.json', kind: 'json' }]);
    expect(JSON.parse(await readFile(answer, 'utf8'))).toMatchObject({
      source: 'design',
      inputHash: finished.design.inputHash,
    });
    answer = null;
    expect(await app.exportDesign({ format: 'csv', project: designed })).toBeNull();
  });

  it('writes a figure of the window under a safe name', async () => {
    answer = join(folder, 'noise.svg');
    const outcome = await application().exportText({ suggestedName: '../../noise.svg', kind: 'svg', text: '<svg/>' });
    expect(outcome).toEqual({ ok: true, fileName: 'noise.svg' });
    expect(asked).toEqual([{ suggestedName: 'noise.svg', kind: 'svg' }]);
    expect(await readFile(answer, 'utf8')).toBe('<svg/>');
  });
});

describe('jobs', () => {
  it('go to a worker and come back as events', async () => {
    const events: JobEvent[] = [];
    const design = { inputHash: 'x' } as Design;
    const answering: WorkerFactory = (start, listener) => {
      setImmediate(() => listener.message({ type: 'finished', design: { ...design, model: start.version } }));
      return { terminate: () => undefined };
    };
    const app = application({ emit: (event) => events.push(event) }, nodeFileSystem, answering);
    await app.startJob({ jobId: 'a', project, seed: 1, deadline: 0, solver: 'automatic' });
    await app.cancelJob('unknown');
    await new Promise(setImmediate);
    expect(events).toEqual([{ type: 'finished', jobId: 'a', design: { ...design, model: '1.2.3' } }]);
  });
});

it('closing ends the jobs and waits for the save under way', async () => {
  let terminated = false;
  let release: () => void = () => undefined;
  const slow = {
    ...nodeFileSystem,
    rename: (from: string, to: string) =>
      new Promise<void>((done) => (release = done)).then(() => nodeFileSystem.rename(from, to)),
  };
  const app = createApplication(
    {
      version: '1',
      platform: 'linux',
      userData,
      examples: join(folder, 'examples'),
      dialogs: { open: () => Promise.resolve(null), save: () => Promise.resolve(join(folder, 'late.json')) },
      workerFile: '',
      demonstration: false,
      initialFile: null,
      emit: () => undefined,
    },
    { files: slow, factory: () => ({ terminate: () => void (terminated = true) }) },
  );
  await app.handlers.startJob({ jobId: 'a', project, seed: 1, deadline: 0, solver: 'automatic' });
  const saved = app.handlers.exportText({ suggestedName: 'a', kind: 'csv', text: 'whole' });
  await new Promise((resolve) => setTimeout(resolve, 100));
  let closed = false;
  const closing = app.dispose().then(() => (closed = true));
  await new Promise(setImmediate);
  expect({ terminated, closed }).toEqual({ terminated: true, closed: false });
  release();
  await closing;
  expect(await saved).toMatchObject({ ok: true });
  expect(await readFile(join(folder, 'late.json'), 'utf8')).toBe('whole');
});
