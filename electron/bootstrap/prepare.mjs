import { ensureDependencies } from './dependencies.mjs';
import { needsVirtualDisplay, startVirtualDisplay } from './display.mjs';
import { ensureLibraries } from './libraries.mjs';
import { cacheFolder, ensureRuntime } from './runtime.mjs';

/**
 * Everything a run of the application needs, made ready: dependencies, Electron, system libraries, a display.
 * Costs well under a second when all of it is there.
 * @returns {Promise<{ executable: string, flags: string[], env: NodeJS.ProcessEnv, virtual: boolean, stop: () => Promise<void> }>}
 */
export async function prepare({ root, log }) {
  await ensureDependencies({ root, log });
  const { executable, origin } = await ensureRuntime({ root, log });
  const virtual = needsVirtualDisplay();
  await ensureLibraries({ executable, display: virtual, cache: cacheFolder(), log });
  const display = virtual ? await startVirtualDisplay() : { env: {}, stop: async () => {} };
  return {
    executable,
    origin,
    flags: sandboxFlags(),
    env: { ...process.env, ...display.env },
    virtual,
    stop: display.stop,
  };
}

/** Chromium refuses to sandbox as root, and containers of build machines seldom allow it; everybody else gets the sandbox. */
export function sandboxFlags(env = process.env, machine = process) {
  const root = machine.getuid?.() === 0;
  return root || Boolean(env.CI) ? ['--no-sandbox'] : [];
}
