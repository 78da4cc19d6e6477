/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
export default {
  compilerOptions: {
    // Styles go to a file: the content security policy forbids style elements.
    css: 'external',
    // The scope class follows from the styles alone, so a build does not depend on where it runs.
    cssHash: ({ hash, css }) => `s-${hash(css)}`,
  },
};
