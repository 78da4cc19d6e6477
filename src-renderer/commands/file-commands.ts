import type { PhysicsModel } from '../../models/model';
import type { Workbench } from '../state/workbench.svelte';
import type { AppCommand } from './command';

const open = (workbench: Workbench): boolean => workbench.document.project !== null;

/** Commands on files; a new network is of one of the models. */
export function fileCommands(models: readonly PhysicsModel[]): readonly AppCommand[] {
  return [newCommand, ...models.map(newOfModel), ...openFileCommands];
}

const newCommand: AppCommand = {
  id: 'file.new',
  title: 'New network',
  group: 'File',
  shortcut: '$mod+n',
  words: 'create project start model',
  whileTyping: true,
  when: () => true,
  run: (workbench) => {
    workbench.dialog = 'new';
  },
};

function newOfModel(model: PhysicsModel): AppCommand {
  return {
    id: `file.new-${model.id}`,
    title: `New: ${model.title}`,
    group: 'File',
    words: `create project start ${model.summary}`,
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
