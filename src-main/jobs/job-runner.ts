import { availableParallelism } from 'node:os';
import type { MessagePort } from 'node:worker_threads';
import type { Design } from '../../models/design';
import type { Issue } from '../../models/issue';
import type { ComparisonRequest, JobEvent, JobRequest } from '../contract/api';
import type { WorkerMessage, WorkerTask } from './messages';
import type { JobWorker, WorkerFactory } from './worker-factory';

/** How long a solver may take to answer a stop before its worker is ended (ms). */
const ANSWER_TIME = 250;
/** How much later than its deadline a worker that does not keep it is asked to stop (ms). */
const DEADLINE_GRACE = 500;
/** More at once would only slow each other down on a desktop computer. */
const MOST_JOBS = 4;

interface Job {
  readonly kind: 'optimise' | 'compare';
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
  /** Asks a job to stop, and ends it after 250 ms if it does not answer. Unknown ids are ignored. */
  cancel(jobId: string): void;
  /** Ends every job without further events. */
  dispose(): void;
}

function jobIssue(code: string, message: string, remedy: string): Issue {
  return { code, severity: 'error', where: { label: 'Optimise' }, message, remedy };
}

/** Threads for one search: one core is left to the window, and more than three find little to share. */
export function threadsFor(cores: number): number {
  return Math.max(1, Math.min(3, cores - 1));
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
  /** Threads that may share one search; by the number of cores if left out. */
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
    if (job.kind === 'compare') return conclude(jobId, { type: 'comparison-finished', jobId, stopped: true });
    const design = job.best;
    if (design) return conclude(jobId, { type: 'finished', jobId, design: { ...design, stopped: ending } });
    fail(
      jobId,
      jobIssue(
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
      case 'failed':
        return conclude(jobId, { type: 'failed', jobId, issues: message.issues });
    }
  };

  const died = (jobId: string, reason: string): void => {
    const job = jobs.get(jobId);
    if (job?.ending) return giveUp(jobId, job, job.ending);
    fail(
      jobId,
      jobIssue(
        'JOB-002',
        `The optimiser stopped working: ${reason}.`,
        'Start it again; if it happens again, reduce the network.',
      ),
    );
  };

  const launch = (task: Exclude<WorkerTask, { kind: 'help' }>, request: Omit<JobRequest, 'solver'>): void => {
    const { jobId, project, seed, deadline } = request;
    if (jobs.has(jobId)) return;
    if (jobs.size >= MOST_JOBS) {
      const issue = jobIssue(
        'JOB-001',
        `${MOST_JOBS} optimisations are running already.`,
        'Stop one of them or wait until it has finished.',
      );
      return ports.emit({ type: 'failed', jobId, issues: [issue] });
    }
    const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const threads = ports.threads ?? threadsFor(availableParallelism());
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
