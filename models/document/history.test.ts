import { describe, expect, it } from 'vitest';
import type { Command } from './command';
import { isUnsaved, markSaved, perform, redo, startHistory, undo, type History } from './history';
import { sampleProject } from './sample.fixture';

const note = (notes: string): Command => ({ type: 'set-notes', notes });

function done(history: History, command: Command, label = 'Edit'): History {
  const performed = perform(history, command, label);
  if (!performed.ok) throw new Error(performed.error.message);
  return performed.value;
}

describe('the history of a document', () => {
  it('knows exactly when project and file differ', () => {
    const opened = startHistory(sampleProject(), true);
    expect(isUnsaved(opened)).toBe(false);
    const edited = done(opened, note('a'));
    expect(isUnsaved(edited)).toBe(true);
    expect(isUnsaved(undo(edited))).toBe(false);
    expect(isUnsaved(done(edited, note('Two sensors.')))).toBe(false);
    const saved = markSaved(edited, edited.project);
    expect(isUnsaved(saved)).toBe(false);
    expect(isUnsaved(undo(saved))).toBe(true);
    expect(isUnsaved(startHistory(sampleProject(), false))).toBe(true);
  });

  it('keeps edits made while the file was being written unsaved', () => {
    const writing = done(startHistory(sampleProject(), true), note('a'));
    const later = done(writing, note('b'));
    expect(isUnsaved(markSaved(later, writing.project))).toBe(true);
  });

  it('makes no step of an edit that changes nothing, and keeps what could be redone', () => {
    const undone = undo(done(startHistory(sampleProject(), true), note('a'), 'Edit notes'));
    expect(done(undone, note('Two sensors.'))).toBe(undone);
    expect(undone.future?.label).toBe('Edit notes');
  });

  it('leaves the history alone when an edit is refused or there is nothing to undo', () => {
    const start = startHistory(sampleProject(), true);
    expect(perform(start, { type: 'rename-project', name: '' }, 'x').ok).toBe(false);
    expect(undo(start)).toBe(start);
    expect(redo(start)).toBe(start);
  });

  it('forgets what was undone once another edit is made', () => {
    const branched = done(undo(done(startHistory(sampleProject(), true), note('a'))), note('b'));
    expect(redo(branched)).toBe(branched);
    expect(branched.project.notes).toBe('b');
  });

  it('holds ten thousand steps and walks all the way back', () => {
    let history = startHistory(sampleProject(), true);
    for (let i = 0; i < 10_000; i++) history = done(history, note(String(i)), `Step ${i}`);
    expect(history.past?.label).toBe('Step 9999');
    while (history.past !== null) history = undo(history);
    expect(history.project).toStrictEqual(sampleProject());
    expect(history.future?.label).toBe('Step 0');
  });
});
