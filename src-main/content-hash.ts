import { createHash } from 'node:crypto';

/** SHA-256 of a file's bytes as lower-case hex: tells whether a file is still the one we know. */
export function contentHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
