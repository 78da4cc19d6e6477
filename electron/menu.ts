import type { MenuItemConstructorOptions } from 'electron';

type Item = readonly [label: string, command: string, accelerator?: string];

const FILE: readonly (Item | null)[] = [
  ['New Network', 'file.new', 'CmdOrCtrl+N'],
  ['Open…', 'file.open', 'CmdOrCtrl+O'],
  null,
  ['Save', 'file.save', 'CmdOrCtrl+S'],
  ['Save As…', 'file.save-as', 'CmdOrCtrl+Shift+S'],
  null,
  ['Export Configuration as JSON…', 'file.export-json'],
  ['Export Configuration as CSV…', 'file.export-csv'],
];
const EDIT: readonly (Item | null)[] = [
  ['Undo', 'edit.undo', 'CmdOrCtrl+Z'],
  ['Redo', 'edit.redo', 'CmdOrCtrl+Shift+Z'],
  null,
  ['Select All', 'edit.select-all', 'CmdOrCtrl+A'],
  ['Delete', 'edit.delete'],
];
const DESIGN: readonly (Item | null)[] = [
  ['Optimise', 'design.optimise', 'CmdOrCtrl+Return'],
  ['Stop', 'design.stop', 'CmdOrCtrl+.'],
];
const VIEW: readonly (Item | null)[] = [
  ['Fit Drawing', 'view.fit'],
  ['Find a Command…', 'help.palette', 'CmdOrCtrl+K'],
  ['Keyboard Shortcuts', 'help.keys'],
];

/**
 * The application menu. Its items send the ids of the window's own commands; accelerators are shown but not registered,
 * because the window handles the keys itself and would see them twice.
 */
export function menuTemplate(platform: string, send: (commandId: string) => void): MenuItemConstructorOptions[] {
  const menu = (label: string, items: readonly (Item | null)[], last: MenuItemConstructorOptions[] = []) => ({
    label,
    submenu: [...items.map((item) => (item === null ? { type: 'separator' as const } : entry(item, send))), ...last],
  });
  const quit: MenuItemConstructorOptions[] = [{ type: 'separator' }, { role: 'quit' }];
  const mac = platform === 'darwin';
  return [
    ...(mac ? [{ role: 'appMenu' as const }] : []),
    menu('File', FILE, mac ? [] : quit),
    menu('Edit', EDIT),
    menu('Design', DESIGN),
    menu('View', VIEW),
  ];
}

function entry([label, command, accelerator]: Item, send: (commandId: string) => void): MenuItemConstructorOptions {
  return {
    label,
    click: () => send(command),
    registerAccelerator: false,
    ...(accelerator === undefined ? {} : { accelerator }),
  };
}
