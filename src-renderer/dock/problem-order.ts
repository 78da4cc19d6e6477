import type { Issue } from '../../models/issue';

const RANK: Readonly<Record<Issue['severity'], number>> = { error: 0, warning: 1, info: 2 };

/** Errors before warnings before remarks; within each the order of the checks, which follows the signal. */
export function inOrder(issues: readonly Issue[]): readonly Issue[] {
  return [...issues].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

/** "1 error", "2 errors". */
export function countText(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
