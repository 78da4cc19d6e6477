import type { Project } from '../../models/document/project';
import { idsOf, sameMembers } from './members';

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
    this.set(idsOf(this.elements, project?.network.elements ?? []), idsOf(this.links, project?.network.links ?? []));
  }
}
