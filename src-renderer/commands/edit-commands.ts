import { tick } from 'svelte';
import type { Workbench } from '../state/workbench.svelte';
import type { AppCommand } from './command';

const anyElement = (workbench: Workbench): boolean => workbench.selection.elements.length > 0;

export const editCommands: readonly AppCommand[] = [
  {
    id: 'edit.undo',
    title: 'Undo',
    group: 'Edit',
    shortcut: '$mod+z',
    when: (workbench) => workbench.document.undoLabel !== null,
    run: (workbench) =>
      keepInView(workbench, () => {
        const label = workbench.document.undo();
        if (label) workbench.announcer.say(`Undid: ${label}`);
      }),
  },
  {
    id: 'edit.redo',
    title: 'Redo',
    group: 'Edit',
    shortcut: '$mod+Shift+z',
    when: (workbench) => workbench.document.redoLabel !== null,
    run: (workbench) =>
      keepInView(workbench, () => {
        const label = workbench.document.redo();
        if (label) workbench.announcer.say(`Redid: ${label}`);
      }),
  },
  {
    id: 'edit.cut',
    title: 'Cut',
    group: 'Edit',
    shortcut: '$mod+x',
    keysByWindow: true,
    when: anyElement,
    run: () => void document.execCommand('cut'),
  },
  {
    id: 'edit.copy',
    title: 'Copy',
    group: 'Edit',
    shortcut: '$mod+c',
    keysByWindow: true,
    when: anyElement,
    // Raises the same clipboard event as the keys do.
    run: () => void document.execCommand('copy'),
  },
  {
    id: 'edit.paste',
    title: 'Paste',
    group: 'Edit',
    shortcut: '$mod+v',
    keysByWindow: true,
    when: (workbench) => workbench.document.project !== null,
    run: (workbench) => {
      const at = workbench.canvas?.insertionPoint() ?? { x: 0, y: 0 };
      workbench.clipboard.paste(null, at);
    },
  },
  {
    id: 'edit.duplicate',
    title: 'Duplicate',
    group: 'Edit',
    shortcut: '$mod+d',
    when: anyElement,
    run: (workbench) => workbench.clipboard.duplicate(),
  },
  {
    id: 'edit.delete',
    title: 'Delete',
    group: 'Edit',
    shortcut: 'Delete',
    words: 'remove',
    when: (workbench) => workbench.selection.count > 0,
    run: deleteSelection,
  },
  {
    id: 'edit.select-all',
    title: 'Select all',
    group: 'Edit',
    shortcut: '$mod+a',
    when: (workbench) => workbench.document.project !== null,
    run: ({ document: { project }, selection }) => {
      if (!project) return;
      selection.set(
        project.network.elements.map(({ id }) => id),
        project.network.links.map(({ id }) => id),
      );
    },
  },
  {
    id: 'edit.select-alike',
    title: 'Select all of this kind',
    group: 'Edit',
    words: 'same type',
    when: anyElement,
    run: ({ document: { project }, selection }) => {
      if (!project) return;
      const chosen = new Set(selection.elements);
      const types = new Set(project.network.elements.filter(({ id }) => chosen.has(id)).map(({ type }) => type));
      selection.set(project.network.elements.filter(({ type }) => types.has(type)).map(({ id }) => id));
    },
  },
];

/** Makes a step of the history; a drawing that it replaces as a whole is fitted into the view again. */
async function keepInView(workbench: Workbench, step: () => void): Promise<void> {
  const ids = (): readonly string[] => workbench.document.project?.network.elements.map(({ id }) => id) ?? [];
  const before = ids();
  step();
  if (before.length === 0 || ids().some((id) => before.includes(id))) return;
  await tick();
  workbench.canvas?.fit('all');
}

/** Removes the selected elements and links as one step. */
export function deleteSelection({ document, selection, announcer }: Workbench): void {
  const { elements, links } = selection;
  if (!document.edit({ type: 'remove', elements, links })) return;
  announcer.say(
    elements.length + links.length === 1 ? 'Deleted 1 item' : `Deleted ${elements.length + links.length} items`,
  );
}
