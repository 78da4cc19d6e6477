import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFileSystem } from '../file-system';
import { inlineFactory } from '../jobs/inline-factory';
import type { WorkerFactory } from '../jobs/worker-factory';
import { runCommandLine } from './command-line';
import type { CommandLinePorts } from './ports';

const example = (name: string): string => join(import.meta.dirname, '..', '..', 'examples', `${name}.fringe.json`);
const CLOCKS = example('clock-figure-three');

async function simulate(args: readonly string[], ports: Partial<CommandLinePorts> = {}) {
  let out = '';
  let err = '';
  const code = await runCommandLine(
    {
      version: '9.8.7',
      files: nodeFileSystem,
      factory: inlineFactory,
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      onInterrupt: () => () => undefined,
      ...ports,
    },
    ['simulate', ...args],
  );
  return { code, out, err };
}

describe('fringe simulate', () => {
  it('sets the simulated value of the settings beside the formulas, the same for the same seed', async () => {
    const run = async (seed: string) => {
      const { code, out } = await simulate([CLOCKS, '--json', '--trials', '3000', '--seed', seed]);
      expect(code).toBe(0);
      const { provenance, ...outcome } = JSON.parse(out);
      expect(provenance).toMatchObject({ version: '9.8.7', seed: Number(seed) });
      return outcome;
    };
    const first = await run('5');
    expect(first).toMatchObject({ fringe: '9.8.7', model: 'clock', trials: 3000 });
    expect(first.inputHash).toMatch(/^[0-9a-f]{64}$/);
    expect(first.ratio).toBeCloseTo(first.value / first.predicted, 12);
    expect(await run('5')).toEqual(first);
    expect((await run('6')).value).not.toBe(first.value);
  });

  it('says in plain text whether the formulas may be trusted', async () => {
    const { code, out } = await simulate([CLOCKS, '--trials', '2000']);
    expect(code).toBe(0);
    for (const words of [
      'simulated',
      'by the formulas',
      /ratio +\d\.\d+, the formulas are (not )?trusted/,
      '2000, seed 77',
    ])
      expect(out).toMatch(words);
  });

  it('refuses a network without simulation and more trials than its model takes', async () => {
    expect(await simulate([example('optomechanical-four')])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('has no simulation'),
    });
    expect(await simulate([CLOCKS, '--trials', '900000000'])).toMatchObject({ code: 1, out: '' });
  });

  it('has no half a result where it is interrupted', async () => {
    let interrupt: () => void = () => undefined;
    const deaf: WorkerFactory = () => {
      setImmediate(() => interrupt());
      return { terminate: () => undefined };
    };
    const onInterrupt = (listener: () => void) => {
      interrupt = listener;
      return () => undefined;
    };
    expect(await simulate([CLOCKS, '--json'], { factory: deaf, onInterrupt })).toEqual({
      code: 1,
      out: '',
      err: expect.stringContaining('Stopped'),
    });
  });
});
