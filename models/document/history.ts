import { ok, type Result } from '../../optimizer/result';
import type { Issue } from '../issue';
import type { Command } from './command';
import type { Project } from './project';
import { apply } from './reducer';
import { isSame } from './same';

/** A step that was made: its name, and the command that leads to the other side of it. */
interface Step {
  readonly label: string;
  readonly command: Command;
  readonly next: Step | null;
}

/** A project with all that can be undone and redone; immutable, as long as memory lasts. */
export interface History {
  readonly project: Project;
  /** The last step made, with its inverse. */
  readonly past: Step | null;
  /** The last step undone, to be made again. */
  readonly future: Step | null;
  /** The project as it is in the file; null if it is in none. */
  readonly saved: Project | null;
}

/** The history of a project just opened (`saved` true) or just made. */
export function startHistory(project: Project, saved: boolean): History {
  return { project, past: null, future: null, saved: saved ? project : null };
}

/** Makes an edit as one step. An edit that changes nothing leaves no step. */
export function perform(history: History, command: Command, label: string): Result<History, Issue> {
  const edited = apply(history.project, command);
  if (!edited.ok) return edited;
  const { project, inverse } = edited.value;
  if (project === history.project) return ok(history);
  return ok({ ...history, project, past: { label, command: inverse, next: history.past }, future: null });
}

/** Takes back the last step; the same history if there is none. */
export function undo(history: History): History {
  const { past, future } = history;
  if (past === null) return history;
  const { project, opposite } = travel(history.project, past);
  return { ...history, project, past: past.next, future: { ...opposite, next: future } };
}

/** Makes the last step undone again; the same history if there is none. */
export function redo(history: History): History {
  const { past, future } = history;
  if (future === null) return history;
  const { project, opposite } = travel(history.project, future);
  return { ...history, project, past: { ...opposite, next: past }, future: future.next };
}

/** Remembers that this project is what the file holds; edits made while it was written stay unsaved. */
export function markSaved(history: History, written: Project): History {
  return { ...history, saved: written };
}

/** Whether project and file differ, in content: typing an old value back counts as no change. */
export function isUnsaved({ project, saved }: History): boolean {
  return saved === null || !isSame(project, saved);
}

function travel(project: Project, step: Step): { project: Project; opposite: Omit<Step, 'next'> } {
  const edited = apply(project, step.command);
  // An inverse always fits the project that its edit made.
  if (!edited.ok) throw new Error(`“${step.label}” cannot be taken back: ${edited.error.message}`);
  return { project: edited.value.project, opposite: { label: step.label, command: edited.value.inverse } };
}
