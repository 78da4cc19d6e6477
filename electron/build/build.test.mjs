import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../bootstrap/temporary.fixture.mjs';
import { ensureBuilt } from './build.mjs';

const silent = () => {};

function project() {
  const root = temporaryFolder();
  for (const file of [
    'src-main/jobs/worker.ts',
    'src-main/cli/fringe.ts',
    'src-renderer/index.html',
    'models/model.ts',
  ]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), 'first');
  }
  const built = [];
  const bundle = async (_root, target, output) => {
    built.push(target.name);
    if (target.name === 'window') {
      mkdirSync(output);
      writeFileSync(join(output, 'index.html'), 'page');
    } else writeFileSync(output, `bundle ${built.length}`);
  };
  const build = (change = {}) => ensureBuilt({ root, log: silent, names: ['worker', 'cli'], bundle, ...change });
  return { root, built, build };
}

describe('ensureBuilt', () => {
  it('builds what is asked for, once', async () => {
    const { root, built, build } = project();
    await build();
    await build();
    expect(built).toEqual(['worker', 'cli']);
    expect(readFileSync(join(root, 'dist', 'cli', 'fringe.cjs'), 'utf8')).toBe('bundle 2');
  });

  it.each([
    ['a changed source', (root) => writeFileSync(join(root, 'models', 'model.ts'), 'second')],
    ['a new source', (root) => writeFileSync(join(root, 'models', 'new.ts'), '')],
    ['a source that is gone', (root) => rmSync(join(root, 'models', 'model.ts'))],
    ['a bundle that is gone', (root) => rmSync(join(root, 'dist'), { recursive: true })],
  ])('builds again for %s', async (_what, change) => {
    const { root, built, build } = project();
    await build();
    change(root);
    await build();
    expect(built).toEqual(['worker', 'cli', 'worker', 'cli']);
  });

  it('does not build again for a changed test', async () => {
    const { root, built, build } = project();
    await build();
    writeFileSync(join(root, 'models', 'model.test.ts'), '');
    await build();
    expect(built).toHaveLength(2);
  });

  it('replaces the folder of the window as a whole', async () => {
    const { root, build } = project();
    mkdirSync(join(root, 'dist', 'renderer'), { recursive: true });
    writeFileSync(join(root, 'dist', 'renderer', 'old.js'), '');
    await build({ names: ['window'] });
    expect(readdirSync(join(root, 'dist', 'renderer'))).toEqual(['index.html']);
  });

  it('keeps the last good bundle when a build fails, says what failed and builds the others', async () => {
    const { root, built, build } = project();
    await build();
    writeFileSync(join(root, 'models', 'model.ts'), 'broken');
    const bundle = async (_root, target, output) => {
      if (target.name === 'worker') throw new Error('Unexpected token');
      built.push('again');
      writeFileSync(output, 'new');
    };
    await expect(build({ bundle })).rejects.toMatchObject({
      message: expect.stringMatching(/^The build of worker failed: cure/),
      detail: expect.stringContaining('Unexpected token'),
    });
    expect(readFileSync(join(root, 'dist', 'worker', 'optimizer.cjs'), 'utf8')).toBe('bundle 1');
    expect(readFileSync(join(root, 'dist', 'cli', 'fringe.cjs'), 'utf8')).toBe('new');
  });

  it('names a missing entry', async () => {
    const { root, build } = project();
    rmSync(join(root, 'src-main', 'jobs', 'worker.ts'));
    await expect(build()).rejects.toHaveProperty(
      'detail',
      expect.stringContaining('src-main/jobs/worker.ts is missing'),
    );
  });

  it('leaves no half-built folder, its own or that of a killed build', async () => {
    const { root, build } = project();
    mkdirSync(join(root, 'dist', '.partial-1-cli'), { recursive: true });
    await build();
    expect(readdirSync(join(root, 'dist')).sort()).toEqual(['.cli.stamp', '.worker.stamp', 'cli', 'worker']);
  });

  it('tells a full disk', async () => {
    const { root, build } = project();
    const bundle = () =>
      Promise.reject(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }));
    await expect(build({ bundle })).rejects.toThrow(/disk holding .*dist is full: free/);
    expect(existsSync(join(root, 'dist', '.build.lock'))).toBe(false);
  });

  it('waits for another build of the same folder', async () => {
    const { built, build } = project();
    await Promise.all([build(), build()]);
    expect(built).toEqual(['worker', 'cli']);
  });
});
