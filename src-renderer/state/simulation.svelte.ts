import type { Project } from '../../models/document/project';
import type { Issue } from '../../models/issue';
import type { SimulationOutcome } from '../../models/simulation';
import type { Result } from '../../optimizer/result';
import type { Announcer } from './announcer.svelte';
import type { DocumentState } from './document.svelte';
import type { Messages } from './messages.svelte';

/** What is asked of whoever runs the trials. */
export interface SimulationRequest {
  readonly jobId: string;
  readonly project: Project;
  readonly trials: number;
  readonly seed: number;
}

/** Runs the trials of a simulation somewhere else, and stops them on request. */
export interface SimulationRunner {
  /** Reports shares of the trials done, 0 to 1; null where it was cancelled. */
  simulate(
    request: SimulationRequest,
    onProgress: (fraction: number) => void,
  ): Promise<Result<SimulationOutcome, readonly Issue[]> | null>;
  cancelJob(jobId: string): Promise<void>;
}

const SEED = 77;

/**
 * One simulation at a time, of a frozen copy of the project. The outcome belongs to the inputs and settings it was made
 * for: after any edit of them it is kept but no longer spoken of as theirs.
 */
export class Simulation {
  status = $state<'idle' | 'running' | 'stopping'>('idle');
  /** 0..1. */
  fraction = $state(0);
  running = $derived(this.status !== 'idle');
  #outcome = $state.raw<SimulationOutcome | null>(null);
  #subject = $state.raw<Project | null>(null);
  #inputHash = $state('');
  #jobId = '';

  constructor(
    private readonly runner: SimulationRunner,
    private readonly document: DocumentState,
    private readonly messages: Messages,
    private readonly announcer: Announcer,
    private readonly newId: () => string,
  ) {}

  /** What was simulated of the open network, whether or not it has been edited since. */
  get outcome(): SimulationOutcome | null {
    return this.document.project?.id === this.#subject?.id ? this.#outcome : null;
  }

  /** Inputs or settings have changed since the outcome was made. */
  get stale(): boolean {
    const { project, inputHash } = this.document;
    return this.outcome !== null && (inputHash !== this.#inputHash || project?.settings !== this.#subject?.settings);
  }

  async start(trials: number): Promise<void> {
    const { project, inputHash } = this.document;
    if (!project || this.running || this.document.errors.length > 0) return;
    const jobId = this.newId();
    this.#jobId = jobId;
    this.status = 'running';
    this.fraction = 0;
    this.announcer.say('Simulating');
    try {
      const result = await this.runner.simulate({ jobId, project, trials, seed: SEED }, (fraction) => {
        if (this.#jobId === jobId) this.fraction = fraction;
      });
      this.#finish(result, project, inputHash);
    } catch {
      // The application side refused or is gone.
      this.#fail([]);
    }
  }

  async stop(): Promise<void> {
    if (this.status !== 'running') return;
    this.status = 'stopping';
    await this.runner.cancelJob(this.#jobId);
  }

  #finish(result: Result<SimulationOutcome, readonly Issue[]> | null, project: Project, inputHash: string): void {
    this.status = 'idle';
    if (result === null) return this.announcer.say('Simulation stopped');
    if (!result.ok) return this.#fail(result.error);
    this.#outcome = result.value;
    this.#subject = project;
    this.#inputHash = inputHash;
    this.announcer.say(result.value.finding);
  }

  #fail(issues: readonly Issue[]): void {
    this.status = 'idle';
    const text = issues.length === 0 ? 'The trials ended without a reason. Your network is unchanged; try again.' : '';
    this.messages.failure('Simulate did not finish', issues, text);
  }
}
