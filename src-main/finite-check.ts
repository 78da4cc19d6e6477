/**
 * Path of the first number in a plain JSON value that is NaN or infinite, e.g. "settings.s1.ratio";
 * null where every number is finite. JSON would silently turn such a number into null.
 */
export function firstNonFinite(value: unknown, path = ''): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : path;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, entry] of Object.entries(value)) {
    const found = firstNonFinite(
      entry,
      path === '' ? key : Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`,
    );
    if (found !== null) return found;
  }
  return null;
}
