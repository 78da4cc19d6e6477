import type { Result } from '../../optimizer/result';
import { checkProject } from '../../models/check-project';
import type { Annotations, Assessment } from '../../models/design';
import type { Command } from '../../models/document/command';
import { describe } from '../../models/document/describe';
import { type History, isUnsaved, markSaved, perform, redo, startHistory, undo } from '../../models/document/history';
import { inputHash } from '../../models/document/input-hash';
import type { Project } from '../../models/document/project';
import type { FigureSpec } from '../../models/figure';
import type { Issue } from '../../models/issue';
import type { PhysicsModel } from '../../models/model';
import { modelById } from '../../models/registry';
import { sameSubject } from './same-subject';
import { settingsDiffer } from './settings-differ';
import { type Scholar, type Study, takesLong } from './study';

/** Where the settings in force come from. `optimised` alone earns the accent colour. */
export type ResultState = 'none' | 'optimised' | 'stale' | 'hand-set';

/** The edit that made the design stale. */
export interface StaleCause {
  readonly label: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The open document with its history, and everything that follows from it. */
export class DocumentState {
  #history = $state.raw<History | null>(null);
  /** Counts opened documents, so that views can start afresh. */
  generation = $state(0);
  staleCause = $state.raw<StaleCause | null>(null);
  #lastAnnotations: Annotations | null = null;
  #lastSubject: Project | null = null;
  /** The latest study made beside the window, of what, and the latest pictures. */
  #studied = $state.raw<(Study & { readonly subject: Project; readonly shown: readonly FigureSpec[] }) | null>(null);
  #asked: Project | null = null;
  /** Studies large networks; null where they are studied like small ones. */
  #scholar = $state.raw<Scholar | null>(null);

