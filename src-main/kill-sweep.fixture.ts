import { createSaver } from './atomic-save';
import { nodeFileSystem } from './file-system';

/**
 * Child process of the kill sweep: saves one file over and over until it is killed. Each version is one
 * letter repeated between two marks, so that any mixture of two versions shows.
 */
const [path, size] = [process.argv[2]!, Number(process.argv[3])];
const save = createSaver(nodeFileSystem);
for (let version = 0; ; version++) {
  const letter = String.fromCharCode(97 + (version % 26));
  await save({ path, bytes: Buffer.from(`<${letter.repeat(size)}>`), task: 'save', expectedHash: null, backup: null });
  if (version === 0) process.stdout.write('saving\n');
}
