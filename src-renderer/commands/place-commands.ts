import type { Position } from '../../models/document/project';
import type { ElementSpec, PhysicsModel } from '../../models/model';
import { newElement } from '../network/new-elements';
import type { Workbench } from '../state/workbench.svelte';
import type { AppCommand } from './command';

/** One command for each element type: places it at the pointer, or in the middle of the view. */
export function placeCommands(model: PhysicsModel): readonly AppCommand[] {
  return model.elements.map((spec) => ({
    id: `place.${spec.type}`,
    title: `Place ${spec.label.toLowerCase()}`,
    group: 'Place',
    shortcut: spec.shortcut.toLowerCase(),
    words: `add insert ${spec.help}`,
    when: (workbench: Workbench) => workbench.document.project !== null,
    run: (workbench: Workbench) => placeElement(workbench, spec, workbench.canvas?.insertionPoint() ?? { x: 0, y: 0 }),
  }));
}

/** Inserts a new element with its middle at `at` and selects it. */
export function placeElement(workbench: Workbench, spec: ElementSpec, at: Position): void {
  const { document, selection, announcer, newId } = workbench;
  if (!document.project) return;
  const element = newElement(document.project, spec, at, newId());
  if (!document.edit({ type: 'insert', elements: [element], links: [] }, `Add ${element.name}`)) return;
  selection.set([element.id]);
  announcer.say(`Added ${element.name}`);
}
