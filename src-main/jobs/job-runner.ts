import { availableParallelism } from 'node:os';
import type { MessagePort } from 'node:worker_threads';
import type { Design } from '../../models/design';
import type { Issue } from '../../models/issue';
import type { ComparisonRequest, JobEvent, JobRequest, SimulationRequest } from '../contract/api';
import type { JobTask, WorkerMessage } from './messages';
import type { JobWorker, WorkerFactory } from './worker-factory';

/** How long a solver may take to answer a stop before its worker is ended (ms). */
const ANSWER_TIME = 250;
/** How much later than its deadline a worker that does not keep it is asked to stop (ms). */
const DEADLINE_GRACE = 500;
/** More at once would only slow each other down on a desktop computer. */
const MOST_JOBS = 4;

interface Job {
  readonly kind: JobTask['kind'];
  readonly worker: JobWorker;
  readonly stop: Int32Array;
  /** The best design that the worker or one of its helpers has reported. */
  best: Design | null;
  /** Where the helpers of the worker report. */
  readonly helpers: MessagePort[];
  /** Why the worker is being ended, once it is. */
  ending: 'cancelled' | 'deadline' | null;
  timer: NodeJS.Timeout | undefined;
}

export interface JobRunner {
  /** Starts a job; its outcome arrives as one `finished` or `failed` event. */
  start(request: JobRequest): void;
  /** Compares all solvers; each arrives as a `compared` event, then `comparison-finished` or `failed`. */
  compare(request: ComparisonRequest): void;
  /** Simulates the settings in force; ends with one `simulated` or `failed` event. */
  simulate(request: SimulationRequest): void;
  /** Asks a job to stop, and ends it after 250 ms if it does not answer. Unknown ids are ignored. */
  cancel(jobId: string): void;
  /** Ends every job without further events. */
  dispose(): void;
}

/** How the planner knows a job, and what is running then. */
const WORDS: Readonly<Record<JobTask['kind'], { readonly label: string; readonly subject: string }>> = {
  optimise: { label: 'Optimise', subject: 'The optimiser' },
  compare: { label: 'Compare solvers', subject: 'The comparison' },
  simulate: { label: 'Simulate', subject: 'The simulation' },
};

function jobIssue(kind: JobTask['kind'], code: string, message: string, remedy: string): Issue {
  return { code, severity: 'error', where: { label: WORDS[kind].label }, message, remedy };
}

/** Threads for one search: one core is left to the window, and more than three find little to share. */
export function threadsFor(cores: number): number {
  return Math.max(1, Math.min(3, cores - 1));
}

/** Threads for one simulation, whose blocks share themselves out evenly: the window needs little meanwhile. */
export function simulationThreads(cores: number): number {
  return Math.max(1, Math.min(4, cores));
}

/** The better of two designs of one project, whose figures are errors. */
function better(a: Design | null, b: Design): Design {
  return a !== null && a.figure.value <= b.figure.value ? a : b;
}

/** What a stopped search had found, even where its answer does not know of it; ended searches are left alone. */
function keepBest(design: Design, best: Design | null): Design {
  const stopped = design.stopped === 'cancelled' || design.stopped === 'deadline';
  if (!stopped || best === null || better(design, best) === design) return design;
  return { ...best, stopped: design.stopped };
}

