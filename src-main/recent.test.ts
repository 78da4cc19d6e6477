import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSaver } from './atomic-save';
import { nodeFileSystem } from './file-system';
import { loadRecent } from './recent';

const changedAt = '2026-03-01T12:00:00.000Z';
let userData: string;
beforeEach(async () => void (userData = await mkdtemp(join(tmpdir(), 'fringe-recent-'))));
afterEach(() => rm(userData, { recursive: true, force: true }));
const load = (folder = userData) => loadRecent(nodeFileSystem, createSaver(nodeFileSystem), folder);

describe('the list of recent files', () => {
  it('puts the newest first, each file once, twelve at most, and survives a restart', async () => {
    const recent = await load();
    for (let n = 0; n < 15; n++) await recent.note({ path: `/lab/${n}.fringe.json`, changedAt });
    await recent.note({ path: '/lab/9.fringe.json', changedAt });
    const paths = (await load()).list().map(({ path }) => path);
    expect(paths).toHaveLength(12);
    expect(paths.slice(0, 3)).toEqual(['/lab/9.fringe.json', '/lab/14.fringe.json', '/lab/13.fringe.json']);
  });

  it('keeps both of two files noted at once', async () => {
    const recent = await load();
    await Promise.all([recent.note({ path: '/a', changedAt }), recent.note({ path: '/b', changedAt })]);
    expect(
      (await load())
        .list()
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['/a', '/b']);
  });

  it.each([
    '',
    '{"recent":',
    'null',
    '[]',
    '{"recent":[{"path":7,"changedAt":"2026-03-01T12:00:00.000Z"}]}',
    '{"recent":[{"path":"/a","changedAt":"yesterday"}]}',
    '{"recent":[],"__proto__":{"polluted":true}}',
    '\ufeff\u0000\u0000',
  ])('counts as empty where the file is broken: %j', async (text) => {
    await writeFile(join(userData, 'recent.json'), text);
    const recent = await load();
    expect(recent.list()).toEqual([]);
    await recent.note({ path: '/a', changedAt });
    expect(JSON.parse(await readFile(join(userData, 'recent.json'), 'utf8')).recent).toHaveLength(1);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('lives in memory where its folder cannot be written', async () => {
    await writeFile(join(userData, 'file'), '');
    const recent = await load(join(userData, 'file', 'below'));
    await recent.note({ path: '/a', changedAt });
    expect(recent.list()).toHaveLength(1);
  });
});
