import * as v from 'valibot';
import type { End } from '../measure-starts';
import { EVALUATED, HELLO, REFUSED, SOLVED, type Evaluated, type Hello, type Instance, type Request } from './protocol';

/** A running peer: lines of JSON in, lines of JSON out. */
export interface Channel {
  send(line: string): void;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
}

/** Starts a peer; `onLine` receives its answers, `onEnd` why it is gone, and whether because its time was up. */
export type Open = (onLine: (line: string) => void, onEnd: (reason: string, late?: boolean) => void) => Channel;

export interface Peer {
  readonly hello: Hello;
  evaluate(instance: Instance, points: readonly (readonly number[])[]): Promise<Evaluated>;
  solve(request: Omit<Extract<Request, { do: 'solve' }>, 'do'>): Promise<End>;
  close(): void;
}

/** What a peer did instead of answering. */
export class PeerFault extends Error {
  constructor(
    message: string,
    /** It took longer than it was given. */
    readonly late = false,
  ) {
    super(message);
  }
}

/** Peers keep their CPU time themselves. Wall time may be much longer where others use the machine; this is long enough. */
const PATIENCE = 6;
const MARGIN = 10_000;
const ANSWER = 60_000;

/** Starts a peer and asks what it can do. Rejects with a `PeerFault` if it does not come up. */
export async function connect(open: Open, patience = { factor: PATIENCE, margin: MARGIN }): Promise<Peer> {
  let channel: Channel | null = null;
  let waiting: { resolve(line: string): void; reject(fault: PeerFault): void } | null = null;

  const start = (): Channel => {
    // A peer that was killed may still speak; it is not listened to.
    const opened: Channel = open(
      (line) => channel === opened && waiting?.resolve(line),
      (reason, late = false) => {
        if (channel !== opened) return;
        channel = null;
        waiting?.reject(new PeerFault(reason, late));
      },
    );
    return opened;
  };
  const ask = async <T>(request: Request, schema: v.GenericSchema<unknown, T>, milliseconds: number): Promise<T> => {
    channel ??= start();
    let timer: NodeJS.Timeout | undefined;
    const line = await new Promise<string>((resolve, reject) => {
      waiting = { resolve, reject };
      timer = setTimeout(() => {
        channel?.kill();
        channel = null;
        reject(new PeerFault(`no answer within ${milliseconds} ms`, true));
      }, milliseconds);
      channel!.send(JSON.stringify(request));
    }).finally(() => {
      clearTimeout(timer);
      waiting = null;
    });
    return parse(line, schema);
  };

  const hello = await ask({ do: 'hello' }, HELLO, ANSWER);
  return {
    hello,
    evaluate: (instance, points) => ask({ do: 'evaluate', instance, points }, EVALUATED, ANSWER),
    async solve(request) {
      const limit = request.budgetMs * patience.factor + patience.margin;
      try {
        return withoutUndefined(await ask({ do: 'solve', ...request }, SOLVED, limit));
      } catch (fault) {
        if (!(fault instanceof PeerFault)) throw fault;
        return fault.late
          ? { x: null, cpuMs: request.budgetMs, stopped: 'budget' }
          : { x: null, cpuMs: 0, stopped: 'failed', message: fault.message };
      }
    },
    close() {
      const last = channel;
      channel = null;
      last?.kill();
    },
  };
}

function withoutUndefined({ message, ...end }: v.InferOutput<typeof SOLVED>): End {
  return message === undefined ? end : { ...end, message };
}

function parse<T>(line: string, schema: v.GenericSchema<unknown, T>): T {
  let answer: unknown;
  try {
    answer = JSON.parse(line);
  } catch {
    throw new PeerFault(`not JSON: ${line.slice(0, 200)}`);
  }
  const refused = v.safeParse(REFUSED, answer);
  if (refused.success) throw new PeerFault(refused.output.error);
  const parsed = v.safeParse(schema, answer);
  if (!parsed.success) throw new PeerFault(`${parsed.issues[0].message} in ${line.slice(0, 200)}`);
  return parsed.output;
}
