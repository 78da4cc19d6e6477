import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';

/** Runs tasks 0 .. count - 1 anywhere and in any order, and returns their results by index. */
export type ShareOut<Result> = (count: number, task: (index: number) => Result) => readonly Result[];

/** What a helper needs to take part in a search: the shared counters, and where its results and best designs go. */
export interface Fork {
  readonly counters: SharedArrayBuffer;
  readonly port: MessagePort;
  /** Takes a `Design` whenever the helper has a better one, past the thread that started it, which may be busy. */
  readonly reports: MessagePort;
}

/** Places of the shared counters. */
const NEXT = 0;
const ARRIVED = 1;
const FAULTS = 2;
/** Counts whatever helpers do, so that one that is gone is noticed. */
const PULSE = 3;
const COUNTERS = 4;

/** How often a waiting thread looks up (ms), and how long helpers may be silent before it does their work itself. */
const LOOK_UP = 50;
const SILENCE = 5000;
/** Starting a thread costs about this much (ms); quicker tasks are not worth it. */
export const THREAD_COST = 60;

interface Arrival<Result> {
  readonly index: number;
  readonly result: Result;
}

export interface ForkPorts<Result> {
  /** Threads in all, this one included. */
  readonly threads: number;
  /** Starts a helper, which must come to `takePart` with the same tasks. */
  spawn(fork: Fork): { terminate(): void };
  /** Hands on the end at which the best designs of a helper arrive. */
  onHelper(reports: MessagePort): void;
  clock(): number;
  /** Called while this thread waits for its helpers, and for each result that one of them sends. */
  onWait(): void;
  onResult(result: Result): void;
  /** Least time of the first task for helpers to be worth starting, ms. */
  readonly worthwhile?: number;
}

/**
 * Shares tasks out to helper threads, this thread included. Whoever is free claims the next index from a shared
 * counter; results are put in order by index, so any number of threads gives the same bits. A helper that fails or
 * falls silent costs time only: what it has not sent is done here. Only the first search of a run is shared.
 */
export function shareTasks<Result>(ports: ForkPorts<Result>): ShareOut<Result> {
  let shared = false;
  return (count, task) => {
    if (shared || ports.threads < 2 || count < 2) return inOrder(count, task);
    shared = true;
    const started = ports.clock();
    const first = task(0);
    const worthwhile = ports.clock() - started >= (ports.worthwhile ?? THREAD_COST);
    return worthwhile ? fork(ports, count, task, first) : [first, ...inOrder(count - 1, (k) => task(k + 1))];
  };
}

function inOrder<Result>(count: number, task: (index: number) => Result): Result[] {
  return Array.from({ length: count }, (_, index) => task(index));
}

function fork<Result>(
  ports: ForkPorts<Result>,
  count: number,
  task: (index: number) => Result,
  first: Result,
): Result[] {
  const buffer = new SharedArrayBuffer(COUNTERS * Int32Array.BYTES_PER_ELEMENT);
  const counters = new Int32Array(buffer);
  counters[NEXT] = 1;
  const results = new Array<Result | undefined>(count);
  results[0] = first;
  const helpers = Array.from({ length: Math.min(ports.threads, count) - 1 }, () => {
    const results = new MessageChannel();
    const reports = new MessageChannel();
    ports.onHelper(reports.port1);
    const thread = ports.spawn({ counters: buffer, port: results.port2, reports: reports.port2 });
    return { port: results.port1, thread };
  });
  const collect = (): void => {
    for (const { port } of helpers) {
      for (let message = receiveMessageOnPort(port); message; message = receiveMessageOnPort(port)) {
        const { index, result } = message.message as Arrival<Result>;
        results[index] = result;
        ports.onResult(result);
      }
    }
  };

  for (let index = claim(counters); index < count; index = claim(counters)) {
    results[index] = task(index);
    collect();
  }
  let pulse = -1;
  let lastSign = ports.clock();
  for (collect(); results.includes(undefined); collect()) {
    const now = Atomics.load(counters, PULSE);
    if (now !== pulse) lastSign = ports.clock();
    pulse = now;
    if (Atomics.load(counters, FAULTS) > 0 || ports.clock() - lastSign > SILENCE) break;
    Atomics.wait(counters, ARRIVED, Atomics.load(counters, ARRIVED), LOOK_UP);
    ports.onWait();
  }
  collect();
  for (const { port, thread } of helpers) {
    port.close();
    thread.terminate();
  }
  return Array.from(results, (result, index) => result ?? task(index));
}

function claim(counters: Int32Array): number {
  return Atomics.add(counters, NEXT, 1);
}

/** Ends the run of a helper once nothing is left to claim. */
export class NothingLeft extends Error {}

/** Says that a helper is alive; called as often as it is asked whether to stop. */
export function pulse({ counters }: Fork): void {
  Atomics.add(new Int32Array(counters), PULSE, 1);
}

/** Says that a helper cannot go on. */
export function giveUp({ counters }: Fork): void {
  const shared = new Int32Array(counters);
  Atomics.add(shared, FAULTS, 1);
  Atomics.notify(shared, ARRIVED);
}

/** The tasks as a helper does them: those it can claim, sent as they are done; then it leaves by `NothingLeft`. */
export function takePart<Result>({ counters, port }: Fork): ShareOut<Result> {
  return (count, task) => {
    const shared = new Int32Array(counters);
    for (let index = claim(shared); index < count; index = claim(shared)) {
      const arrival: Arrival<Result> = { index, result: task(index) };
      port.postMessage(arrival);
      Atomics.add(shared, ARRIVED, 1);
      Atomics.notify(shared, ARRIVED);
    }
    throw new NothingLeft();
  };
}