/** Runs each job in a worker of its own; a worker that dies takes nothing with it but its job. */
export function createJobRunner(ports: {
  factory: WorkerFactory;
  version: string;
  /** Threads that may share one job; by the number of cores if left out. */
  threads?: number;
  /** Least time of the first start for threads to share a search, ms; what a thread costs if left out. */
  worthwhile?: number;
  emit: (event: JobEvent) => void;
}): JobRunner {
  const jobs = new Map<string, Job>();

  const end = (job: Job): void => {
    job.worker.terminate();
    for (const reports of job.helpers) reports.close();
  };

  /** Ends the job with one event; whatever its worker says later finds no job and is ignored. */
  const conclude = (jobId: string, event: JobEvent): void => {
    const job = jobs.get(jobId);
    if (!job) return;
    clearTimeout(job.timer);
    jobs.delete(jobId);
    end(job);
    ports.emit(event);
  };

  const fail = (jobId: string, issue: Issue): void => conclude(jobId, { type: 'failed', jobId, issues: [issue] });

  const giveUp = (jobId: string, job: Job, ending: 'cancelled' | 'deadline'): void => {
    if (job.kind === 'simulate') return conclude(jobId, { type: 'simulated', jobId, outcome: null });
    if (job.kind === 'compare') return conclude(jobId, { type: 'comparison-finished', jobId, stopped: true });
    const design = job.best;
    if (design) return conclude(jobId, { type: 'finished', jobId, design: { ...design, stopped: ending } });
    fail(
      jobId,
      jobIssue(
        job.kind,
        'JOB-003',
        'The optimisation was stopped before it had found a first design.',
        'Start it again and let it run longer.',
      ),
    );
  };

  const ask = (jobId: string, job: Job, ending: 'cancelled' | 'deadline'): void => {
    if (job.ending) return;
    job.ending = ending;
    clearTimeout(job.timer);
    Atomics.store(job.stop, 0, 1);
    job.timer = setTimeout(() => giveUp(jobId, job, ending), ANSWER_TIME);
  };

  const receive = (jobId: string, message: WorkerMessage): void => {
    const job = jobs.get(jobId);
    if (!job) return;
    switch (message.type) {
      case 'progress':
        if (message.design) job.best = better(job.best, message.design);
        return ports.emit({ type: 'progress', jobId, ...message.progress });
      case 'helper':
        job.helpers.push(message.reports);
        message.reports.on('message', (design: Design) => (job.best = better(job.best, design)));
        return;
      case 'finished':
        return conclude(jobId, { type: 'finished', jobId, design: keepBest(message.design, job.best) });
      case 'compared':
        return ports.emit({ type: 'compared', jobId, row: message.row });
      case 'comparison-finished':
        return conclude(jobId, { type: 'comparison-finished', jobId, stopped: message.stopped });
      case 'simulating':
        return ports.emit({ type: 'simulating', jobId, fraction: message.fraction });
      case 'simulated':
        return conclude(jobId, { type: 'simulated', jobId, outcome: message.outcome });
      case 'failed':
        return conclude(jobId, { type: 'failed', jobId, issues: message.issues });
    }
  };

  const died = (jobId: string, reason: string): void => {
    const job = jobs.get(jobId);
    if (!job) return;
    if (job.ending) return giveUp(jobId, job, job.ending);
    fail(
      jobId,
      jobIssue(
        job.kind,
        'JOB-002',
        `${WORDS[job.kind].subject} stopped working: ${reason}.`,
        'Start it again; if it happens again, reduce the network.',
      ),
    );
  };

  const launch = (task: JobTask, request: Omit<JobRequest, 'solver'>): void => {
    const { jobId, project, seed, deadline } = request;
    if (jobs.has(jobId)) return;
    if (jobs.size >= MOST_JOBS) {
      const issue = jobIssue(
        task.kind,
        'JOB-001',
        `${MOST_JOBS} jobs are running already.`,
        'Stop one of them or wait until it has finished.',
      );
      return ports.emit({ type: 'failed', jobId, issues: [issue] });
    }
    const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const cores = availableParallelism();
    const threads = ports.threads ?? (task.kind === 'simulate' ? simulationThreads(cores) : threadsFor(cores));
    const worker = ports.factory(
      { task, project, seed, deadline, threads, worthwhile: ports.worthwhile, version: ports.version, stop },
      { message: (message) => receive(jobId, message), gone: (reason) => died(jobId, reason) },
    );
    const { kind } = task;
    const job: Job = {
      kind,
      worker,
      stop: new Int32Array(stop),
      best: null,
      helpers: [],
      ending: null,
      timer: undefined,
    };
    if (deadline > 0) job.timer = setTimeout(() => ask(jobId, job, 'deadline'), deadline * 1000 + DEADLINE_GRACE);
    jobs.set(jobId, job);
  };

  return {
    start: ({ solver, ...request }) => launch({ kind: 'optimise', solver }, request),
    compare: (request) => launch({ kind: 'compare' }, { ...request, deadline: 0 }),
    simulate: ({ trials, ...request }) => launch({ kind: 'simulate', trials }, { ...request, deadline: 0 }),
    cancel(jobId) {
      const job = jobs.get(jobId);
      if (job) ask(jobId, job, 'cancelled');
    },
    dispose() {
      for (const job of jobs.values()) {
        clearTimeout(job.timer);
        end(job);
      }
      jobs.clear();
    },
  };
}
