import type { FringeApi, JobEvent } from '../../src-main/contract/api';
import { COMPARED_SOLVERS, type ComparedSolver, type ComparisonRow } from '../../src-main/contract/solvers';
import type { Announcer } from './announcer.svelte';
import type { DocumentState } from './document.svelte';
import type { Messages } from './messages.svelte';

type ComparisonApi = Pick<FringeApi, 'startComparison' | 'cancelJob' | 'onJobEvent'>;

const SEED = 1;

/** All solvers side by side on a copy of the project. The document does not change: no design comes of it. */
export class SolverComparison {
  status = $state<'idle' | 'running' | 'stopping'>('idle');
  rows = $state.raw<readonly ComparisonRow[]>([]);
  running = $derived(this.status !== 'idle');
  #projectId = $state('');
  #inputHash = $state('');
  #jobId = '';
  readonly #stopListening: () => void;

  /** The solver at work, null while none is. */
  readonly current: ComparedSolver | null = $derived(
    this.running ? (COMPARED_SOLVERS[this.rows.length] ?? null) : null,
  );

  constructor(
    private readonly api: ComparisonApi,
    private readonly document: DocumentState,
    private readonly messages: Messages,
    private readonly announcer: Announcer,
    private readonly newId: () => string,
  ) {
    this.#stopListening = api.onJobEvent((event) => this.#receive(event));
  }

  /** Whether the rows are about the network that is open. */
  get ofThisNetwork(): boolean {
    return this.document.project?.id === this.#projectId;
  }

  /** The inputs have changed since. */
  get stale(): boolean {
    return this.ofThisNetwork && this.document.inputHash !== this.#inputHash;
  }

  async start(): Promise<void> {
    const { project, inputHash } = this.document;
    if (!project || this.running || this.document.errors.length > 0) return;
    const jobId = this.newId();
    this.#jobId = jobId;
    this.#projectId = project.id;
    this.#inputHash = inputHash;
    this.rows = [];
    this.status = 'running';
    this.announcer.say('Comparing solvers');
    try {
      await this.api.startComparison({ jobId, project, seed: SEED });
    } catch {
      // The application side refused or is gone; no event will come.
      if (this.#jobId === jobId) this.#fail([]);
    }
  }

  /** Asks for an early end; the rows so far stay. */
  async stop(): Promise<void> {
    if (this.status !== 'running') return;
    this.status = 'stopping';
    await this.api.cancelJob(this.#jobId);
  }

  dispose(): void {
    this.#stopListening();
  }

  #receive(event: JobEvent): void {
    if (event.jobId !== this.#jobId || !this.running) return;
    switch (event.type) {
      case 'compared':
        this.rows = [...this.rows, event.row];
        return;
      case 'comparison-finished':
        this.status = 'idle';
        this.announcer.say(event.stopped ? 'Comparison stopped' : `${this.rows.length} solvers compared`);
        return;
      case 'failed':
        return this.#fail(event.issues);
      case 'progress':
      case 'finished':
      case 'simulating':
      case 'simulated':
        return;
    }
  }

  #fail(issues: Parameters<Messages['failure']>[1]): void {
    this.status = 'idle';
    const text =
      issues.length === 0 ? 'The comparison could not be started. Your network is unchanged; try again.' : '';
    this.messages.failure('Compare solvers did not finish', issues, text);
  }
}
