import { getContext, setContext } from 'svelte';
import type { Workbench } from '../state/workbench.svelte';
import { type AppCommand, shownKeys } from './command';

/** A command as a button sees it. `enabled` is read anew whenever state changes. */
export interface BoundCommand {
  readonly title: string;
  readonly shownKeys: string | undefined;
  readonly enabled: boolean;
  run(): void;
}

/** The command table bound to the workbench; it changes with the model of the open network. */
export class Commands {
  constructor(
    private readonly tableInForce: () => readonly AppCommand[],
    private readonly workbench: Workbench,
  ) {}

  get table(): readonly AppCommand[] {
    return this.tableInForce();
  }

  /** The command of that id; an unknown id is a mistake in the program. */
  get(id: string): BoundCommand {
    const command = this.table.find((candidate) => candidate.id === id);
    if (!command) throw new Error(`No command is called ${id}.`);
    const { workbench } = this;
    const mac = workbench.info?.platform === 'darwin';
    return {
      title: command.title,
      shownKeys: command.shortcut && shownKeys(command.shortcut, mac),
      get enabled() {
        return command.when(workbench);
      },
      run: () => void command.run(workbench),
    };
  }

  /** Runs a command by id where it makes sense now, e.g. from the native menu. */
  run(id: string): void {
    const command = this.table.find((candidate) => candidate.id === id);
    if (command?.when(this.workbench)) void command.run(this.workbench);
  }
}

const KEY = Symbol('commands');

export function provideCommands(commands: Commands): void {
  setContext(KEY, commands);
}

export function useCommands(): Commands {
  return getContext<Commands>(KEY);
}
