import type { PhysicsModel } from '../../models/model';
import { SOLVERS } from '../../src-main/contract/solvers';
import type { Workbench } from '../state/workbench.svelte';
import type { AppCommand } from './command';

const open = (workbench: Workbench): boolean => workbench.document.project !== null;

function solverCommands(): readonly AppCommand[] {
  return SOLVERS.map(({ key, label, help }) => ({
    id: `design.solver-${key}`,
    title: `Use the solver: ${label}`,
    group: 'Design',
    words: help,
    when: (workbench) => open(workbench) && workbench.job.solver !== key,
    run: (workbench) => {
      workbench.job.solver = key;
      workbench.showDock('solvers');
    },
  }));
}

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
    id: 'design.compare',
    title: 'Compare solvers',
    group: 'Design',
    words: 'benchmark method baseline optimization-js',
    when: (workbench) =>
      workbench.document.project !== null && workbench.document.errors.length === 0 && !workbench.comparison.running,
    run: (workbench) => {
      workbench.showDock('solvers');
      return workbench.comparison.start();
    },
  },
  {
    id: 'design.simulate',
    title: 'Simulate the design',
    group: 'Design',
    words: 'monte carlo trials trust budget',
    when: ({ document, simulation }) =>
      document.model?.simulation !== undefined && document.assessment !== null && !simulation.running,
    run: ({ document, simulation }) => simulation.start(document.model?.simulation?.defaultTrials ?? 0),
  },
  {
    id: 'design.stop-simulation',
    title: 'Stop simulating',
    group: 'Design',
    words: 'cancel trials',
    when: ({ simulation }) => simulation.running && simulation.status === 'running',
    run: ({ simulation }) => simulation.stop(),
  },
  ...solverCommands(),
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
