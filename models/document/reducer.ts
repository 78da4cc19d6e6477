import { err, ok } from '../../optimizer/result';
import type { Command, CommandOf, Edited } from './command';
import { insert, move, remove, renameElement } from './edit-network';
import { removeFunctional, setFunctional, setWeight } from './edit-target';
import { setParameter, setSettings } from './edit-values';
import { applyDesign, replaceNetwork, restore } from './edit-whole';
import { emptyName } from './integrity';
import type { Project } from './project';

/**
 * Applies one edit. The result shares every untouched part with `project`, and is `project` itself
 * where nothing changes; applying `inverse` to it gives back an equal project. Edits that would leave
 * dangling links, taken ids, strangers or numbers that are not finite are refused with the reason.
 */
export function apply(project: Project, command: Command): Edited {
  switch (command.type) {
    case 'insert':
      return insert(project, command);
    case 'remove':
      return remove(project, command);
    case 'move':
      return move(project, command);
    case 'rename-element':
      return renameElement(project, command);
    case 'set-parameter':
      return setParameter(project, command);
    case 'set-weight':
      return setWeight(project, command);
    case 'set-functional':
      return setFunctional(project, command);
    case 'remove-functional':
      return removeFunctional(project, command);
    case 'set-settings':
      return setSettings(project, command);
    case 'apply-design':
      return applyDesign(project, command);
    case 'rename-project':
      return renameProject(project, command);
    case 'set-notes':
      return setNotes(project, command);
    case 'replace-network':
      return replaceNetwork(project, command);
    case 'restore':
      return restore(project, command);
    case 'batch':
      return batch(project, command);
  }
}

function renameProject(project: Project, { name }: CommandOf<'rename-project'>): Edited {
  if (name.trim() === '') return err(emptyName(project.name));
  const inverse = { type: 'rename-project', name: project.name } as const;
  return ok({ project: name === project.name ? project : { ...project, name }, inverse });
}

function setNotes(project: Project, { notes }: CommandOf<'set-notes'>): Edited {
  const inverse = { type: 'set-notes', notes: project.notes } as const;
  return ok({ project: notes === project.notes ? project : { ...project, notes }, inverse });
}

/** All or nothing. */
function batch(project: Project, { label, commands }: CommandOf<'batch'>): Edited {
  const inverses: Command[] = [];
  let present = project;
  for (const command of commands) {
    const edited = apply(present, command);
    if (!edited.ok) return edited;
    present = edited.value.project;
    inverses.push(edited.value.inverse);
  }
  return ok({ project: present, inverse: { type: 'batch', label, commands: inverses.reverse() } });
}
