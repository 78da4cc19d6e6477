import { realpath, stat } from 'node:fs/promises';
import { extname, isAbsolute, join, relative } from 'node:path';
import { ORIGIN } from './origin';

/** Kinds of file the window is made of; anything else is not served. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export interface ServedFile {
  readonly path: string;
  readonly mediaType: string;
}

/**
 * The file a request of the window may read, or null. Links are resolved before the comparison, so that neither dots,
 * encoded or not, nor a link lead out of the folder.
 * @param root folder of the built window, absolute
 * @param url URL of the request as it arrived
 */
export async function servedFile(root: string, url: string): Promise<ServedFile | null> {
  const name = requestedName(url);
  if (name === null) return null;
  const mediaType = MEDIA_TYPES[extname(name).toLowerCase()];
  if (mediaType === undefined) return null;
  try {
    const folder = await realpath(root);
    const path = await realpath(join(folder, name));
    const within = relative(folder, path);
    if (within === '' || within.startsWith('..') || isAbsolute(within)) return null;
    return (await stat(path)).isFile() ? { path, mediaType } : null;
  } catch {
    return null;
  }
}

function requestedName(url: string): string | null {
  let pathname: string;
  try {
    const parsed = new URL(url);
    if (`${parsed.protocol}//${parsed.host}` !== ORIGIN || parsed.username !== '' || parsed.password !== '')
      return null;
    pathname = decodeURIComponent(parsed.pathname);
  } catch {
    return null;
  }
  // Backslashes and drive letters are separators on Windows; a zero byte ends a path in the system's calls.
  if (/[\\:]|[^\P{Cc}]/u.test(pathname)) return null;
  return pathname === '/' ? 'index.html' : pathname.slice(1);
}
