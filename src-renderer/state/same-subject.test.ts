import { describe, expect, it } from 'vitest';
import { cv } from '../../models/cv/index';
import type { Command } from '../../models/document/command';
import { apply } from '../../models/document/reducer';
import { designOf } from '../dev/designs';
import { countingIds } from '../dev/fake-api';
import { sameSubject } from './same-subject';

const project = cv.newProject(countingIds());
const sensor = project.network.elements.find(({ type }) => type === 'sensor')!.id;
const functional = project.target.functionals[0]!.id;

function same(command: Command): boolean {
  const edited = apply(project, command);
  if (!edited.ok) throw new Error(edited.error.message);
  return sameSubject(project, edited.value.project);
}

describe('The subject of the physics', () => {
  it('is the same after moving, renaming the project, taking notes and storing a design', () => {
    expect(same({ type: 'move', positions: { [sensor]: { x: 1, y: 2 } } })).toBe(true);
    expect(same({ type: 'rename-project', name: 'Other' })).toBe(true);
    expect(same({ type: 'set-notes', notes: 'Other' })).toBe(true);
    expect(same({ type: 'apply-design', design: designOf(project, 'x'), settings: project.settings })).toBe(true);
  });

  it('is another after any edit of values, names, weights, settings or wiring', () => {
    const owner = { scope: 'element' as const, id: sensor };
    expect(same({ type: 'set-parameter', owner, key: 'response', value: 3 })).toBe(false);
    expect(same({ type: 'rename-element', id: sensor, name: 'Other' })).toBe(false);
    expect(same({ type: 'set-weight', functional, element: sensor, value: 0.5 })).toBe(false);
    expect(same({ type: 'set-settings', settings: { [sensor]: { phase: 1 } } })).toBe(false);
    expect(same({ type: 'remove', elements: [], links: [project.network.links[0]!.id] })).toBe(false);
    expect(same({ type: 'remove', elements: [sensor], links: [] })).toBe(false);
  });
});