  readonly project: Project | null = $derived(this.#history?.project ?? null);
  readonly model: PhysicsModel | null = $derived(this.project ? (modelById(this.project.model) ?? null) : null);
  /** The project as the physics sees it; it stays the same object while elements are only moved. */
  readonly #subject: Project | null = $derived.by(() => {
    const { project } = this;
    if (!project || !this.#lastSubject || !sameSubject(this.#lastSubject, project)) this.#lastSubject = project;
    return this.#lastSubject;
  });
  /** Whether the network is studied beside the window. */
  readonly #aside: boolean = $derived(this.#scholar !== null && this.#subject !== null && takesLong(this.#subject));
  readonly issues: readonly Issue[] = $derived(this.#subject ? checkProject(this.#subject) : []);
  readonly errors: readonly Issue[] = $derived(this.issues.filter(({ severity }) => severity === 'error'));
  readonly inputHash: string = $derived(this.#subject ? inputHash(this.#subject) : '');
  readonly unsaved: boolean = $derived(this.#history !== null && isUnsaved(this.#history));
  readonly undoLabel: string | null = $derived(this.#history?.past?.label ?? null);
  readonly redoLabel: string | null = $derived(this.#history?.future?.label ?? null);
  readonly stale: boolean = $derived.by(() => {
    const design = this.project?.design;
    return design ? design.inputHash !== this.inputHash : false;
  });

  /** The study of the project as it stands, or of an earlier state while a large network is being studied anew. */
  readonly #assessed: Result<Assessment, readonly Issue[]> | null = $derived.by(() => {
    if (!this.#subject || !this.model || this.errors.length > 0) return null;
    if (this.#aside) return this.#studied?.assessed ?? null;
    return this.model.assess(this.#subject);
  });

  /** Whether numbers, drawing and pictures are still those before the last edit. Small networks never wait. */
  readonly updating: boolean = $derived(
    this.#aside && this.errors.length === 0 && !(this.#studied?.subject === this.#subject && this.#studied?.figures),
  );

  /** What the settings in force achieve; null where errors stand in the way. */
  readonly assessment: Assessment | null = $derived(this.#assessed?.ok ? this.#assessed.value : null);

  /** Everything wrong with the network and with the settings in force, each once. */
  readonly problems: readonly Issue[] = $derived.by(() => {
    const found = this.#assessed?.ok ? this.#assessed.value.warnings : (this.#assessed?.error ?? []);
    const fresh = found.filter((issue) => !this.issues.some((known) => sameIssue(known, issue)));
    return [...this.issues, ...fresh];
  });

  /** The pictures of the dock; none while errors stand in the way. */
  readonly figures: readonly FigureSpec[] = $derived.by(() => {
    if (!this.#subject || !this.model || !this.assessment) return [];
    if (this.#aside) return this.#studied?.shown ?? [];
    const drawn = this.model.figures(this.#subject);
    return drawn.ok ? drawn.value : [];
  });

  readonly resultState: ResultState = $derived.by(() => {
    const design = this.project?.design;
    if (!this.project || !design) return 'none';
    if (this.stale) return 'stale';
    return settingsDiffer(this.project.settings, design.settings) ? 'hand-set' : 'optimised';
  });

  /** Texts on the drawing; while the network is in error, the last that held. */
  readonly annotations: Annotations | null = $derived.by(() => {
    if (this.assessment) this.#lastAnnotations = this.assessment.annotations;
    return this.#lastAnnotations;
  });

  /**
   * `now` tells the time of an edit; `refuse` hears why an edit did not fit the document, which then stays as it is;
   * `scholar` studies networks too large for the time between two frames.
   */
  constructor(
    private readonly now: () => number = Date.now,
    private readonly refuse: (issue: Issue) => void = () => undefined,
    scholar: Scholar | null = null,
  ) {
    this.#scholar = scholar;
  }

  /** Shows a project as it was read or made: nothing to undo, nothing unsaved. */
  open(project: Project): void {
    this.#lastAnnotations = null;
    this.staleCause = null;
    this.#studied = null;
    this.#history = startHistory(project, true);
    this.generation += 1;
    this.#study();
  }

  close(): void {
    this.#history = null;
    this.staleCause = null;
    this.#studied = null;
    this.#asked = null;
  }

  /** Makes an edit one undo step, named after what it does unless a label is given. False where it was refused. */
  edit(command: Command, label?: string): boolean {
    const history = this.#history;
    if (!history) return false;
    const performed = perform(history, command, label ?? describe(command, history.project, this.model ?? undefined));
    if (!performed.ok) {
      this.refuse(performed.error);
      return false;
    }
    this.#show(performed.value, performed.value.past?.label ?? '');
    return true;
  }

  /** Takes the last step back; its label, or null where there is none. */
  undo(): string | null {
    const label = this.undoLabel;
    if (this.#history && label !== null) this.#show(undo(this.#history), `undo of ${label}`);
    return label;
  }

  /** Makes the last step undone again; its label, or null where there is none. */
  redo(): string | null {
    const label = this.redoLabel;
    if (this.#history && label !== null) this.#show(redo(this.#history), label);
    return label;
  }

  /** Remembers that this project is in the file; edits made while it was written stay unsaved. */
  markSaved(project: Project): void {
    if (this.#history) this.#history = markSaved(this.#history, project);
  }

  #show(history: History, label: string): void {
    const wasStale = this.stale;
    this.#history = history;
    this.#study();
    if (!this.stale) this.staleCause = null;
    else if (!wasStale) this.staleCause = { label, at: this.now() };
  }

  /** Has a large network studied anew where the physics of it changed. */
  #study(): void {
    const subject = this.#subject;
    if (!subject || !this.#aside || this.errors.length > 0 || subject === this.#asked) return;
    this.#asked = subject;
    this.#scholar?.study(
      subject,
      (study) => {
        if (subject !== this.#asked) return;
        this.#studied = { ...study, subject, shown: study.figures ?? this.#studied?.shown ?? [] };
      },
      // Rather slow than silent.
      () => (this.#scholar = null),
    );
  }
}

function sameIssue(a: Issue, b: Issue): boolean {
  return a.code === b.code && a.where.label === b.where.label && a.message === b.message;
}
