import type { PhysicsModel } from '../../models/model';
import type { Workbench } from '../state/workbench.svelte';
import type { AppCommand } from './command';

const open = (workbench: Workbench): boolean => workbench.document.project !== null;

/** Commands on files; `model` is that of a new network. */
export function fileCommands(model: PhysicsModel): readonly AppCommand[] {
  return [newCommand(model), ...openFileCommands];
}

function newCommand(model: PhysicsModel): AppCommand {
  return {
    id: 'file.new',
    title: 'New network',
    group: 'File',
    shortcut: '$mod+n',
    words: 'create project start',
    whileTyping: true,
    when: () => true,
    run: (workbench) => workbench.files.create(model),
  };
}

const openFileCommands: readonly AppCommand[] = [
  {
    id: 'file.open',
    title: 'Open file',
    group: 'File',
    shortcut: '$mod+o',
    words: 'load project',
    whileTyping: true,
    when: () => true,
    run: (workbench) => workbench.files.open(),
  },
  {
    id: 'file.save',
    title: 'Save',
    group: 'File',
    shortcut: '$mod+s',
    whileTyping: true,
    when: open,
    run: async (workbench) => {
      await workbench.files.save();
    },
  },
  {
    id: 'file.save-as',
    title: 'Save as',
    group: 'File',
    shortcut: '$mod+Shift+s',
    whileTyping: true,
    when: open,
    run: async (workbench) => {
      await workbench.files.save(true);
    },
  },
  {
    id: 'file.export-json',
    title: 'Export configuration as JSON',
    group: 'File',
    words: 'settings laboratory',
    when: open,
    run: (workbench) => workbench.files.exportDesign('json'),
  },
  {
    id: 'file.export-csv',
    title: 'Export configuration as CSV',
    group: 'File',
    words: 'settings table laboratory spreadsheet',
    when: open,
    run: (workbench) => workbench.files.exportDesign('csv'),
  },
  {
    id: 'file.close',
    title: 'Close network',
    group: 'File',
    words: 'start page',
    shortcut: '$mod+Shift+w',
    when: open,
    run: (workbench) => workbench.files.close(),
  },
];
