import {
  mkdtemp,
  readFile,
  readdir,
  stat,
  symlink,
  utimes,
  writeFile,
  chmod,
  mkdir,
  lstat,
  rm,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSaver, type SaveRequest } from './atomic-save';
import { contentHash } from './content-hash';
import { failingAt } from './faulty-file-system';
import { nodeFileSystem } from './file-system';

const OLD = Buffer.from('old content, whole\n');
const NEW = Buffer.from('new content, longer than the old one and whole\n');
const noPause = () => Promise.resolve();

let folder: string;
let path: string;
let backup: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fringe-save-'));
  path = join(folder, 'network.fringe.json');
  backup = join(folder, 'user-data', 'backups', 'network.bak');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const request = (changes: Partial<SaveRequest> = {}): SaveRequest => ({
  path,
  bytes: NEW,
  task: 'save',
  expectedHash: null,
  backup,
  ...changes,
});

async function temporaryFiles(): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.tmp'));
}

describe('saving a file', () => {
  it('writes a new file and reports its hash', async () => {
    const saved = await createSaver(nodeFileSystem)(request());
    expect(saved).toEqual({ ok: true, value: { hash: contentHash(NEW), warnings: [] } });
    expect(await readFile(path)).toEqual(NEW);
    expect(await readdir(folder)).toEqual(['network.fringe.json']);
  });

  it('keeps the replaced content as one backup and the rights of the old file', async () => {
    await writeFile(path, OLD);
    await chmod(path, 0o664);
    await createSaver(nodeFileSystem)(request());
    expect(await readFile(backup)).toEqual(OLD);
    expect((await stat(path)).mode & 0o777).toBe(0o664);
  });

  it('refuses to overwrite a file that another program has changed', async () => {
    await writeFile(path, OLD);
    const saved = await createSaver(nodeFileSystem)(
      request({ expectedHash: contentHash(Buffer.from('what we opened')) }),
    );
    expect(saved).toMatchObject({
      ok: false,
      error: { code: 'FILE-020', remedy: expect.stringContaining('another name') },
    });
    expect(await readFile(path)).toEqual(OLD);
    expect(await temporaryFiles()).toEqual([]);
  });

  it('brings back a file that was deleted meanwhile', async () => {
    const saved = await createSaver(nodeFileSystem)(request({ expectedHash: contentHash(OLD) }));
    expect(saved.ok).toBe(true);
    expect(await readFile(path)).toEqual(NEW);
  });

  it('writes through a symbolic link instead of replacing it', async () => {
    const link = join(folder, 'link.json');
    await writeFile(path, OLD);
    await symlink(path, link);
    await createSaver(nodeFileSystem)(request({ path: link }));
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(await readFile(path)).toEqual(NEW);
  });

  it('says so when the target is a folder or its folder is missing', async () => {
    await mkdir(path);
    expect(await createSaver(nodeFileSystem)(request())).toMatchObject({ ok: false, error: { code: 'FILE-004' } });
    const missing = join(folder, 'gone', 'a.json');
    expect(await createSaver(nodeFileSystem)(request({ path: missing }))).toMatchObject({
      ok: false,
      error: { code: 'FILE-001' },
    });
  });

  it('lets simultaneous saves of one file take turns, the last one winning', async () => {
    const save = createSaver(nodeFileSystem);
    const contents = Array.from({ length: 20 }, (_, n) => Buffer.from(`version ${n}\n`.repeat(200)));
    const outcomes = await Promise.all(contents.map((bytes) => save(request({ bytes }))));
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    expect(await readFile(path)).toEqual(contents.at(-1));
    expect(await readFile(backup)).toEqual(contents.at(-2));
    expect(await temporaryFiles()).toEqual([]);
  });

  it('tries again while another program holds the file, and gives up with a reason', async () => {
    await writeFile(path, OLD);
    let refusals = 3;
    const busy = {
      ...nodeFileSystem,
      rename: (from: string, to: string) =>
        to === path && refusals-- > 0
          ? Promise.reject(Object.assign(new Error('busy'), { code: 'EBUSY' }))
          : nodeFileSystem.rename(from, to),
    };
    expect((await createSaver(busy, noPause)(request())).ok).toBe(true);
    refusals = Infinity;
    const waits: number[] = [];
    const saved = await createSaver(busy, (ms) => Promise.resolve(waits.push(ms)))(request({ bytes: OLD }));
    expect(saved).toMatchObject({ ok: false, error: { code: 'FILE-003' } });
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(5000);
    expect(await readFile(path)).toEqual(NEW);
    expect(await temporaryFiles()).toEqual([]);
  });

  it('clears away what an earlier crash has left beside the file, and nothing else', async () => {
    const uuid = '0d0c7c0e-6f3e-4a3e-9f0a-3b1c8f1f2a11';
    const old = [`.network.fringe.json.${uuid}.tmp`, '.network.fringe.json.mine.tmp', `.other.json.${uuid}.tmp`];
    const young = `.network.fringe.json.${uuid.replace('0', '1')}.tmp`;
    for (const name of [...old, young]) await writeFile(join(folder, name), '');
    for (const name of old) await utimes(join(folder, name), 0, 0);
    expect((await createSaver(nodeFileSystem)(request())).ok).toBe(true);
    expect(await readdir(folder)).toEqual([old[1], young, old[2], 'network.fringe.json'].sort());
  });

  it('notices a drive that returns other bytes than it was given', async () => {
    await writeFile(path, OLD);
    const lying = {
      ...nodeFileSystem,
      read: async (file: string) => (file.endsWith('.tmp') ? Buffer.alloc(NEW.length) : nodeFileSystem.read(file)),
    };
    expect(await createSaver(lying)(request())).toMatchObject({ ok: false, error: { code: 'FILE-007' } });
    expect(await readFile(path)).toEqual(OLD);
  });
});

describe('every single file call failing once', () => {
  const codes = ['ENOSPC', 'EIO', 'EACCES', 'EPERM', 'EBUSY', 'EMFILE', 'EROFS', 'ENOENT', 'SHORT', 'ENOTAKNOWNCODE'];

  it.each(codes)('%s leaves the old file or the new one, an honest answer and no temporary file', async (code) => {
    const probe = failingAt(nodeFileSystem, -1, code);
    await writeFile(path, OLD);
    await createSaver(probe.files, noPause)(request());
    expect(probe.calls.length).toBeGreaterThan(10);

    for (let k = 0; k < probe.calls.length; k++) {
      await rm(backup, { force: true });
      await writeFile(path, OLD);
      const { files } = failingAt(nodeFileSystem, k, code);
      const saved = await createSaver(files, noPause)(request());
      const at = `${code} in call ${k} (${probe.calls[k]})`;
      expect((await readFile(path)).equals(saved.ok ? NEW : OLD), at).toBe(true);
      expect(await temporaryFiles(), at).toEqual([]);
      if (!saved.ok) {
        expect(saved.error.remedy, at).toContain('Save elsewhere');
        expect(saved.error.message, at).toContain('network.fringe.json');
      }
      expect((await createSaver(nodeFileSystem)(request())).ok, `${at}, then again`).toBe(true);
    }
  });
});
