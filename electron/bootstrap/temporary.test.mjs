import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder as testFolder } from './temporary.fixture.mjs';
import { temporaryFolder } from './temporary.mjs';

describe('temporaryFolder', () => {
  it('is there until it is removed', () => {
    const parent = testFolder();
    const { folder, remove } = temporaryFolder('display', parent);
    writeFileSync(join(folder, 'authority'), '');
    remove();
    expect(readdirSync(parent)).toEqual([]);
  });

  it('sweeps what killed processes left, and nothing else', () => {
    const parent = testFolder();
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const kept = [
      `fringe-display-${process.pid}-a`,
      `fringe-profile-${dead}-a`,
      `other-display-${dead}-a`,
      'fringe-display-x',
      'fringe-display-0-a',
    ];
    for (const name of [...kept, `fringe-display-${dead}-a`]) mkdirSync(join(parent, name));
    const { remove } = temporaryFolder('display', parent);
    remove();
    expect(readdirSync(parent).sort()).toEqual(kept.sort());
  });

  it('goes with the process that is asked to stop', () => {
    const parent = testFolder();
    const script = `
      const { temporaryFolder } = await import(${JSON.stringify(new URL('./temporary.mjs', import.meta.url).href)});
      const { leaveTidily } = await import(${JSON.stringify(new URL('./leaving.mjs', import.meta.url).href)});
      leaveTidily();
      temporaryFolder('display', ${JSON.stringify(parent)});
      process.kill(process.pid, 'SIGTERM');
      setTimeout(() => {}, 5000);`;
    const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
    expect(status).toBe(143);
    expect(readdirSync(parent)).toEqual([]);
    expect(existsSync(parent)).toBe(true);
  });
});
