import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readBounds, writeBounds } from './window-bounds';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'fringe-bounds-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

describe('the bounds of the window', () => {
  it('are read back as written, with nothing left beside them', async () => {
    const place = await folder();
    const bounds = { x: -10, y: 20, width: 1500, height: 950 };
    await writeBounds(join(place, 'window.json'), bounds);
    expect(await readBounds(join(place, 'window.json'))).toEqual(bounds);
    expect(await readdir(place)).toEqual(['window.json']);
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"x":0,"y":0,"width":1e9,"height":900}',
    '{"x":0.5,"y":0,"width":1440,"height":900}',
    '{"x":"0","y":0,"width":1440,"height":900}',
    '{"x":1e400,"y":0,"width":1440,"height":900}',
  ])('are forgotten when the file holds %j', async (text) => {
    const file = join(await folder(), 'window.json');
    await writeFile(file, text);
    expect(await readBounds(file)).toBeNull();
  });

  it('keep nobody waiting when they cannot be written', async () => {
    await expect(
      writeBounds(join(await folder(), 'missing', 'window.json'), { x: 0, y: 0, width: 800, height: 600 }),
    ).resolves.toBeUndefined();
  });
});
