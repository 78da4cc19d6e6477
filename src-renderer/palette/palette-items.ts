import type { AppCommand } from '../commands/command';
import { elementRows, linkRows } from '../network/outline-rows';
import type { Workbench } from '../state/workbench.svelte';

/** One thing the palette can do: a command, or a place to go to. */
export interface PaletteItem {
  readonly key: string;
  readonly group: 'Do' | 'Go to';
  readonly title: string;
  /** Quiet remark beside the title. */
  readonly note: string;
  /** Further words by which it is found. */
  readonly words: string;
  readonly shortcut: string | undefined;
  readonly enabled: boolean;
  run(): void;
}

/** Every command of the table, those that are possible now first, then every element, link and problem. */
export function paletteItems(table: readonly AppCommand[], workbench: Workbench): readonly PaletteItem[] {
  const commands = table.map((command): PaletteItem => ({
    key: command.id,
    group: 'Do',
    title: command.title,
    note: command.group,
    words: command.words ?? '',
    shortcut: command.shortcut,
    enabled: command.when(workbench),
    run: () => void command.run(workbench),
  }));
  return [...commands.toSorted((a, b) => Number(b.enabled) - Number(a.enabled)), ...places(workbench)];
}

function places(workbench: Workbench): readonly PaletteItem[] {
  const { document: doc, selection } = workbench;
  const { project, model } = doc;
  if (!project || !model) return [];
  const rows = [
    ...elementRows(project, model, doc.annotations, doc.issues),
    ...linkRows(project, doc.annotations, doc.issues),
  ];
  const items = rows.map((row): PaletteItem => ({
    key: row.id,
    group: 'Go to',
    title: row.name,
    note: row.wrong ?? row.result,
    words: row.kind,
    shortcut: undefined,
    enabled: true,
    run: () => {
      if (row.kind === 'element') selection.set([row.id]);
      else selection.set([], [row.id]);
      workbench.canvas?.fit('selection');
    },
  }));
  const problems: PaletteItem = {
    key: 'problems',
    group: 'Go to',
    title: 'Problems',
    note: `${doc.problems.length}`,
    words: 'errors warnings',
    shortcut: undefined,
    enabled: true,
    run: () => workbench.showDock('problems'),
  };
  return [...items, problems];
}
