import { defineConfig } from '@playwright/test';

/**
 * End-to-end tests drive the real application, one window at a time. `npm test` says where Electron is
 * (FRINGE_ELECTRON, FRINGE_ELECTRON_FLAGS) and gives the display; no test is tried twice.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../out/e2e',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
});
