import { basename } from 'node:path';
import type { Issue } from '../models/issue';
import { errorCode } from './file-system';

/** What was being done when a file operation failed. */
export type FileTask = 'open' | 'save' | 'export';

interface Cause {
  readonly code: string;
  readonly says: string;
  readonly remedy?: string;
}

const SAVE_ELSEWHERE = 'Save elsewhere (another folder or drive); your work is still open and unchanged.';

/** The file errors we expect, by the code of the operating system. */
const CAUSES: Readonly<Record<string, Cause>> = {
  ENOENT: { code: 'FILE-001', says: 'the file or its folder does not exist' },
  ENOTDIR: { code: 'FILE-001', says: 'a part of the path is not a folder' },
  EACCES: { code: 'FILE-002', says: 'access is not permitted' },
  EPERM: { code: 'FILE-002', says: 'the system does not permit it' },
  EBUSY: { code: 'FILE-003', says: 'another program is using the file' },
  EISDIR: { code: 'FILE-004', says: 'it is not a file but a folder or a device' },
  EROFS: { code: 'FILE-005', says: 'the drive is read-only' },
  ENOSPC: { code: 'FILE-006', says: 'the drive is full' },
  EDQUOT: { code: 'FILE-006', says: 'your quota on the drive is used up' },
  EIO: { code: 'FILE-007', says: 'the drive reports a fault' },
  EMFILE: { code: 'FILE-008', says: 'too many files are open' },
  ENFILE: { code: 'FILE-008', says: 'too many files are open' },
  ENAMETOOLONG: { code: 'FILE-009', says: 'the file name is too long' },
  ELOOP: { code: 'FILE-010', says: 'its symbolic links go in a circle' },
};

const UNKNOWN: Cause = { code: 'FILE-099', says: 'the system gave no usable reason' };

function remedyFor(task: FileTask, cause: Cause): string {
  if (task !== 'open') return SAVE_ELSEWHERE;
  if (cause.code === 'FILE-001') return 'Check that the file was not moved, renamed or on a drive that is unplugged.';
  if (cause.code === 'FILE-004') return 'Choose a project file (*.fringe.json) inside the folder.';
  return 'Check the rights and the drive, or copy the file elsewhere and open the copy.';
}

/** One located issue for a file operation that failed. The file was left as it was. */
export function fileIssue(error: unknown, task: FileTask, path: string): Issue {
  const code = errorCode(error);
  const cause = CAUSES[code] ?? UNKNOWN;
  const name = basename(path);
  const suffix = code === '' ? '' : ` (${code})`;
  return {
    code: cause.code,
    severity: 'error',
    where: { label: name },
    message: `Cannot ${task === 'open' ? 'open' : 'write'} "${name}": ${cause.says}${suffix}.`,
    remedy: remedyFor(task, cause),
  };
}
