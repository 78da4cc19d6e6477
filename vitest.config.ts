import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const setupFiles = [new URL('./scripts/property-seed.ts', import.meta.url).pathname];
/** A limit for tests that hang; how fast something is, the bench tells (ms). */
const testTimeout = 30_000;

export default defineConfig({
  test: {
    // One process a core; by itself the runner leaves one core idle, which on two cores is half the machine.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'core',
          environment: 'node',
          setupFiles,
          testTimeout,
          include: ['{optimizer,models,src-main,electron,scripts,bench}/**/*.test.{ts,mjs}'],
        },
      },
      {
        plugins: [svelte({ configFile: new URL('./src-renderer/svelte.config.js', import.meta.url).pathname })],
        resolve: { conditions: ['browser'] },
        test: {
          name: 'window',
          environment: 'happy-dom',
          setupFiles,
          testTimeout,
          include: ['src-renderer/**/*.test.ts'],
        },
      },
    ],
  },
});
