import { readFile } from 'node:fs/promises';
import type { Protocol } from 'electron';
import { servedFile } from './containment';
import { SCHEME } from './origin';

/** Scripts and styles from our own files only; one style attribute of the drawing's library is what `style-src-attr` is for. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // The one is for texts that Svelte compiled, the other for the one script of the background thread.
  'trusted-types svelte-trusted-html fringe-background',
].join('; ');

/** Must run before Electron is ready. */
export function declareScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built window from `root` under our own protocol. */
export function serveWindow(protocol: Protocol, root: string): void {
  protocol.handle(SCHEME, (request) => respond(root, request));
}

/** The answer to one request: a file of the window with its policy, or nothing. */
export async function respond(
  root: string,
  request: { readonly method: string; readonly url: string },
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 });
  const file = await servedFile(root, request.url);
  if (file === null) return new Response(null, { status: 404 });
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(await readFile(file.path)), {
    headers: {
      'content-type': file.mediaType,
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
  });
}
