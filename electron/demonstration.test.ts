import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Project } from '../models/document/project';
import type { JobEvent } from '../src-main/contract/api';
import { Demonstration } from './demonstration';

const finished = { type: 'finished', jobId: 'a' } as JobEvent;
const project = { name: 'Four sensors' } as Project;
const issue = { message: 'The disk is full.', remedy: 'Free some space.' };

/** A window that answers each command as told. */
async function stage(answers: Record<string, (demonstration: Demonstration) => void>, limit = 5000) {
  const folder = await mkdtemp(join(tmpdir(), 'fringe-demonstration-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const commands: string[] = [];
  const pictures = ['', 'painting', 'painted', 'painted'];
  const demonstration: Demonstration = new Demonstration({
    folder,
    limit,
    stillFor: 10,
    command: (id) => {
      commands.push(id);
      answers[id]?.(demonstration);
    },
    capture: async () => Buffer.from(pictures.length > 1 ? pictures.shift()! : pictures[0]!),
    summarise: ({ name }) => `Summary of ${name}`,
  });
  return { demonstration, commands, folder };
}

const shown = (demonstration: Demonstration) =>
  demonstration.sawCall('setDocumentState', { title: 'x', unsaved: false }, undefined);
const designed = (demonstration: Demonstration) => demonstration.sawJob(finished);
const exported = (demonstration: Demonstration) =>
  demonstration.sawCall('exportDesign', { format: 'json', project }, { ok: true, fileName: 'configuration.json' });

describe('Demonstration', () => {
  it('optimises what the window shows, keeps the settled picture, exports and summarises', async () => {
    const { demonstration, commands, folder } = await stage({
      'design.optimise': designed,
      'file.export-json': exported,
    });
    const running = demonstration.run();
    shown(demonstration);
    expect(await running).toBe('Summary of Four sensors');
    expect(commands).toEqual(['design.optimise', 'file.export-json']);
    expect(await readFile(join(folder, 'window.png'), 'utf8')).toBe('painted');
    expect(await readFile(join(folder, 'summary.txt'), 'utf8')).toBe('Summary of Four sensors\n');
  });

  it('removes the files of an earlier run before it begins', async () => {
    const { demonstration, folder } = await stage({}, 300);
    for (const name of ['window.png', 'configuration.json', 'summary.txt']) await writeFile(join(folder, name), 'old');
    await expect(demonstration.run()).rejects.toThrow();
    expect(await readdir(folder)).toEqual([]);
  });

  it('says what it was waiting for when it does not end', async () => {
    const never = await stage({}, 200);
    await expect(never.demonstration.run()).rejects.toThrow(
      /still waiting for the window to show the example after 0\.2 s: try/,
    );
    const stuck = await stage({}, 1000);
    shown(stuck.demonstration);
    await expect(stuck.demonstration.run()).rejects.toThrow(/still waiting for the design after 1 s/);
  });

  it.each([
    [
      'that cannot be opened',
      { ok: false, fileName: 'a.fringe.json', issues: [issue] },
      'a.fringe.json cannot be shown: The disk is full.',
    ],
    ['that nobody named', null, 'The demonstration needs a project: name'],
  ])('fails at once without a project, as with one %s', async (_what, initial, message) => {
    const { demonstration, commands } = await stage({});
    demonstration.sawCall('info', undefined, { initial });
    shown(demonstration);
    await expect(demonstration.run()).rejects.toThrow(message);
    expect(commands).toEqual([]);
  });

  it('fails with the reason of a job that failed', async () => {
    const failed = (demonstration: Demonstration) =>
      demonstration.sawJob({ type: 'failed', jobId: 'a', issues: [issue] } as unknown as JobEvent);
    const { demonstration } = await stage({ 'design.optimise': failed });
    shown(demonstration);
    await expect(demonstration.run()).rejects.toThrow('The optimisation failed: The disk is full. Free some space.');
  });

  it.each([
    ['with its reason', { ok: false, issues: [issue] }, 'The export failed: The disk is full.'],
    ['that was called off', null, 'The export failed: it was called off.'],
  ])('fails on an export %s', async (_what, outcome, message) => {
    const failed = (demonstration: Demonstration) =>
      demonstration.sawCall('exportDesign', { format: 'json', project }, outcome);
    const { demonstration } = await stage({ 'design.optimise': designed, 'file.export-json': failed });
    shown(demonstration);
    await expect(demonstration.run()).rejects.toThrow(message);
  });
});
