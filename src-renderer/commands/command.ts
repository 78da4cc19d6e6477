import type { Workbench } from '../state/workbench.svelte';

export type CommandGroup = 'File' | 'Edit' | 'Place' | 'Design' | 'Layout' | 'View' | 'Go to' | 'Help';

/** One thing the planner can do. Top bar, keyboard, palette and native menu all run these. */
export interface AppCommand {
  readonly id: string;
  /** Sentence case, a verb first. */
  readonly title: string;
  readonly group: CommandGroup;
  /** Keys in the notation of tinykeys, e.g. "$mod+Shift+z"; $mod is Ctrl, on a Mac Command. */
  readonly shortcut?: string;
  /** Further words by which the palette finds it. */
  readonly words?: string;
  /** The window system itself turns these keys into clipboard events; the keyboard table leaves them alone. */
  readonly keysByWindow?: boolean;
  /** Works while a text field has the focus. Off, so that typing stays typing. */
  readonly whileTyping?: boolean;
  /** Whether it makes sense now. */
  when(workbench: Workbench): boolean;
  run(workbench: Workbench): void | Promise<void>;
}

/** The keys as they stand on the keyboard, e.g. "Ctrl Shift Z". */
export function shownKeys(shortcut: string, mac = false): string {
  const names: Readonly<Record<string, string>> = {
    $mod: mac ? '⌘' : 'Ctrl',
    Alt: mac ? '⌥' : 'Alt',
    Enter: '↵',
    Delete: 'Del',
    Escape: 'Esc',
  };
  return shortcut
    .split('+')
    .filter((key) => !key.startsWith('['))
    .map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join(' ');
}
