import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'core',
          environment: 'node',
          include: ['{optimizer,models,src-main,electron,scripts}/**/*.test.{ts,mjs}'],
        },
      },
      {
        plugins: [svelte({ configFile: new URL('./src-renderer/svelte.config.js', import.meta.url).pathname })],
        resolve: { conditions: ['browser'] },
        test: {
          name: 'window',
          environment: 'happy-dom',
          include: ['src-renderer/**/*.test.ts'],
        },
      },
    ],
  },
});
