import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeFileSystem } from '../file-system';
import { inlineFactory } from '../jobs/inline-factory';
import { runCommandLine } from './command-line';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'fringe-reference-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

async function reference(files: Record<string, unknown>, ...options: string[]) {
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  let out = '';
  let err = '';
  const code = await runCommandLine(
    {
      version: '1',
      files: nodeFileSystem,
      factory: inlineFactory,
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      onInterrupt: () => () => undefined,
    },
    ['reference', folder, ...options],
  );
  return { code, out, err, lines: out.trimEnd().split('\n') };
}

const oneCase = (id: string, fn: string, args: object, expected: unknown) => ({
  id,
  fn,
  args,
  expect: expected,
  rtol: 1e-9,
  atol: 0,
});
const lossy = (id: string, expected: number) => oneCase(id, 'lossy', { V: 0.1, eta: 0.82 }, expected);

describe('running reference cases', () => {
  it('counts passing and failing cases and shows what failed', async () => {
    const cases = [lossy('lossy-01', 0.262), lossy('lossy-02', 0.3), oneCase('new-01', 'not_there_yet', {}, 1)];
    const { code, err, lines } = await reference({ 'cv.json': { model: 'cv', about: {}, cases } });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(lines[0]).toBe('cv: 1 passed, 2 failed');
    expect(lines[1]).toMatch(/^ {2}lossy-02: got 0\.262\d*, expected 0\.3$/);
    expect(lines[2]).toBe('  not in the model (1 cases): not_there_yet');
    expect(lines.at(-1)).toBe('1 passed, 2 failed');
  });

  it('ends well when everything passes', async () => {
    const { code, lines } = await reference({ 'cv.json': { model: 'cv', cases: [lossy('lossy-01', 0.262)] } });
    expect(code).toBe(0);
    expect(lines).toEqual(['cv: 1 passed, 0 failed', '1 passed, 0 failed']);
  });

  it('counts every case of a model that does not exist as failed', async () => {
    const { code, lines } = await reference({
      'tides.json': { model: 'tides', cases: [lossy('t-01', 1), lossy('t-02', 1)] },
    });
    expect(code).toBe(1);
    expect(lines[0]).toBe('tides: 0 passed, 2 failed');
  });

  it('runs the readable files and ends with status 2 when another is broken', async () => {
    const broken = {
      'a.json': '{',
      'b.json': { model: 'cv', cases: [{ id: 1 }] },
      'cv.json': { model: 'cv', cases: [lossy('l', 0.262)] },
    };
    const { code, err, lines } = await reference(broken);
    expect(code).toBe(2);
    expect(lines.at(-1)).toBe('1 passed, 0 failed');
    expect(err).toContain('a.json');
    expect(err).toContain('cases.0.id');
  });

  it('says so when there is nothing to run', async () => {
    expect(await reference({ 'notes.txt': 'x' })).toMatchObject({
      code: 2,
      err: expect.stringContaining('no <model>.json'),
    });
  });

  it('keeps infinities readable in JSON', async () => {
    const { out } = await reference({ 'cv.json': { model: 'cv', cases: [lossy('l', 7)] } }, '--json');
    expect(JSON.parse(out)).toMatchObject({ models: [{ model: 'cv', failures: [{ id: 'l' }] }], passed: 0, failed: 1 });
  });
});
