import type { ConvergencePoint, FringeApi, JobEvent } from '../../src-main/contract/api';
import type { SolverKey } from '../../src-main/contract/solvers';
import type { Design } from '../../models/design';
import type { Project, Settings } from '../../models/document/project';
import type { Announcer } from './announcer.svelte';
import { addPoints } from './convergence';
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
  /** Solver of the next run; not kept with the document nor for the next session. */
  solver = $state<SolverKey>('automatic');
  /** How the present or last run converged. */
  history = $state.raw<readonly ConvergencePoint[]>([]);
  evaluations = $state(0);
  /** Proved lower limit of the figure in that run, null while none is known. */
  bound = $state<number | null>(null);
  running = $derived(this.status !== 'idle');

  #jobId = '';
  #projectId = $state('');

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

  /** Whether the curve is of the network that is open. */
  get ofThisNetwork(): boolean {
    return this.document.project?.id === this.#projectId;
  }

  async start(): Promise<void> {
    const { project } = this.document;
    if (!project || this.running || this.document.errors.length > 0) return;
    this.#jobId = this.newId();
    this.#projectId = project.id;
    this.status = 'running';
    this.fraction = null;
    this.best = null;
    this.history = [];
    this.evaluations = 0;
    this.bound = null;
    this.announcer.say('Optimising');
    const jobId = this.#jobId;
    try {
      await this.api.startJob({ jobId, project, seed: SEED, deadline: 0, solver: this.solver });
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
        this.evaluations = event.evaluations;
        this.bound = event.bound ?? this.bound;
        this.history = addPoints(this.history, event.points);
        return;
      case 'finished':
        this.#finish(event.design);
        return;
      case 'failed':
        this.#fail(event.issues);
        return;
      case 'compared':
      case 'comparison-finished':
      case 'simulating':
      case 'simulated':
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
    this.#conclude(design);
    this.document.edit({ type: 'apply-design', design, settings: settingsFor(project, design.settings) });
    const outcome = this.document.stale
      ? 'Design stored, already stale: the inputs changed meanwhile'
      : design.stopped === 'cancelled'
        ? 'Stopped, best so far'
        : 'Optimised';
    this.announcer.say(
      `${outcome}. ${design.figure.label} ${design.figure.value.toPrecision(4)} ${design.figure.unit}`.trim(),
    );
  }

  /** The certificate may bring a bound that was not known on the way. */
  #conclude({ certificate: { gap }, figure, provenance }: Design): void {
    // Without those of the recheck, which are no part of the search.
    this.evaluations = Math.max(this.history.at(-1)?.evaluations ?? 0, provenance.evaluations);
    if (gap !== null) this.bound = figure.value / Math.sqrt(1 + gap);
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
