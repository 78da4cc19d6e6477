import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { ExportFormat } from '../contract/api';
import { SOLVER_KEYS, type SolverKey } from '../contract/solvers';
import { FORMATS } from '../exports/formats';
import { check } from './check';
import { evaluate } from './evaluate';
import { exportConfiguration } from './export';
import { HELP } from './help';
import { optimize } from './optimize';
import type { CommandLinePorts, ExitCode } from './ports';
import { reference } from './reference';
import { reproduce } from './reproduce';
import { simulate } from './simulate';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values = Readonly<Record<string, string | boolean | undefined>>;

interface Command {
  /** What the one argument is, for messages; null where there is none. */
  readonly argument: 'FILE' | 'DIR' | null;
  readonly options: Options;
  run(ports: CommandLinePorts, argument: string, values: Values): Promise<ExitCode>;
}

/** Input that cannot be acted upon: what was given, what is allowed. */
class BadUsage extends Error {}

const LONGEST_DEADLINE = 86_400;
/** No model takes more; each says itself how many. */
const MOST_TRIALS = 1e9;
/** The seed that the window simulates with. */
const SIMULATION_SEED = 77;

function numberOption(
  values: Values,
  name: string,
  fallback: number,
  { least = 0, most, whole }: { least?: number; most: number; whole: boolean },
): number {
  const text = values[name];
  if (text === undefined) return fallback;
  const value = Number(text);
  if (text !== '' && value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
  throw new BadUsage(
    `--${name} "${String(text)}": give ${whole ? 'a whole number' : 'a number'} from ${least} to ${most}.`,
  );
}

function textOption(values: Values, name: string): string | null {
  const text = values[name];
  if (text === '') throw new BadUsage(`--${name} is empty: name a file.`);
  return typeof text === 'string' ? text : null;
}

function formatOption(values: Values): ExportFormat {
  const formats = Object.keys(FORMATS) as ExportFormat[];
  const format = formats.find((key) => key === values.format);
  if (!format) throw new BadUsage(`--format "${String(values.format ?? '')}": give one of ${formats.join(', ')}.`);
  return format;
}

function solverOption(values: Values): SolverKey {
  const given = values.solver ?? 'automatic';
  const solver = SOLVER_KEYS.find((key) => key === given);
  if (!solver) throw new BadUsage(`--solver "${String(given)}": give one of ${SOLVER_KEYS.join(', ')}.`);
  return solver;
}

const json: Options = { json: { type: 'boolean' } };
const out: Options = { out: { type: 'string', short: 'o' } };

const COMMANDS: Readonly<Record<string, Command>> = {
  check: {
    argument: 'FILE',
    options: json,
    run: (ports, file, values) => check(ports, file, { json: values.json === true }),
  },
  evaluate: {
    argument: 'FILE',
    options: json,
    run: (ports, file, values) => evaluate(ports, file, { json: values.json === true }),
  },
  optimize: {
    argument: 'FILE',
    options: { ...json, ...out, seed: { type: 'string' }, deadline: { type: 'string' }, solver: { type: 'string' } },
    run: (ports, file, values) =>
      optimize(ports, file, {
        json: values.json === true,
        out: textOption(values, 'out'),
        seed: numberOption(values, 'seed', 1, { most: 2 ** 32 - 1, whole: true }),
        deadline: numberOption(values, 'deadline', 0, { most: LONGEST_DEADLINE, whole: false }),
        solver: solverOption(values),
      }),
  },
  simulate: {
    argument: 'FILE',
    options: { ...json, seed: { type: 'string' }, trials: { type: 'string' } },
    run: (ports, file, values) =>
      simulate(ports, file, {
        json: values.json === true,
        trials:
          values.trials === undefined
            ? null
            : numberOption(values, 'trials', 1, { least: 1, most: MOST_TRIALS, whole: true }),
        seed: numberOption(values, 'seed', SIMULATION_SEED, { most: 2 ** 32 - 1, whole: true }),
      }),
  },
  export: {
    argument: 'FILE',
    options: { ...out, format: { type: 'string' }, 'in-force': { type: 'boolean' } },
    run(ports, file, values) {
      const target = textOption(values, 'out');
      if (target === null) throw new BadUsage('export needs -o OUT, the file to write.');
      return exportConfiguration(ports, file, {
        format: formatOption(values),
        out: target,
        source: values['in-force'] === true ? 'in-force' : 'design',
      });
    },
  },
  reference: {
    argument: 'DIR',
    options: json,
    run: (ports, folder, values) => reference(ports, folder, { json: values.json === true }),
  },
  reproduce: {
    argument: null,
    options: json,
    run: (ports, _none, values) => reproduce(ports, { json: values.json === true }),
  },
};

async function dispatch(ports: CommandLinePorts, args: readonly string[]): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined) throw new BadUsage('Name a command.');
  if (name === '--help' || name === '-h' || name === 'help' || rest.includes('--help')) {
    ports.out(HELP);
    return 0;
  }
  if (name === '--version') {
    ports.out(`${ports.version}\n`);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name]! : undefined;
  if (!command) throw new BadUsage(`"${name}" is no command; there are ${Object.keys(COMMANDS).join(', ')}.`);
  const { values, positionals } = readArguments(rest, command.options);
  if (command.argument === null) {
    if (positionals.length > 0) throw new BadUsage(`${name} takes no argument, not "${positionals[0]}".`);
    return command.run(ports, '', values);
  }
  const argument = positionals[0];
  if (argument === undefined || argument === '' || positionals.length > 1) {
    throw new BadUsage(`${name} takes one ${command.argument}, not ${positionals.length}.`);
  }
  return command.run(ports, argument, values);
}

function readArguments(args: string[], options: Options): { values: Values; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
    return { values: values as Values, positionals };
  } catch (error) {
    // Only its first sentence: the rest is advice for programmers.
    throw new BadUsage((error instanceof Error ? error.message : String(error)).split('. ')[0]!.replace(/\.?$/, '.'));
  }
}

/**
 * Runs one command of the command line, `args` without program and script name. Results go to `ports.out`,
 * everything else to `ports.err`.
 */
export async function runCommandLine(ports: CommandLinePorts, args: readonly string[]): Promise<ExitCode> {
  try {
    return await dispatch(ports, args);
  } catch (error) {
    if (!(error instanceof BadUsage)) throw error;
    ports.err(`${error.message}\n  See fringe --help.\n`);
    return 2;
  }
}
