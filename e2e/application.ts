import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, _electron, type ElectronApplication, type Page } from '@playwright/test';

const root = resolve(import.meta.dirname, '..');
export const EXAMPLE = join(root, 'examples', 'optomechanical-four.fringe.json');

export interface Launched {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** A folder of this test alone. */
  readonly folder: string;
  /** What the window reported as an error on its console. */
  readonly consoleErrors: string[];
  /** Answers the next save dialogs with this path. */
  saveTo(path: string): Promise<void>;
  /** Answers the next open dialogs with this path. */
  openFrom(path: string): Promise<void>;
}

interface Options {
  /** Project to open at start; none shows the start page. */
  readonly file?: string;
}

/** Starts the real application with a profile of its own. */
export const test = base.extend<{ launch: (options?: Options) => Promise<Launched> }>({
  // Playwright reads the fixtures a fixture needs from its first argument; this one needs none.
  // eslint-disable-next-line no-empty-pattern
  launch: async ({}, use) => {
    const running: Launched[] = [];
    await use(async ({ file } = {}) => {
      const folder = await mkdtemp(join(tmpdir(), 'fringe-e2e-'));
      const flags = (process.env['FRINGE_ELECTRON_FLAGS'] ?? '').split(' ').filter((flag) => flag !== '');
      const executable = process.env['FRINGE_ELECTRON'];
      if (!executable) throw new Error('Set FRINGE_ELECTRON to the Electron executable; "npm test" does.');
      const app = await _electron.launch({
        executablePath: executable,
        args: [...flags, root, `--user-data-dir=${join(folder, 'profile')}`, '--end-to-end', ...(file ? [file] : [])],
      });
      const page = await app.firstWindow();
      const consoleErrors: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') consoleErrors.push(message.text());
      });
      page.on('pageerror', (error) => consoleErrors.push(error.message));
      await page.getByRole('contentinfo').waitFor();
      const launched: Launched = {
        app,
        page,
        folder,
        consoleErrors,
        saveTo: (path) =>
          app.evaluate(({ dialog }, filePath) => {
            dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
          }, path),
        openFrom: (path) =>
          app.evaluate(({ dialog }, filePath) => {
            dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
          }, path),
      };
      running.push(launched);
      return launched;
    });
    for (const { app, folder } of running) {
      // Unsaved changes would ask; a test that is over has nothing to keep.
      await app.evaluate(({ app: electron }) => electron.exit(0)).catch(() => undefined);
      await app.close().catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    }
  },
});

export { expect } from '@playwright/test';
