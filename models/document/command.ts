import type { Result } from '../../optimizer/result';
import type { Design } from '../design';
import type { Issue } from '../issue';
import type { ParameterValue } from '../parameter';
import type { Functional, NetworkElement, NetworkLink, Position, Project, Settings } from './project';

/** The owner of a parameter: the network itself, an element or a link. */
export type Owner =
  | { readonly scope: 'network' }
  | { readonly scope: 'element'; readonly id: string }
  | { readonly scope: 'link'; readonly id: string };

/**
 * One edit of the document, as plain JSON. Every change of a project is one of these; undo, journal,
 * tests and scripting share the list. `batch` makes several edits one step with one name.
 */
export type Command =
  | { readonly type: 'insert'; readonly elements: readonly NetworkElement[]; readonly links: readonly NetworkLink[] }
  /** Removes the items, all links at removed elements, and their weights and settings. */
  | { readonly type: 'remove'; readonly elements: readonly string[]; readonly links: readonly string[] }
  | { readonly type: 'move'; readonly positions: Readonly<Record<string, Position>> }
  | { readonly type: 'rename-element'; readonly id: string; readonly name: string }
  /** A null value removes the entry, so that the default holds; without `displayUnit` the unit stays, null removes it. */
  | {
      readonly type: 'set-parameter';
      readonly owner: Owner;
      readonly key: string;
      readonly value: ParameterValue | null;
      readonly displayUnit?: string | null;
    }
  | { readonly type: 'set-weight'; readonly functional: string; readonly element: string; readonly value: number }
  | { readonly type: 'set-functional'; readonly functional: Functional }
  | { readonly type: 'remove-functional'; readonly id: string }
  /** Writes the given controls and leaves the others; a null value removes the setting. */
  | {
      readonly type: 'set-settings';
      readonly settings: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
    }
  /** Stores a design and puts its settings in force, replacing all settings. */
  | { readonly type: 'apply-design'; readonly design: Design | null; readonly settings: Settings }
  | { readonly type: 'rename-project'; readonly name: string }
  | { readonly type: 'set-notes'; readonly notes: string }
  /** Replaces network, target and settings at once (automatic layout). */
  | {
      readonly type: 'replace-network';
      readonly network: Project['network'];
      readonly target: Project['target'];
      readonly settings: Settings;
    }
  /** Puts an earlier state of elements, links, weights and settings back exactly; made by inverses only. */
  | {
      readonly type: 'restore';
      readonly network: Project['network'];
      readonly target: Project['target'];
      readonly settings: Settings;
    }
  | { readonly type: 'batch'; readonly label: string; readonly commands: readonly Command[] };

export type CommandOf<Type extends Command['type']> = Extract<Command, { readonly type: Type }>;

/** What an edit makes of a project: the new one with the command that takes the edit back, or why it is refused. */
export type Edited = Result<{ readonly project: Project; readonly inverse: Command }, Issue>;
