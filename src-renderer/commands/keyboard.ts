import { createKeybindingsHandler } from 'tinykeys';
import type { Workbench } from '../state/workbench.svelte';
import type { AppCommand } from './command';

/** Second keys for what has one already: people's fingers differ. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  'edit.delete': ['Backspace'],
  'edit.redo': ['$mod+y'],
};

/** A listener for `keydown` that runs the commands of the table. */
export function keyboardHandler(table: readonly AppCommand[], workbench: Workbench): (event: KeyboardEvent) => void {
  const bindings: Record<string, (event: KeyboardEvent) => void> = {};
  for (const command of table) {
    if (command.keysByWindow || !command.shortcut) continue;
    for (const keys of [command.shortcut, ...(ALIASES[command.id] ?? [])]) {
      bindings[keys] = (event) => {
        if (isTyping(event.target) && !command.whileTyping) return;
        if (workbench.dialog || workbench.files.question || !command.when(workbench)) return;
        event.preventDefault();
        void command.run(workbench);
      };
    }
  }
  // The decision about text fields is ours, command by command.
  return createKeybindingsHandler(bindings, { ignore: (event) => event.repeat || event.isComposing });
}

/** Whether the keys belong to a text field or another control that takes letters. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.closest('input, textarea, select, [role="menu"], [role="listbox"]') !== null
  );
}
