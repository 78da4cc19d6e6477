import type { Project } from '../../models/document/project';

/** What the planner has picked on the drawing or in the outline. Not part of the document. */
export class Selection {
  elements = $state.raw<readonly string[]>([]);
  links = $state.raw<readonly string[]>([]);

  /** Elements and links together. */
  count = $derived(this.elements.length + this.links.length);

  /** Replaces the selection. Equal sets change nothing, so views that echo a selection back cannot loop. */
  set(elements: readonly string[], links: readonly string[] = []): void {
    if (!sameMembers(this.elements, elements)) this.elements = elements;
    if (!sameMembers(this.links, links)) this.links = links;
  }

  clear(): void {
    this.set([]);
  }

  /** Adds an element, or takes it out where it was in. */
  toggle(element: string): void {
    const rest = this.elements.filter((id) => id !== element);
    this.set(rest.length < this.elements.length ? rest : [...this.elements, element], this.links);
  }

  /** Drops what the project no longer contains. */
  prune(project: Project | null): void {
    const elements = new Set(project?.network.elements.map((element) => element.id));
    const links = new Set(project?.network.links.map((link) => link.id));
    this.set(
      this.elements.filter((id) => elements.has(id)),
      this.links.filter((id) => links.has(id)),
    );
  }
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const members = new Set(a);
  return b.every((id) => members.has(id));
}
