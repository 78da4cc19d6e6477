import * as v from 'valibot';
import { parseProject } from '../../models/document/parse';
import type { Project } from '../../models/document/project';
import { serialiseProject } from '../../models/document/serialise';

const MOST_VALUES = 1_000_000;
const MOST_CHARACTERS = 20 * 1024 * 1024;
const DEEPEST = 32;

/**
 * Whether a value that came through structured clone is small enough to be looked at: such values can hold
 * cycles, and shared parts that unfold to an endless text.
 */
export function isBounded(value: unknown): boolean {
  let values = 0;
  let characters = 0;
  const waiting: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (++values > MOST_VALUES || next.depth > DEEPEST) return false;
    if (typeof next.value === 'string') characters += next.value.length;
    if (typeof next.value === 'object' && next.value !== null) {
      // Before the entries are listed: that alone could fill the memory.
      if (ArrayBuffer.isView(next.value) || (Array.isArray(next.value) && next.value.length > MOST_VALUES))
        return false;
      for (const [key, entry] of Object.entries(next.value)) {
        characters += key.length;
        waiting.push({ value: entry, depth: next.depth + 1 });
      }
    }
    if (characters > MOST_CHARACTERS) return false;
  }
  return true;
}

/** The project as its file would give it back, or null where anything of it would be lost or replaced. */
function readBack(value: unknown): Project | null {
  if (typeof value !== 'object' || value === null || !isBounded(value)) return null;
  const text = serialiseProject(value as Project);
  const parsed = text.ok ? parseProject(text.value) : text;
  if (!text.ok || !parsed.ok) return null;
  const again = serialiseProject(parsed.value.project);
  return again.ok && again.value === text.value ? parsed.value.project : null;
}

/**
 * A project inside a payload: what passes is read with the rules of project files, field by field, and is
 * complete. Values out of their range do pass: the planner may save an unfinished project.
 */
export const projectPayload = v.pipe(
  v.unknown(),
  v.rawTransform<unknown, Project>(({ dataset, addIssue, NEVER }) => {
    const project = readBack(dataset.value);
    if (project !== null) return project;
    addIssue({ message: 'This is no project.' });
    return NEVER;
  }),
);
