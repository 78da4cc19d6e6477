import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { execute as executeCommand } from './execute.mjs';
import { Failure } from './failure.mjs';
import { temporaryFolder } from './temporary.mjs';

/** Large enough for a 1440 x 900 window with room to spare. */
const SCREEN = '1600x1000x24';
const START_LIMIT = 15_000;
// The shell watches a pipe from us: when this process dies, even by a kill that cannot be caught, Xvfb goes with it.
// It has a session of its own, so that Ctrl-C at the terminal reaches us first and the windows before their display.
const WATCHED = 'Xvfb "$@" & server=$!; exec 3>&-; read -r line; kill "$server"; wait "$server"';

/** Whether windows need a display of our own making. */
export function needsVirtualDisplay(env = process.env, platform = process.platform) {
  return platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY;
}

/**
 * Starts a virtual display and returns the environment that reaches it, and how to end it.
 * @returns {Promise<{ env: { DISPLAY: string, XAUTHORITY: string }, stop: () => Promise<void> }>}
 */
export async function startVirtualDisplay({ execute = executeCommand, command = WATCHED } = {}) {
  const { folder, remove } = temporaryFolder('display');
  const authority = join(folder, 'authority');
  const cookie = randomBytes(16).toString('hex');
  const admit = (display) => execute('xauth', ['-f', authority, 'add', display, '.', cookie]);
  // The server reads the cookie before it has chosen its number; programs look it up under that number.
  await admit(':0');
  const options = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-auth', authority];
  const server = spawn('sh', ['-c', command, 'sh', ...options], {
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise((resolve) => server.once('close', resolve));
  const stop = async () => {
    server.stdin.end();
    await closed;
    remove();
  };
  const { number, words } = await numberOf(server);
  if (number === null) {
    await stop();
    throw new Failure(
      'The virtual display did not start: run "Xvfb -displayfd 1" to see why, or set DISPLAY to a display that runs.',
      words.trim(),
    );
  }
  await admit(`:${number}`);
  return { env: { DISPLAY: `:${number}`, XAUTHORITY: authority }, stop };
}

/** The display number the server writes when it is ready; null when it ends or stays silent. */
function numberOf(server) {
  return new Promise((resolve) => {
    let words = '';
    let text = '';
    const settle = (number) => {
      clearTimeout(timer);
      resolve({ number, words });
    };
    const timer = setTimeout(() => settle(null), START_LIMIT);
    server.stderr.setEncoding('utf8').on('data', (chunk) => (words += chunk));
    server.stdio[3].setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      if (text.endsWith('\n')) settle(text.trim());
    });
    server.stdio[3].once('close', () => settle(text.trim() === '' ? null : text.trim()));
  });
}
