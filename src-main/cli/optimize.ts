import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { Design } from '../../models/design';
import { apply } from '../../models/document/reducer';
import type { Project } from '../../models/document/project';
import type { Issue } from '../../models/issue';
import { err, ok, type Result } from '../../optimizer/result';
import type { SolverKey } from '../contract/solvers';
import { createSaver } from '../atomic-save';
import { configurationOf } from '../exports/configuration';
import { summarise } from '../summary';
import { createJobRunner } from '../jobs/job-runner';
import { saveProjectFile } from '../project-file';
import { issueLines } from './issue-lines';
import type { CommandLinePorts, ExitCode } from './ports';
import { readProject } from './read-project';
import { resultJson } from './result-json';

export interface OptimizeOptions {
  readonly json: boolean;
  readonly out: string | null;
  readonly seed: number;
  /** Seconds, 0 = none. */
  readonly deadline: number;
  readonly solver: SolverKey;
}

/** Runs the search in a worker, so that Ctrl-C is heard and answered with the best design so far. */
function search(
  ports: CommandLinePorts,
  project: Project,
  options: OptimizeOptions,
): Promise<Result<Design, readonly Issue[]>> {
  return new Promise((done) => {
    const jobId = randomUUID();
    const runner = createJobRunner({
      factory: ports.factory,
      version: ports.version,
      emit(event) {
        if (event.type !== 'finished' && event.type !== 'failed') return;
        release();
        done(event.type === 'finished' ? ok(event.design) : err(event.issues));
      },
    });
    const release = ports.onInterrupt(() => {
      ports.err('Stopping; the best design so far is kept.\n');
      runner.cancel(jobId);
    });
    const { seed, deadline, solver } = options;
    runner.start({ jobId, project, seed, deadline, solver });
  });
}

/** `fringe optimize FILE`: the best design with its certificate; with `-o`, the project with that design in it. */
export async function optimize(ports: CommandLinePorts, file: string, options: OptimizeOptions): Promise<ExitCode> {
  const read = await readProject(ports, file);
  if (!read) return 2;
  const found = await search(ports, read.project, options);
  if (!found.ok) {
    ports.err(issueLines(file, found.error));
    return 1;
  }
  const design = found.value;
  const applied = apply(read.project, { type: 'apply-design', design, settings: design.settings });
  if (!applied.ok) {
    ports.err(issueLines(file, [applied.error]));
    return 1;
  }
  const project = applied.value.project;
  // Printed before it is written, so that a full drive does not cost the result.
  const printed = print(ports, file, project, design, options);
  if (printed !== 0 || options.out === null) return printed;
  const expectedHash = resolve(options.out) === resolve(file) ? read.hash : null;
  const saved = await saveProjectFile(createSaver(ports.files), {
    path: options.out,
    project,
    expectedHash,
    backup: null,
  });
  ports.err(issueLines(options.out, saved.ok ? saved.value.warnings : [saved.error]));
  return saved.ok ? 0 : 1;
}

function print(
  ports: CommandLinePorts,
  file: string,
  project: Project,
  design: Design,
  options: OptimizeOptions,
): ExitCode {
  if (!options.json) {
    ports.out(summarise(project));
    return 0;
  }
  const configuration = configurationOf(project, 'design');
  if (!configuration.ok) {
    ports.err(issueLines(file, configuration.error));
    return 1;
  }
  ports.out(resultJson(project, configuration.value.assessment, design, design.provenance));
  return 0;
}
