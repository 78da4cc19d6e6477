/** Names that Windows keeps for devices, with any extension. */
const DEVICE_NAME = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i;
/**
 * Path separators and what Windows forbids; control characters, lone surrogates and marks that reverse the
 * reading direction (\p{C} has them all).
 */
const FORBIDDEN = /[<>:"/\\|?*\p{C}\p{Zl}\p{Zp}]/gu;
/** Leaves room for an extension and a counter below the 255 bytes that file systems allow. */
const MOST_BYTES = 180;

function shorten(name: string): string {
  let short = '';
  let bytes = 0;
  for (const character of name) {
    bytes += Buffer.byteLength(character);
    if (bytes > MOST_BYTES) break;
    short += character;
  }
  return short;
}

/** A file name (without folder and extension) that every file system takes, from any text; never empty. */
export function safeFileName(text: string): string {
  const plain = text.normalize('NFC').replace(FORBIDDEN, ' ').replace(/\s+/g, ' ');
  const name = shorten(plain).replace(/^[\s.]+|[\s.]+$/g, '');
  if (name === '') return 'network';
  return DEVICE_NAME.test(name) ? `${name.replace(/\..*$/, '')} network` : name;
}
