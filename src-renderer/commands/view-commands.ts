import { arrange, type Arrangement } from '../network/arrange';
import type { Theme } from '../state/preferences.svelte';
import type { Workbench } from '../state/workbench.svelte';
import type { AppCommand } from './command';

const drawn = (workbench: Workbench): boolean => workbench.canvas !== null;

const THEMES: Readonly<Record<Theme, string>> = {
  system: 'Theme of the system',
  light: 'Light theme',
  dark: 'Dark theme',
  contrast: 'High-contrast theme',
};

const themeCommands: readonly AppCommand[] = (Object.keys(THEMES) as Theme[]).map((theme) => ({
  id: `view.theme-${theme}`,
  title: THEMES[theme],
  group: 'View',
  words: 'appearance colour mode',
  when: (workbench) => workbench.preferences.theme !== theme,
  run: (workbench) => workbench.preferences.setTheme(theme),
}));

const ARRANGEMENTS: Readonly<Record<Arrangement, { readonly title: string; readonly least: number }>> = {
  'align-left': { title: 'Align left', least: 2 },
  'align-top': { title: 'Align top', least: 2 },
  distribute: { title: 'Distribute evenly', least: 3 },
};

const arrangeCommands: readonly AppCommand[] = (Object.keys(ARRANGEMENTS) as Arrangement[]).map((how) => ({
  id: `view.${how}`,
  title: ARRANGEMENTS[how].title,
  group: 'Layout',
  when: (workbench) => drawn(workbench) && workbench.selection.elements.length >= ARRANGEMENTS[how].least,
  run: ({ canvas, document, selection }) => {
    const positions = arrange(how, canvas?.placed(selection.elements) ?? []);
    if (Object.keys(positions).length > 0) document.edit({ type: 'move', positions }, ARRANGEMENTS[how].title);
  },
}));

export const viewCommands: readonly AppCommand[] = [
  {
    id: 'view.fit',
    title: 'Fit everything',
    group: 'View',
    shortcut: 'Shift+f',
    words: 'zoom frame',
    when: drawn,
    run: (workbench) => workbench.canvas?.fit('all'),
  },
  {
    id: 'view.fit-selection',
    title: 'Fit the selection',
    group: 'View',
    shortcut: 'f',
    words: 'zoom frame',
    when: (workbench) => drawn(workbench) && workbench.selection.count > 0,
    run: (workbench) => workbench.canvas?.fit('selection'),
  },
  {
    id: 'view.grid',
    title: 'Show or hide the grid',
    group: 'View',
    words: 'dots',
    when: drawn,
    run: (workbench) => workbench.preferences.toggle('grid'),
  },
  {
    id: 'view.snap',
    title: 'Switch snapping to the grid',
    group: 'View',
    words: 'magnet',
    when: drawn,
    run: (workbench) => workbench.preferences.toggle('snap'),
  },
  {
    id: 'view.dock',
    title: 'Show or hide the dock',
    group: 'View',
    words: 'results design problems panel',
    shortcut: '$mod+j',
    when: drawn,
    run: (workbench) => workbench.preferences.toggle('dockOpen'),
  },
  ...arrangeCommands,
  ...themeCommands,
];

export const helpCommands: readonly AppCommand[] = [
  {
    id: 'help.palette',
    title: 'Search or run a command',
    group: 'Help',
    shortcut: '$mod+k',
    whileTyping: true,
    when: () => true,
    run: (workbench) => {
      workbench.dialog = 'palette';
    },
  },
  {
    id: 'help.keys',
    title: 'Show keyboard shortcuts',
    group: 'Help',
    shortcut: '[Shift]+?',
    when: () => true,
    run: (workbench) => {
      workbench.dialog = 'keys';
    },
  },
];
