import type { FringeApi, JobEvent } from '../../src-main/contract/api';
import type { Design } from '../../models/design';
import type { Project, Settings } from '../../models/document/project';
import type { Announcer } from './announcer.svelte';
import type { DocumentState } from './document.svelte';
import type { Messages } from './messages.svelte';

type JobApi = Pick<FringeApi, 'startJob' | 'cancelJob' | 'onJobEvent'>;

export type JobStatus = 'idle' | 'running' | 'stopping';

const SEED = 1;

/**
 * One optimisation at a time, on a frozen copy of the project, so that editing goes on meanwhile. The design comes
 * back as one undo step; where the inputs changed in between it is stale from the start and says so.
 */
export class OptimiseJob {
  status = $state<JobStatus>('idle');
  /** 0..1, or null where the solver cannot tell. */
  fraction = $state<number | null>(null);
  /** Best figure of merit so far, null before the first feasible point. */
  best = $state<number | null>(null);
  running = $derived(this.status !== 'idle');

  #jobId = '';
  #projectId = '';
  readonly #stopListening: () => void;

  constructor(
    private readonly api: JobApi,
    private readonly document: DocumentState,
    private readonly messages: Messages,
    private readonly announcer: Announcer,
    private readonly newId: () => string,
  ) {
    this.#stopListening = api.onJobEvent((event) => this.#receive(event));
  }

  async start(): Promise<void> {
    const { project } = this.document;
    if (!project || this.running || this.document.errors.length > 0) return;
    this.#jobId = this.newId();
    this.#projectId = project.id;
    this.status = 'running';
    this.fraction = null;
    this.best = null;
    this.announcer.say('Optimising');
    const jobId = this.#jobId;
    try {
      await this.api.startJob({ jobId, project, seed: SEED, deadline: 0 });
    } catch {
      // The application side refused or is gone; no event will come.
      if (this.#jobId === jobId) this.#fail([]);
    }
  }

  /** Asks for an early end; the best design so far still arrives. */
  async stop(): Promise<void> {
    if (this.status !== 'running') return;
    this.status = 'stopping';
    this.announcer.say('Stopping');
    await this.api.cancelJob(this.#jobId);
  }

  dispose(): void {
    this.#stopListening();
  }

  #receive(event: JobEvent): void {
    if (event.jobId !== this.#jobId || !this.running) return;
    switch (event.type) {
      case 'progress':
        this.fraction = event.fraction;
        this.best = event.best;
        return;
      case 'finished':
        this.#finish(event.design);
        return;
      case 'failed':
        this.#fail(event.issues);
        return;
    }
  }

  #finish(design: Design): void {
    this.status = 'idle';
    const { project } = this.document;
    if (project?.id !== this.#projectId) {
      this.messages.notice('The optimised design was dropped', 'Its network is no longer open.');
      return;
    }
    this.document.edit({ type: 'apply-design', design, settings: settingsFor(project, design.settings) });
    const outcome = this.document.stale ? 'Design stored, already stale: the inputs changed meanwhile' : 'Optimised';
    this.announcer.say(
      `${outcome}. ${design.figure.label} ${design.figure.value.toPrecision(4)} ${design.figure.unit}`.trim(),
    );
  }

  #fail(issues: Parameters<Messages['failure']>[1]): void {
    this.status = 'idle';
    const text =
      issues.length === 0 ? 'The solver stopped without a reason. Your network is unchanged; try again.' : '';
    this.messages.failure('Optimise did not finish', issues, text);
  }
}

/** The settings of elements that still exist: some may have been deleted while the job ran. */
function settingsFor(project: Project, settings: Settings): Settings {
  const ids = new Set(project.network.elements.map(({ id }) => id));
  return Object.fromEntries(Object.entries(settings).filter(([id]) => ids.has(id)));
}
