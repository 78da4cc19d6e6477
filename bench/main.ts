import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import type { Context } from './benches/bench';
import { BENCHES } from './benches/benches';
import { Disagreement } from './benches/compare';
import { thisMachine } from './machine';
import { openLibrary } from './peers/library';
import { connect, type Open, type Peer, PeerFault } from './peers/peer';
import { openPython, PYTHON } from './peers/python';
import { asJson } from './report/json';
import { asMarkdown } from './report/markdown';
import { asTable } from './report/table';
import type { Report, Row } from './row';

/** What the program gets from the script that starts it. */
export interface Surroundings {
  readonly root: string;
  /** File of the bundled worker that runs `optimization-js`. */
  readonly worker: string;
  log(line: string): void;
  track(child: ChildProcess): void;
}

const FULL = { starts: 20, budgetMs: 8000, slowMs: 1500 };
const QUICK = { starts: 8, budgetMs: 1200, slowMs: 150 };

const USAGE = 'npm run bench -- [--quick] [--json FILE] [--write]';

/** `npm run bench`: measures, prints the table, and writes it where asked. Returns the exit code. */
export async function main(args: readonly string[], { root, worker, log, track }: Surroundings): Promise<number> {
  const options = read(args);
  if (typeof options === 'string') {
    log(`${options}\nUsage: ${USAGE}`);
    return 2;
  }
  const missing: string[] = [];
  const peers: Peer[] = [];
  const script = join(root, 'bench', 'peers', 'peer.py');
  try {
    if (existsSync(PYTHON)) await enlist('Python', openPython(PYTHON, script, track));
    else missing.push(`${PYTHON} with numpy, scipy, nlopt`);
    await enlist('optimization-js', openLibrary(worker, root));
    for (const name of missing) log(`Skipped, because it is not there: ${name}`);

    const limits = options.quick ? QUICK : FULL;
    const context: Context = { quick: options.quick, limits, peers, log };
    const rows: Row[] = [];
    for (const bench of BENCHES) rows.push(...(await bench.run(context)));
    const report: Report = { machine: thisMachine(), versions: versions(root, peers), rows };

    process.stdout.write(`${asTable(rows)}\n\n`);
    for (const bench of BENCHES) {
      for (const { statement, measured, met } of bench.goals(rows.filter((row) => row.problem === bench.problem)))
        process.stdout.write(`${met === null ? 'open  ' : met ? 'met   ' : 'MISSED'} ${statement}: ${measured}\n`);
    }
    if (options.json !== undefined) writeFileSync(options.json, asJson(report));
    if (options.write) {
      const path = join(root, 'docs', 'benchmarks.md');
      const date = new Date().toISOString().slice(0, 10);
      const text = asMarkdown(BENCHES, report, { date, limits, missing });
      writeFileSync(path, await format(text, { ...(await resolveConfig(path)), parser: 'markdown' }));
    }
    return 0;
  } catch (error) {
    if (!(error instanceof Disagreement)) throw error;
    log(error.message);
    return 1;
  } finally {
    for (const peer of peers) peer.close();
  }

  async function enlist(name: string, open: Open): Promise<void> {
    try {
      const peer = await connect(open);
      peers.push(peer);
      missing.push(...peer.hello.missing);
    } catch (fault) {
      if (!(fault instanceof PeerFault)) throw fault;
      missing.push(`${name} (${fault.message})`);
    }
  }
}

function read(args: readonly string[]): { quick: boolean; write: boolean; json?: string } | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        quick: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        json: { type: 'string' },
      },
    });
    if (values.quick && values.write) return '--write takes a full run: a quick one is not fit to be quoted.';
    const { quick, write, json } = values;
    return json === undefined ? { quick, write } : { quick, write, json };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function versions(root: string, peers: readonly Peer[]): Record<string, string> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return Object.assign(
    { fringe: version, node: process.versions.node },
    ...peers.map(({ hello }) => hello.versions),
  ) as Record<string, string>;
}
