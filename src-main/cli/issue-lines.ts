import { basename } from 'node:path';
import type { Issue } from '../../models/issue';

/** An issue for the terminal: severity, file, path in the file or place, what is wrong; then what to do. */
export function issueLines(file: string, issues: readonly Issue[]): string {
  const blocks = issues.map(({ severity, code, where, message, remedy }) => {
    const path = where.path === undefined || where.path === '' ? '' : ` at ${where.path}`;
    const place = where.label === '' || where.label === basename(file) ? '' : `${where.label}: `;
    return `${severity} ${code} in ${file}${path}\n  ${place}${message}\n  ${remedy}\n`;
  });
  return blocks.join('');
}

export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some(({ severity }) => severity === 'error');
}
