import { compareSolvers } from './compare-solvers';
import { type Fork, giveUp, NothingLeft, pulse, shareTasks, takePart } from './fork';
import type { SharedTask, WorkerMessage, WorkerStart, WorkerTask } from './messages';
import { optimiseProject, type OptimiseOptions } from './optimise-project';
import { simulateProject } from './simulate-project';
import type { WorkerFactory } from './worker-factory';

/** What each solver of a comparison may take, seconds. */
const SECONDS_EACH = 5;

/** What a task needs of the thread it runs in. */
export interface TaskPorts {
  send(message: WorkerMessage): void;
  /** Starts helpers. */
  readonly factory: WorkerFactory;
}

/** Does the one task of a worker, synchronously; the last message it sends is the outcome. */
export function runTask(start: WorkerStart, ports: TaskPorts): void {
  const { task } = start;
  switch (task.kind) {
    case 'optimise':
      return optimise(start, task.solver, ports);
    case 'compare':
      return compare(start, ports);
    case 'simulate':
      return simulate(start, task, ports);
    case 'help':
      return help(start, task);
  }
}

const clock = (): number => performance.now();

function stopFlag({ stop }: WorkerStart): () => boolean {
  const flag = new Int32Array(stop);
  return () => Atomics.load(flag, 0) !== 0;
}

function optionsOf(start: WorkerStart, solver: OptimiseOptions['solver']): Omit<OptimiseOptions, 'onProgress'> {
  const { version, seed, deadline } = start;
  return { version, seed, deadline, solver, clock, today: () => new Date(), stopRequested: stopFlag(start) };
}

/** Starts helpers by the same program; what is left of the time is all they get. */
function spawner(start: WorkerStart, task: SharedTask, factory: WorkerFactory) {
  const started = clock();
  return (fork: Fork) => {
    const left = start.deadline - (clock() - started) / 1000;
    const deadline = start.deadline > 0 ? Math.max(1e-3, left) : 0;
    const silent = { message: () => undefined, gone: () => undefined };
    return factory({ ...start, task: { kind: 'help', with: task, fork }, deadline }, silent);
  };
}

function optimise(start: WorkerStart, solver: OptimiseOptions['solver'], { send, factory }: TaskPorts): void {
  const spawn = spawner(start, { kind: 'optimise', solver }, factory);
  const outcome = optimiseProject(start.project, {
    ...optionsOf(start, solver),
    onProgress: (progress, design) => send({ type: 'progress', progress, design }),
    shareTasks: (watch) =>
      shareTasks({
        ...watch,
        threads: start.threads,
        worthwhile: start.worthwhile,
        clock,
        spawn,
        onHelper: (reports) => send({ type: 'helper', reports }),
      }),
  });
  send(outcome.ok ? { type: 'finished', design: outcome.value } : { type: 'failed', issues: outcome.error });
}

function compare(start: WorkerStart, { send }: TaskPorts): void {
  const outcome = compareSolvers(start.project, {
    seed: start.seed,
    secondsEach: SECONDS_EACH,
    clock,
    stopRequested: stopFlag(start),
    onRow: (row) => send({ type: 'compared', row }),
  });
  send(
    outcome.ok ? { type: 'comparison-finished', stopped: outcome.value } : { type: 'failed', issues: outcome.error },
  );
}

type SimulateTask = Extract<SharedTask, { kind: 'simulate' }>;

function simulate(start: WorkerStart, task: SimulateTask, { send, factory }: TaskPorts): void {
  const { seed, threads, worthwhile } = start;
  const outcome = simulateProject(start.project, {
    trials: task.trials,
    seed,
    clock,
    stopRequested: stopFlag(start),
    onProgress: (fraction) => send({ type: 'simulating', fraction }),
    shareBlocks: (watch) =>
      shareTasks({
        ...watch,
        threads,
        worthwhile: worthwhile ?? watch.worthwhile,
        clock,
        spawn: spawner(start, task, factory),
        onHelper: (reports) => reports.close(),
      }),
  });
  send(outcome.ok ? { type: 'simulated', outcome: outcome.value } : { type: 'failed', issues: outcome.error });
}

/** Goes the same way as the worker it helps, which is deterministic, up to the tasks that are shared. */
function help(start: WorkerStart, { with: task, fork }: Extract<WorkerTask, { kind: 'help' }>): void {
  const stopAsked = stopFlag(start);
  const stopRequested = (): boolean => {
    pulse(fork);
    return stopAsked();
  };
  try {
    if (task.kind === 'optimise') {
      optimiseProject(start.project, {
        ...optionsOf(start, task.solver),
        stopRequested,
        onProgress: (_, design) => design && fork.reports.postMessage(design),
        shareTasks: () => takePart(fork),
      });
    } else {
      const { trials } = task;
      simulateProject(start.project, {
        trials,
        seed: start.seed,
        clock,
        stopRequested,
        onProgress: () => undefined,
        shareBlocks: () => takePart(fork),
      });
    }
  } catch (error) {
    if (!(error instanceof NothingLeft)) giveUp(fork);
  }
}
