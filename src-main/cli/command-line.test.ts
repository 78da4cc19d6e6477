import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeFileSystem } from '../file-system';
import { inlineFactory } from '../jobs/inline-factory';
import type { WorkerFactory } from '../jobs/worker-factory';
import { runCommandLine } from './command-line';
import type { CommandLinePorts } from './ports';

const EXAMPLE = join(import.meta.dirname, '..', '..', 'examples', 'optomechanical-four.fringe.json');

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'fringe-cli-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

async function fringe(args: string[], ports: Partial<CommandLinePorts> = {}) {
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
    args,
  );
  return { code, out, err };
}

/** A loosely typed project file, to be broken. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = any;

async function brokenExample(change: (project: Loose) => string | undefined): Promise<{ file: string; text: string }> {
  const project: Loose = JSON.parse(await readFile(EXAMPLE, 'utf8'));
  const text = change(project) ?? JSON.stringify(project, null, 2);
  const file = join(folder, 'broken.fringe.json');
  await writeFile(file, text);
  return { file, text };
}

function set(owner: Loose, key: string, value: unknown): undefined {
  owner[key] = value;
}

const ofType = (project: Loose, type: string): Loose =>
  project.network.elements.find((element: Loose) => element.type === type);

describe('a force on one sensor', () => {
  it('is evaluated with references, beside its own record and the sum of all', async () => {
    const file = join(EXAMPLE, '..', 'local-force.fringe.json');
    const { code, out, err } = await fringe(['evaluate', file, '--json']);
    expect([code, err]).toEqual([0, '']);
    const { figure, baselines, warnings } = JSON.parse(out);
    const femto = (key: string): number => 1e15 * baselines.find((baseline: Loose) => baseline.key === key).value;
    expect(figure).toMatchObject({ key: 'forceResolution', unit: 'N/√Hz' });
    expect(1e15 * figure.value).toBeCloseTo(14.09, 2);
    expect(femto('own-record')).toBeCloseTo(15.3, 1);
    expect(femto('sum-record')).toBeCloseTo(18.9, 1);
    expect(warnings).toEqual([]);
    const text = await fringe(['evaluate', file]);
    expect(text.out).toContain('the force on Sensor 1, read with references');
    expect(text.out).toMatch(/Sum of all records/);
  });
});

describe('the four-sensor example', () => {
  it('is optimised to the known error, with a proof that leaves no gap', async () => {
    const { code, out, err } = await fringe(['optimize', EXAMPLE, '--json', '--seed', '3']);
    expect(err).toBe('');
    expect(code).toBe(0);
    const result = JSON.parse(out);
    expect(result.figure.value).toBeCloseTo(0.12595, 5);
    expect(result.figure.key).toBe('sigma');
    expect(result.certificate.gap).toBeLessThanOrEqual(1e-9);
    expect(result.certificate.gap).toBeGreaterThanOrEqual(0);
    expect(result.certificate.recheck).toBe('passed');
    expect(result.design).toMatchObject({ stopped: 'finished', holds: 'optimal' });
    const gains = Object.fromEntries(result.baselines.map(({ value, gainDb }: Loose) => [value.toFixed(4), gainDb]));
    expect(gains['0.2500']).toBeCloseTo(20 * Math.log10(0.25 / result.figure.value), 9);
    expect(gains).toHaveProperty(['0.1546']);
    expect(result.noiseBudget.reduce((sum: number, { share }: Loose) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(result).toMatchObject({ fringe: '9.8.7', model: 'cv', provenance: { version: '9.8.7', seed: 3 } });
    expect(result.inputHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('goes the whole way: check, optimize, evaluate, export', async () => {
    const design = join(folder, 'design.fringe.json');
    const [jsonFile, csvFile] = [join(folder, 'c.json'), join(folder, 'c.csv')];
    const before = await readFile(EXAMPLE);
    expect(await fringe(['check', EXAMPLE])).toMatchObject({ code: 0, err: '' });

    const optimised = await fringe(['optimize', EXAMPLE, '-o', design]);
    expect(optimised).toMatchObject({ code: 0, err: '' });
    for (const part of ['0.12595', '25.0 : 75.0', '15.00', '17.63', '22.50', '0.25', '0.15458'])
      expect(optimised.out).toContain(part);
    expect(await readFile(EXAMPLE)).toEqual(before);

    const evaluated = JSON.parse((await fringe(['evaluate', design, '--json'])).out);
    expect(evaluated.figure.value).toBeCloseTo(0.12595, 5);
    expect(evaluated.certificate.recheck).toBe('passed');

    expect(await fringe(['export', design, '--format', 'json', '-o', jsonFile])).toEqual({ code: 0, out: '', err: '' });
    expect(await fringe(['export', design, '--format', 'csv', '-o', csvFile])).toEqual({ code: 0, out: '', err: '' });
    const configuration = JSON.parse(await readFile(jsonFile, 'utf8'));
    const ratios = configuration.settings.filter((setting: Loose) => setting.control === 'ratio');
    expect(ratios.map(({ value }: Loose) => Number(value.toFixed(9)))).toEqual([0.25, 0.333333333, 0.5]);
    const plates = ratios.map(({ device }: Loose) => (device.value * 180) / Math.PI);
    [15, 17.6322, 22.5].forEach((angle, k) => expect(plates[k]).toBeCloseTo(angle, 3));
    expect(ratios.map(({ bounds }: Loose) => bounds)).toEqual(Array(3).fill({ minimum: 0, maximum: 1 }));
    const source = configuration.settings.find((setting: Loose) => setting.control === 'photons');
    expect(source.device).toMatchObject({ quantity: 'photons', bounds: { minimum: 0 } });
    expect(source.device.value).toBeCloseTo(2.3, 9);
    expect(await readFile(csvFile, 'utf8')).toMatch(/^section,element,name,/);
  });

  it('solves with the solver that is named, which finds the same by itself', async () => {
    const { code, out } = await fringe(['optimize', EXAMPLE, '--json', '--solver', 'lbfgs']);
    const { figure, certificate } = JSON.parse(out);
    expect([code, certificate.restarts, certificate.recheck]).toEqual([0, 8, 'passed']);
    // Equal weights and losses: a quarter of the root of 1 - eta (1 - V), V the squeezed variance of 2.3 photons.
    const squeezed = 1 + 2 * 2.3 - 2 * Math.sqrt(2.3 * 3.3);
    expect(figure.value).toBeCloseTo(0.25 * Math.sqrt(1 - 0.82 * (1 - squeezed)), 9);
  });

  it('gives the same design for the same seed, apart from the time it took', async () => {
    const run = async () => {
      const { provenance, ...rest } = JSON.parse((await fringe(['optimize', EXAMPLE, '--json'])).out);
      return { ...rest, evaluations: provenance.evaluations };
    };
    expect(await run()).toEqual(await run());
  });

  it('is not exported before it is optimised, unless the settings in force are meant', async () => {
    const { file } = await brokenExample((project) => set(project, 'design', null));
    const target = join(folder, 'c.json');
    const refused = await fringe(['export', file, '--format', 'json', '-o', target]);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('Optimise first');
    await expect(readFile(target)).rejects.toThrow('ENOENT');
    expect(await fringe(['export', file, '--format', 'json', '-o', target, '--in-force'])).toMatchObject({ code: 0 });
    expect(JSON.parse(await readFile(target, 'utf8'))).toMatchObject({ source: 'in-force', certificate: null });
  });

  it('says that a design is stale after the network was changed', async () => {
    const design = join(folder, 'design.fringe.json');
    await fringe(['optimize', EXAMPLE, '-o', design]);
    const project: Loose = JSON.parse(await readFile(design, 'utf8'));
    project.network.links[0].parameters.transmission = 0.5;
    await writeFile(design, JSON.stringify(project));
    const refused = await fringe(['export', design, '--format', 'csv', '-o', join(folder, 'c.csv')]);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('EXP-002');
    expect((await fringe(['evaluate', design])).out).toContain('before the last changes');
  });

  it('keeps the printed result when the file cannot be written', async () => {
    const full = {
      ...nodeFileSystem,
      create: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
    };
    const { code, out, err } = await fringe(['optimize', EXAMPLE, '-o', join(folder, 'x.json')], { files: full });
    expect(code).toBe(1);
    expect(out).toContain('0.12595');
    expect(err).toContain('Save elsewhere');
  });
});

describe('a bad file', () => {
  const cases: [string, (project: Loose) => string | undefined, RegExp][] = [
    [
      'efficiency 1.2',
      (project) => set(ofType(project, 'detector').parameters, 'efficiency', 1.2),
      /efficiency[\s\S]*1\.2/i,
    ],
    [
      'NaN as a number',
      (project) => JSON.stringify(project).replace(/"efficiency":\s*[\d.]+/, '"efficiency": NaN'),
      /NaN|JSON/,
    ],
    ['NaN as a text', (project) => set(ofType(project, 'detector').parameters, 'efficiency', 'NaN'), /efficiency/i],
    [
      'a number beyond range',
      (project) => JSON.stringify(project).replace(/"efficiency":\s*[\d.]+/, '"efficiency": 1e400'),
      /efficiency/i,
    ],
    [
      'a disconnected sensor',
      (project) => {
        const sensor = ofType(project, 'sensor');
        const links = project.network.links.filter((link: Loose) => link.to.element !== sensor.id);
        return set(project.network, 'links', links);
      },
      /Sensor/,
    ],
    [
      'a target of zero weights',
      (project) => {
        for (const functional of project.target.functionals) {
          for (const id of Object.keys(functional.weights)) functional.weights[id] = 0;
        }
        return undefined;
      },
      /weight/i,
    ],
    ['a truncated file', (project) => JSON.stringify(project).slice(0, -200), /JSON|end/],
    ['an empty file', () => '', /empty|JSON/i],
    ['a file of another kind', () => '{"kind":"drawing","nodes":[]}', /project/i],
    ['a newer version', (project) => set(project, 'schema', 99), /99|newer/i],
    ['an unknown model', (project) => set(project, 'model', 'astrology'), /astrology/],
  ];

  for (const command of [['check'], ['evaluate'], ['optimize'], ['export', '--format', 'json', '-o', 'OUT']]) {
    it.each(cases)(
      `with %s ends ${command[0]} with status 2, a place, a remedy, and stays as it is`,
      async (_name, change, says) => {
        const { file, text } = await brokenExample(change);
        const args = command.map((part) => (part === 'OUT' ? join(folder, 'out.json') : part));
        const { code, out, err } = await fringe([args[0]!, file, ...args.slice(1)]);
        expect(err).toMatch(says);
        expect({ code, out }).toEqual({ code: 2, out: '' });
        expect(err).toContain(file);
        // Each issue is three lines: place, fault, remedy.
        for (const block of err.trimEnd().split(/\n(?! )/)) expect(block.split('\n')).toHaveLength(3);
        expect(await readFile(file, 'utf8')).toBe(text);
      },
    );
  }

  it('is reported as JSON when asked for', async () => {
    const { file } = await brokenExample((project) => set(ofType(project, 'detector').parameters, 'efficiency', 1.2));
    const { code, out } = await fringe(['check', file, '--json']);
    expect(code).toBe(2);
    const report = JSON.parse(out);
    expect(report.valid).toBe(false);
    const located = report.issues.find(({ where }: Loose) => where.path?.endsWith('parameters.efficiency'));
    expect(located).toMatchObject({ severity: 'error', remedy: expect.any(String) });
  });

  it('that does not exist or is a folder is said so', async () => {
    expect(await fringe(['check', join(folder, 'none.json')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('does not exist'),
    });
    expect(await fringe(['optimize', folder])).toMatchObject({ code: 2, err: expect.stringContaining('folder') });
  });

  it('that is binary is said so', async () => {
    const file = join(folder, 'a.fringe.json');
    await writeFile(file, Buffer.from([0xff, 0xfe, 0x7b, 0x00]));
    expect(await fringe(['check', file])).toMatchObject({ code: 2, err: expect.stringContaining('UTF-8') });
  });
});

describe('usage', () => {
  it.each([
    [[], 'Name a command'],
    [['tolerance', 'x'], 'no command'],
    [['__proto__', 'x'], 'no command'],
    [['check'], 'one FILE'],
    [['check', 'a', 'b'], 'one FILE'],
    [['check', 'a', '--seed', '1'], '--seed'],
    [['optimize', 'a', '--seed', 'x'], 'whole number'],
    [['optimize', 'a', '--solver', 'optimization-js'], 'give one of automatic, structured'],
    [['optimize', 'a', '--seed', '-1'], 'seed'],
    [['optimize', 'a', '--seed', '1.5'], 'whole number'],
    [['optimize', 'a', '--deadline', 'NaN'], 'number'],
    [['optimize', 'a', '--deadline='], 'number'],
    [['optimize', 'a', '-o', ''], 'name a file'],
    [['simulate', 'a', '--trials', '0'], 'from 1'],
    [['simulate', 'a', '--trials', 'many'], 'whole number'],
    [['simulate', 'a', '--seed', '-1'], 'seed'],
    [['export', 'a', '--format', 'pdf', '-o', 'b'], 'json, csv'],
    [['export', 'a', '--format', 'json'], '-o OUT'],
    [['export', 'a', '--format', 'json', '-o', './a'], 'replace the project'],
  ])('%j is refused with what is allowed', async (args, says) => {
    const { code, out, err } = await fringe(args as string[]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(says);
    expect(err).toMatch(/\.\n {2}\S.*\.\n$/);
  });

  it('sets the published numbers beside its own, computed, with a reason for each that disagrees', async () => {
    const { code, out } = await fringe(['reproduce', '--json']);
    expect(code).toBe(0);
    const { models } = JSON.parse(out) as {
      models: {
        model: string;
        rows: { key: string; paper: number; ours: number; verdict: string; explanation: string }[];
      }[];
    };
    const rows = models.find(({ model }) => model === 'cv')!.rows;
    expect(rows.length).toBeGreaterThanOrEqual(15);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    for (const row of rows) {
      expect(Number.isFinite(row.ours), row.key).toBe(true);
      expect(row.explanation, row.key).not.toBe('');
    }
    const text = await fringe(['reproduce']);
    expect(text.out).toContain('published numbers inside their tolerance');
    expect((await fringe(['reproduce', 'x'])).code).toBe(2);
  });

  it('answers --help and --version on standard output', async () => {
    expect(await fringe(['--version'])).toEqual({ code: 0, out: '9.8.7\n', err: '' });
    for (const args of [['--help'], ['optimize', '--help']]) {
      const { code, out } = await fringe(args);
      expect(code).toBe(0);
      for (const command of ['check', 'evaluate', 'optimize', 'simulate', 'export', 'reference'])
        expect(out).toContain(command);
    }
  });

  it('keeps the best design when interrupted, and says why it stopped', async () => {
    let interrupt: () => void = () => undefined;
    // A solver that has reported a design and then does not answer any more.
    const silent: WorkerFactory = (start, listener) =>
      inlineFactory(start, {
        ...listener,
        message(message) {
          if (message.type !== 'finished') return;
          const progress = {
            fraction: null,
            best: message.design.figure.value,
            evaluations: 1,
            bound: null,
            points: [],
          };
          listener.message({ type: 'progress', progress, design: message.design });
          interrupt();
        },
      });
    const onInterrupt = (listener: () => void) => {
      interrupt = listener;
      return () => void (interrupt = () => undefined);
    };
    const { code, out, err } = await fringe(['optimize', EXAMPLE, '--json'], { factory: silent, onInterrupt });
    expect(code).toBe(0);
    expect(err).toContain('best design so far is kept');
    expect(JSON.parse(out)).toMatchObject({ design: { stopped: 'cancelled' }, figure: { key: 'sigma' } });
  });
});
