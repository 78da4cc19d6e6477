import type { Project } from '../../models/document/project';
import type { DocumentState } from './document.svelte';
import { sameSubject } from './same-subject';
import { type Scholar, takesLong, type ToleranceStudy } from './study';

/** The tolerances of the open network: made when asked for, beside the window where it is large. */
export class Tolerances {
  #known = $state.raw<{ readonly generation: number; readonly study: ToleranceStudy } | null>(null);
  /** What is being worked out beside the window. */
  #asked = $state.raw<Project | null>(null);
  /** What the latest study is of, or will be. */
  #subject: Project | null = null;

  /** The latest; never those of a document that was open before. */
  readonly study: ToleranceStudy | null = $derived.by(() =>
    this.#known?.generation === this.document.generation ? this.#known.study : null,
  );

  /** Whether newer ones are on their way. */
  readonly updating: boolean = $derived(this.#asked !== null);

  constructor(
    private readonly document: DocumentState,
    private scholar: Scholar | null,
  ) {}

  /** Works them out for the project as it stands, unless that has been done: elements may have been moved only. */
  ask(): void {
    const { project, model, generation } = this.document;
    if (!project || !model?.tolerances) return;
    const again = this.study !== null || this.updating;
    if (again && this.#subject && sameSubject(this.#subject, project)) return;
    this.#subject = project;
    const keep = (study: ToleranceStudy): void => {
      if (this.#subject !== project) return;
      this.#asked = null;
      this.#known = { generation, study };
    };
    if (!this.scholar || !takesLong(project)) {
      keep(model.tolerances(project));
      return;
    }
    this.#asked = project;
    this.scholar.tolerances(project, keep, () => {
      // Rather slow than silent.
      this.scholar = null;
      this.#asked = null;
      this.#subject = null;
      this.ask();
    });
  }
}
