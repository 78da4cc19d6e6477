import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { execute, npmCommand } from './execute.mjs';
import { isAlive } from './living.mjs';
import { temporaryFolder } from './temporary.fixture.mjs';

const node = (script, options) => execute(process.execPath, ['-e', script], options);
const runs = (pid) => isAlive({ pid: Number(pid), started: '' });

/** A program that starts another one without end, tells its number and goes on as told. */
const parent = (rest) => `
  const child = require('node:child_process').spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
  console.log(child.pid);
  ${rest}`;

describe('execute', () => {
  it('brings code and words back', async () => {
    const ended = await node("console.log('out'); console.error('err'); process.exitCode = 3");
    expect(ended).toMatchObject({ code: 3, stdout: 'out\n', overran: false });
    expect(ended.output).toContain('err');
  });

  it('brings a command that does not exist back as a code', async () => {
    expect(await execute('no-such-command', [])).toMatchObject({
      code: 127,
      output: expect.stringContaining('ENOENT'),
    });
  });

  it('tells who works for it', async () => {
    let pid = 0;
    const { stdout } = await node('console.log(process.pid)', { onStart: (number) => (pid = number) });
    expect(Number(stdout)).toBe(pid);
  });

  it.skipIf(process.platform === 'win32')(
    'ends a command that overruns its time, with all it has started',
    async () => {
      const { code, stdout, overran } = await node(parent('setInterval(() => {}, 1000)'), { timeout: 700 });
      expect([code, overran]).toEqual([1, true]);
      await expect.poll(() => runs(stdout), { timeout: 3000 }).toBe(false);
    },
  );

  it.skipIf(process.platform === 'win32')('leaves nothing running behind a command that has ended', async () => {
    const { code, stdout } = await node(parent('process.exit(0)'));
    expect(code).toBe(0);
    await expect.poll(() => runs(stdout), { timeout: 3000 }).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('passes a signal on to the command and all it has started', async () => {
    const here = (name) => JSON.stringify(new URL(name, import.meta.url).href);
    const script = `
      const { execute } = await import(${here('./execute.mjs')});
      const { leaveTidily } = await import(${here('./leaving.mjs')});
      leaveTidily();
      await execute('sh', ['-c', 'sleep 300 & echo $! > "$0"; wait', process.argv[1]]);`;
    const file = `${temporaryFolder()}/pid`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, file], { stdio: 'inherit' });
    await expect
      .poll(() => existsSync(file) && readFileSync(file, 'utf8').endsWith('\n'), { timeout: 5000 })
      .toBe(true);
    const pid = readFileSync(file, 'utf8');
    child.kill('SIGTERM');
    const [code] = await once(child, 'close');
    expect(code).toBe(143);
    await expect.poll(() => runs(pid), { timeout: 3000 }).toBe(false);
  });
});

describe('npmCommand', () => {
  it('is the npm that started us, else the one on the path', () => {
    expect(npmCommand({ npm_execpath: '/usr/lib/npm/bin/npm-cli.js' })).toEqual([
      process.execPath,
      '/usr/lib/npm/bin/npm-cli.js',
    ]);
    expect(npmCommand({ npm_execpath: '/usr/bin/pnpm.cjs' })[0]).toMatch(/^npm/);
    expect(npmCommand({})[0]).toMatch(/^npm/);
  });
});
