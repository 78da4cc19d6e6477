import { describe, expect, it } from 'vitest';
import { cv } from '../../models/cv/index';
import type { Design } from '../../models/design';
import type { Project } from '../../models/document/project';
import { countingIds } from '../dev/fake-api';
import { designOf } from '../dev/designs';
import { DocumentState } from './document.svelte';

const AT = Date.UTC(2026, 0, 1, 12, 48, 31);

function opened(): DocumentState {
  const document = new DocumentState(() => AT);
  document.open(cv.newProject(countingIds()));
  return document;
}

function firstOf(document: DocumentState, type: string): Project['network']['elements'][number] {
  return document.project!.network.elements.find((element) => element.type === type)!;
}

function optimised(document: DocumentState, change: Partial<Design> = {}): void {
  const design = { ...designOf(document.project!, document.inputHash), ...change };
  document.edit({ type: 'apply-design', design, settings: design.settings });
}

/** An edit of what the design was made from. */
function changeInput(document: DocumentState): void {
  const owner = { scope: 'element' as const, id: firstOf(document, 'sensor').id };
  document.edit({ type: 'set-parameter', owner, key: 'response', value: 3 });
}

describe('An open document', () => {
  it('has nothing to undo and nothing unsaved', () => {
    const document = opened();
    expect(document.undoLabel).toBeNull();
    expect(document.redoLabel).toBeNull();
    expect(document.unsaved).toBe(false);
    expect(document.undo()).toBeNull();
  });

  it('goes back and forth one named step at a time', () => {
    const document = opened();
    const before = document.project!;
    document.edit({ type: 'rename-project', name: 'Array' });
    changeInput(document);
    expect(document.unsaved).toBe(true);
    document.undo();
    expect(document.undo()).toContain('Array');
    expect(document.project).toEqual(before);
    expect(document.unsaved).toBe(false);
    document.redo();
    expect(document.project!.name).toBe('Array');
  });

  it('keeps edits unsaved that were made while the file was written', () => {
    const document = opened();
    document.edit({ type: 'rename-project', name: 'One' });
    const written = document.project!;
    document.edit({ type: 'rename-project', name: 'Two' });
    document.markSaved(written);
    expect(document.unsaved).toBe(true);
    document.undo();
    expect(document.unsaved).toBe(false);
  });

  it('stays as it is when an edit does not fit, and says why', () => {
    const refused: string[] = [];
    const document = new DocumentState(
      () => AT,
      (issue) => refused.push(issue.message),
    );
    document.open(cv.newProject(countingIds()));
    const before = document.project;
    expect(document.edit({ type: 'rename-element', id: 'stranger', name: 'X' })).toBe(false);
    expect(document.project).toBe(before);
    expect(refused).toHaveLength(1);
  });
});

describe('A design', () => {
  it('counts as optimised while its inputs stand', () => {
    const document = opened();
    expect(document.resultState).toBe('none');
    optimised(document);
    expect(document.resultState).toBe('optimised');
    document.edit({ type: 'move', positions: { [firstOf(document, 'sensor').id]: { x: 1, y: 2 } } });
    expect(document.resultState).toBe('optimised');
  });

  it('turns stale with the edit that did it, and fresh again when that is undone', () => {
    const document = opened();
    optimised(document);
    changeInput(document);
    const cause = document.staleCause!;
    expect(document.resultState).toBe('stale');
    expect(cause.at).toBe(AT);
    expect(cause.label).toContain(firstOf(document, 'sensor').name);
    document.edit({ type: 'rename-project', name: 'Later' });
    expect(document.staleCause).toBe(cause);
    document.undo();
    document.undo();
    expect(document.resultState).toBe('optimised');
    expect(document.staleCause).toBeNull();
  });

  it('is marked as changed when a setting is typed over', () => {
    const document = opened();
    optimised(document);
    document.edit({ type: 'set-settings', settings: { [firstOf(document, 'splitter').id]: { ratio: 0.4 } } });
    expect(document.resultState).toBe('hand-set');
  });
});
