import { randomUUID } from 'node:crypto';
import { inputHash } from '../../models/document/input-hash';
import type { Project } from '../../models/document/project';
import type { Issue } from '../../models/issue';
import { modelById } from '../../models/registry';
import type { SimulationOutcome } from '../../models/simulation';
import { err, ok, type Result } from '../../optimizer/result';
import { createJobRunner } from '../jobs/job-runner';
import { shownNumber } from '../summary';
import { textTable } from '../text-table';
import { issueLines } from './issue-lines';
import type { CommandLinePorts, ExitCode } from './ports';
import { readProject } from './read-project';

export interface SimulateOptions {
  readonly json: boolean;
  /** Null for as many as the model usually takes. */
  readonly trials: number | null;
  readonly seed: number;
}

/** Runs the trials in workers, so that Ctrl-C is heard; null where it was. */
function run(
  ports: CommandLinePorts,
  request: { project: Project; trials: number; seed: number },
): Promise<Result<SimulationOutcome | null, readonly Issue[]>> {
  return new Promise((done) => {
    const jobId = randomUUID();
    const runner = createJobRunner({
      factory: ports.factory,
      version: ports.version,
      emit(event) {
        if (event.type !== 'simulated' && event.type !== 'failed') return;
        release();
        done(event.type === 'simulated' ? ok(event.outcome) : err(event.issues));
      },
    });
    const release = ports.onInterrupt(() => runner.cancel(jobId));
    runner.simulate({ jobId, ...request });
  });
}

/** `fringe simulate FILE`: the settings in force by Monte Carlo beside what the formulas say of them. */
export async function simulate(ports: CommandLinePorts, file: string, options: SimulateOptions): Promise<ExitCode> {
  const read = await readProject(ports, file);
  if (!read) return 2;
  const { project } = read;
  const { seed } = options;
  // A model without simulation refuses any number of trials, and says so.
  const trials = options.trials ?? modelById(project.model)?.simulation?.defaultTrials ?? 1;
  const started = performance.now();
  const simulated = await run(ports, { project, trials, seed });
  if (!simulated.ok) {
    ports.err(issueLines(file, simulated.error));
    return 1;
  }
  const outcome = simulated.value;
  if (outcome === null) {
    ports.err('Stopped; a simulation says nothing before its last trial.\n');
    return 1;
  }
  const provenance = { version: ports.version, seed, seconds: (performance.now() - started) / 1000 };
  ports.out(
    options.json
      ? `${JSON.stringify({ fringe: ports.version, model: project.model, inputHash: inputHash(project), ...outcome, provenance }, null, 2)}\n`
      : outcomeText(project, outcome, seed),
  );
  return 0;
}

function outcomeText(project: Project, outcome: SimulationOutcome, seed: number): string {
  const { value, standardError, predicted, ratio, trusted, finding, details, trials } = outcome;
  const rows = [
    ['simulated', `${shownNumber(value)} ± ${standardError.toExponential(1)}`],
    ['by the formulas', shownNumber(predicted)],
    ['ratio', `${ratio.toFixed(3)}, ${trusted ? 'the formulas are trusted' : 'the formulas are not trusted'}`],
    ...details.map((detail) => [detail.label, `${shownNumber(detail.value)} ${detail.unit}`.trim()]),
    ['trials', `${trials}, seed ${seed}`],
  ];
  return [project.name, ...textTable(rows), finding, ''].join('\n');
}
