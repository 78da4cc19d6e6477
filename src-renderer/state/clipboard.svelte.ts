import type { Position } from '../../models/document/project';
import { copyText, middleOf, pasted, readFragment } from '../network/clipboard';
import type { Announcer } from './announcer.svelte';
import type { DocumentState } from './document.svelte';
import type { Selection } from './selection.svelte';

const STEP = 30;

/** Copy, paste and duplicate of elements with the links between them. */
export class Clipboard {
  /** Last text copied here, for a paste that does not come with the system clipboard's text. */
  #text = '';
  #pending: string | null = null;

  constructor(
    private readonly document: DocumentState,
    private readonly selection: Selection,
    private readonly announcer: Announcer,
    private readonly newId: () => string,
  ) {}

  /**
   * Puts a text on the system clipboard. The permission to write it directly is denied to the window, so this raises
   * the copy event of the keys, which asks `copy` for the text.
   */
  copyText(text: string, said: string): void {
    this.#pending = text;
    const copied = document.execCommand('copy');
    this.#pending = null;
    this.announcer.say(copied ? said : 'Copying was refused');
  }

  /** Whether a text waits for the copy event. */
  get pending(): boolean {
    return this.#pending !== null;
  }

  /** Text for the system clipboard, or null when nothing is selected. */
  copy(): string | null {
    if (this.#pending !== null) return this.#pending;
    const { project } = this.document;
    const { elements } = this.selection;
    if (!project || elements.length === 0) return null;
    this.#text = copyText(project, elements);
    this.announcer.say(`Copied ${count(elements.length)}`);
    return this.#text;
  }

  /** Inserts copied elements around `at`. Other text is left alone; false then. */
  paste(text: string | null, at: Position): boolean {
    const { project } = this.document;
    const fragment = readFragment(text ?? this.#text);
    if (!project || fragment?.model !== project.model || fragment.elements.length === 0) return false;
    const { elements, links } = pasted(fragment, project, at, this.newId);
    if (!this.document.edit({ type: 'insert', elements, links }, 'Paste')) return false;
    this.selection.set(elements.map(({ id }) => id));
    this.announcer.say(`Pasted ${count(elements.length)}`);
    return true;
  }

  /** A copy of the selection beside itself; the clipboard keeps what it holds. */
  duplicate(): void {
    const { project } = this.document;
    const ids = this.selection.elements;
    const originals = project?.network.elements.filter(({ id }) => ids.includes(id)) ?? [];
    if (!project || originals.length === 0) return;
    const fragment = readFragment(copyText(project, ids))!;
    const middle = middleOf(originals);
    const { elements, links } = pasted(fragment, project, { x: middle.x + STEP, y: middle.y + STEP }, this.newId);
    if (!this.document.edit({ type: 'insert', elements, links }, 'Duplicate')) return;
    this.selection.set(elements.map(({ id }) => id));
    this.announcer.say(`Duplicated ${count(elements.length)}`);
  }
}

function count(elements: number): string {
  return elements === 1 ? '1 element' : `${elements} elements`;
}
