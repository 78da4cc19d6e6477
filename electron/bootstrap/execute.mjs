import { spawn } from 'node:child_process';
import { IN_GROUP, signalGroup, trackChild } from './leaving.mjs';

/**
 * Runs a command to its end and collects what it says.
 * A command that cannot be started, or that overruns `timeout` ms, comes back as a code, not as an exception. Whatever
 * it has started and left running ends with it.
 * `onStart` learns the number of the process.
 * @returns {Promise<{ code: number, output: string, stdout: string, overran: boolean }>} `output` holds both streams in order of arrival
 */
export function execute(command, args, { cwd, env, timeout = 0, onStart } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...IN_GROUP,
      cwd,
      env: env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    trackChild(child, (signal) => signalGroup(child, signal));
    if (child.pid !== undefined) onStart?.(child.pid);
    let output = '';
    let stdout = '';
    const take = (chunk) => {
      output += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      stdout += chunk;
      take(chunk);
    });
    child.stderr.setEncoding('utf8').on('data', take);
    let overran = false;
    const overrun = () => {
      overran = true;
      signalGroup(child, 'SIGKILL');
    };
    const timer = timeout > 0 ? setTimeout(overrun, timeout) : undefined;
    child.once('error', (error) => {
      clearTimeout(timer);
      resolve({ code: 127, output: `${output}${error.message}`, stdout, overran });
    });
    child.once('exit', () => signalGroup(child, 'SIGKILL'));
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output, stdout, overran });
    });
  });
}

/** The npm that started us, or the one on the path: command and leading arguments. */
export function npmCommand(env = process.env) {
  const script = env.npm_execpath;
  if (script && /npm-cli\.c?js$/.test(script)) return [process.execPath, script];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}
