import { resolve } from 'node:path';

/** What the shell was asked for on its command line. */
export interface StartArguments {
  /** Project file to open first, absolute; null for the start page. */
  readonly file: string | null;
  /** Folder the guided demonstration writes to, absolute; null when there is none. */
  readonly demonstration: string | null;
  /** The window keeps still: no animation. For the demonstration and end-to-end tests. */
  readonly still: boolean;
}

const DEMONSTRATION = '--demonstration=';

/**
 * Reads the arguments of the process. A file is recognised by its name, because the path of the application itself and
 * switches of Chromium stand in the same list.
 */
export function readArguments(argv: readonly string[], folder: string): StartArguments {
  const given = argv.slice(1);
  const file = given.find((argument) => !argument.startsWith('-') && argument.toLowerCase().endsWith('.fringe.json'));
  const target = given.find((argument) => argument.startsWith(DEMONSTRATION))?.slice(DEMONSTRATION.length) ?? '';
  return {
    file: file === undefined ? null : resolve(folder, file),
    demonstration: target === '' ? null : resolve(folder, target),
    still: target !== '' || given.includes('--end-to-end'),
  };
}
