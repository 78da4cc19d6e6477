import type { FringeApi, JobEvent } from '../../src-main/contract/api';
import type { Project } from '../../models/document/project';
import type { Issue } from '../../models/issue';
import type { SimulationOutcome } from '../../models/simulation';
import type { Announcer } from './announcer.svelte';
import type { DocumentState } from './document.svelte';
import type { Messages } from './messages.svelte';

type SimulationApi = Pick<FringeApi, 'startSimulation' | 'cancelJob' | 'onJobEvent'>;

const SEED = 77;

/**
 * One simulation at a time, of a frozen copy of the project. The outcome belongs to the inputs and settings it was made
 * for: after any edit of them it is kept but no longer spoken of as theirs.
 */
export class Simulation {
  status = $state<'idle' | 'running' | 'stopping'>('idle');
  /** 0..1. */
  fraction = $state(0);
  #outcome = $state.raw<SimulationOutcome | null>(null);
  /** What the outcome is of. */
  #subject = $state.raw<Project | null>(null);
  #inputHash = $state('');
  /** What is being simulated. */
  #present = $state.raw<{ readonly project: Project; readonly inputHash: string } | null>(null);
  #jobId = '';
  readonly #stopListening: () => void;

  constructor(
    private readonly api: SimulationApi,
    private readonly document: DocumentState,
    private readonly messages: Messages,
    private readonly announcer: Announcer,
    private readonly newId: () => string,
  ) {
    this.#stopListening = api.onJobEvent((event) => this.#receive(event));
  }

  /** Trials of the open network run at present. */
  get running(): boolean {
    return this.status !== 'idle' && this.#present?.project.id === this.document.project?.id;
  }

  /** What was simulated of the open network, whether or not it has been edited since. */
  get outcome(): SimulationOutcome | null {
    return this.document.project?.id === this.#subject?.id ? this.#outcome : null;
  }

  /** Inputs or settings have changed since the outcome was made. */
  get stale(): boolean {
    const { project, inputHash } = this.document;
    return this.outcome !== null && (inputHash !== this.#inputHash || project?.settings !== this.#subject?.settings);
  }

  /** Starts the trials; those of a network that is no longer open make way. */
  async start(trials: number): Promise<void> {
    const { project, inputHash } = this.document;
    if (!project || this.running || this.document.errors.length > 0) return;
    if (this.status !== 'idle') void this.api.cancelJob(this.#jobId);
    const jobId = this.newId();
    this.#jobId = jobId;
    this.#present = { project, inputHash };
    this.status = 'running';
    this.fraction = 0;
    this.announcer.say('Simulating');
    try {
      await this.api.startSimulation({ jobId, project, trials, seed: SEED });
    } catch {
      // The application side refused or is gone; no event will come.
      if (this.#jobId === jobId) this.#fail([]);
    }
  }

  /** Ends the trials; what was known before stays. */
  async stop(): Promise<void> {
    if (this.status !== 'running') return;
    this.status = 'stopping';
    await this.api.cancelJob(this.#jobId);
  }

  dispose(): void {
    this.#stopListening();
  }

  #receive(event: JobEvent): void {
    if (event.jobId !== this.#jobId || this.status === 'idle') return;
    switch (event.type) {
      case 'simulating':
        this.fraction = event.fraction;
        return;
      case 'simulated':
        return this.#finish(event.outcome);
      case 'failed':
        return this.#fail(event.issues);
      case 'progress':
      case 'finished':
      case 'compared':
      case 'comparison-finished':
        return;
    }
  }

  #finish(outcome: SimulationOutcome | null): void {
    this.status = 'idle';
    if (outcome === null) return this.announcer.say('Simulation stopped');
    this.#outcome = outcome;
    this.#subject = this.#present?.project ?? null;
    this.#inputHash = this.#present?.inputHash ?? '';
    this.announcer.say(outcome.finding);
  }

  #fail(issues: readonly Issue[]): void {
    this.status = 'idle';
    const text = issues.length === 0 ? 'The trials ended without a reason. Your network is unchanged; try again.' : '';
    this.messages.failure('Simulate did not finish', issues, text);
  }
}
