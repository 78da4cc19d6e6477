import type { Settings } from '../../models/document/project';

/** Whether any control has another value, or is set in one of the two only. */
export function settingsDiffer(a: Settings, b: Settings): boolean {
  const elements = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const element of elements) {
    const one = a[element] ?? {};
    const other = b[element] ?? {};
    const controls = new Set([...Object.keys(one), ...Object.keys(other)]);
    for (const control of controls) if (one[control] !== other[control]) return true;
  }
  return false;
}
