// The start program of the stand-in runtime, packed as its default_app.asar: `electron FOLDER` runs the application
// in FOLDER, as the official runtime does.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (folder === undefined) {
  process.stderr.write('Name the folder of an application.\n');
  app.exit(1);
} else {
  const path = resolve(folder);
  const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  app.setAppPath(path);
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version);
  // Awaited: Electron holds back its `ready` event until this module has come to its end.
  await import(pathToFileURL(join(path, manifest.main)).href);
}
