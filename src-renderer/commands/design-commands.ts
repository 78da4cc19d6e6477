import type { PhysicsModel } from '../../models/model';
import type { Workbench } from '../state/workbench.svelte';
import type { AppCommand } from './command';

const open = (workbench: Workbench): boolean => workbench.document.project !== null;

export const designCommands: readonly AppCommand[] = [
  {
    id: 'design.optimise',
    title: 'Optimise',
    group: 'Design',
    shortcut: '$mod+Enter',
    words: 'optimize run solve',
    whileTyping: true,
    when: (workbench) => workbench.document.project !== null && !workbench.job.running,
    run: (workbench) => {
      if (workbench.document.errors.length === 0) return workbench.job.start();
      workbench.showDock('problems');
      workbench.announcer.say(`Fix ${workbench.document.errors.length} errors first`);
      return undefined;
    },
  },
  {
    id: 'design.stop',
    title: 'Stop optimising',
    group: 'Design',
    shortcut: '$mod+.',
    words: 'cancel',
    whileTyping: true,
    when: (workbench) => workbench.job.status === 'running',
    run: (workbench) => workbench.job.stop(),
  },
  {
    id: 'design.target',
    title: 'Edit the target weights',
    group: 'Design',
    words: 'weighted sum functional importance',
    when: open,
    run: (workbench) => {
      workbench.dialog = 'target';
    },
  },
];

/** One command for each layout that the model offers. */
export function layoutCommands(model: PhysicsModel): readonly AppCommand[] {
  return model.layouts.map((layout) => ({
    id: `layout.${layout.key}`,
    title: `Lay out as ${layout.label.toLowerCase()}`,
    group: 'Layout',
    words: layout.help,
    when: open,
    run: (workbench: Workbench) => {
      workbench.layoutKey = layout.key;
      workbench.dialog = 'layout';
    },
  }));
}
