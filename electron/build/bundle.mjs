import { join } from 'node:path';

/** Builds one target into `output`, a path aside from where it will live. Throws what the bundler says. */
export async function bundle(root, target, output) {
  if (target.name === 'window') await bundleWindow(root, output);
  else await bundleProgram(root, target, output);
}

async function bundleProgram(root, target, output) {
  const { build } = await import('rolldown');
  await build({
    cwd: root,
    input: join(root, target.entry),
    platform: 'node',
    external: ['electron'],
    transform: { target: 'node20' },
    // The window's stylesheets and pictures never reach a program; a warning here is a mistake worth reading.
    logLevel: 'warn',
    output: { file: output, format: 'cjs', sourcemap: true, codeSplitting: false, strict: false },
  });
}

async function bundleWindow(root, output) {
  const { build } = await import('vite');
  await build({
    configFile: join(root, 'src-renderer', 'vite.config.ts'),
    logLevel: 'warn',
    // Slow machines are no news.
    build: { outDir: output, emptyOutDir: true, rolldownOptions: { checks: { bundlerTimings: false } } },
  });
}
