import type { Case } from '../case';
import { processClock, timed } from '../cpu-time';
import { measureStarts } from '../measure-starts';
import { disagreement } from '../peers/agreement';
import { NO_PROOF, type Row } from '../row';
import type { Context } from './bench';

/** A solver of ours on a case. */
export interface Ours {
  readonly method: string;
  /** What proves its answers, checked again beforehand; or `NO_PROOF`. */
  readonly proof: string;
  solve(start: Float64Array, seed: number): Float64Array;
}

/** Peers whose formulas are not ours are not measured: the run ends. */
export class Disagreement extends Error {}

/** Rows of one case: ours first, then every method of every peer, after its formulas were compared. */
export async function compare(each: Case, ours: readonly Ours[], context: Context): Promise<Row[]> {
  const { problem, size, instance, target } = each;
  const { peers, log } = context;
  const limits = { ...context.limits, starts: Math.min(context.limits.starts, each.starts.length) };
  const rows: Row[] = [];
  for (const { method, proof, solve } of ours) {
    log(`${problem}, size ${size}: ${method}`);
    const figures = await measureStarts(
      async (k) => {
        const start = Float64Array.from(each.starts[k]!);
        const { answer, cpuMs } = timed(processClock, () => solve(start, k));
        return { x: Array.from(answer), cpuMs, stopped: 'finished' };
      },
      each.distance,
      limits,
    );
    rows.push({ problem, size, method, ...figures, proof });
  }
  for (const peer of peers) {
    const methods = peer.hello.methods[instance.kind] ?? [];
    if (methods.length === 0) continue;
    const fault = disagreement(each, await peer.evaluate(instance, each.probes));
    const name = Object.keys(peer.hello.versions).join(', ');
    if (fault !== null) throw new Disagreement(`The formulas of ${name} are not ours: ${fault}. Nothing was timed.`);
    for (const method of methods) {
      log(`${problem}, size ${size}: ${method}`);
      const figures = await measureStarts(
        (k, left) => peer.solve({ instance, method, start: each.starts[k]!, seed: k, budgetMs: left, target }),
        each.distance,
        limits,
      );
      rows.push({ problem, size, method, ...figures, proof: NO_PROOF });
    }
  }
  return rows;
}
