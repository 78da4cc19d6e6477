/** Whether two lists without repetitions have the same members in any order. */
export function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const members = new Set(a);
  return b.every((id) => members.has(id));
}

/** Those of `ids` that an item has. */
export function idsOf(ids: readonly string[], items: readonly { readonly id: string }[]): readonly string[] {
  if (ids.length === 0) return ids;
  const known = new Set(items.map(({ id }) => id));
  return ids.filter((id) => known.has(id));
}
