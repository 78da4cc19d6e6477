import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const here = `${import.meta.dirname}/`;

/** Builds the window into dist/renderer, which the shell serves under its own protocol. */
export default defineConfig({
  root: here,
  base: './',
  plugins: [svelte({ configFile: `${here}svelte.config.js` })],
  build: {
    target: 'chrome130',
    outDir: `${here}../dist/renderer`,
    emptyOutDir: true,
    // Inlined assets would need `font-src data:`; keep every asset a file of our own origin.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One file from the local disk: splitting it would only cost start-up time.
    chunkSizeWarningLimit: 2000,
  },
});
