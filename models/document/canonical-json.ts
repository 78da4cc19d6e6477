/**
 * JSON text that depends on content alone: keys in code-unit order, numbers in their shortest form,
 * minus zero as 0. Numbers must be finite; JSON has no others.
 */
export function canonicalJson(data: unknown, indent = 0): string {
  return JSON.stringify(data, (_key, value: unknown) => withSortedKeys(value), indent);
}

function withSortedKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
