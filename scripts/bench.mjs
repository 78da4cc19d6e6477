import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureDependencies } from '../electron/bootstrap/dependencies.mjs';
import { trackChild } from '../electron/bootstrap/leaving.mjs';
import { asProgram } from '../electron/bootstrap/program.mjs';

// `npm run bench -- …`: our solvers beside others, in one table. Standard output belongs to the table.
await asProgram(async ({ root, log }) => {
  await ensureDependencies({ root, log });
  const { rolldown } = await import('rolldown');
  const folder = join(root, 'dist', 'bench');
  const bundle = await rolldown({
    input: {
      main: join(root, 'bench', 'main.ts'),
      worker: join(root, 'bench', 'peers', 'library-worker.ts'),
    },
    platform: 'node',
    external: ['prettier'],
  });
  try {
    await bundle.write({
      dir: folder,
      format: 'esm',
      entryFileNames: '[name].mjs',
      chunkFileNames: '[name]-[hash].mjs',
    });
  } finally {
    await bundle.close();
  }
  const { main } = await import(pathToFileURL(join(folder, 'main.mjs')).href);
  return main(process.argv.slice(2), { root, log, track: trackChild, worker: join(folder, 'worker.mjs') });
});
