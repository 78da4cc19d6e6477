import type { Owner } from '../../models/document/command';
import type { Issue } from '../../models/issue';

/** The issues of an owner by the field they concern; those of the owner as a whole under the empty key. */
export function issuesAt(issues: readonly Issue[], owner: Owner): Readonly<Record<string, readonly Issue[]>> {
  const byField: Record<string, Issue[]> = {};
  for (const issue of issues) if (concerns(issue, owner)) (byField[issue.where.field ?? ''] ??= []).push(issue);
  return byField;
}

function concerns({ where }: Issue, owner: Owner): boolean {
  switch (owner.scope) {
    case 'network':
      return where.element === undefined && where.link === undefined;
    case 'element':
      return where.element === owner.id;
    case 'link':
      return where.link === owner.id;
  }
}

/** The errors by the element or link they are at, in one pass. */
export function errorsByItem(issues: readonly Issue[]): ReadonlyMap<string, readonly Issue[]> {
  const byItem = new Map<string, Issue[]>();
  for (const issue of issues) {
    if (issue.severity !== 'error') continue;
    const { element, link } = issue.where;
    for (const id of [element, link]) {
      if (id === undefined) continue;
      const known = byItem.get(id);
      if (known) known.push(issue);
      else byItem.set(id, [issue]);
    }
  }
  return byItem;
}
