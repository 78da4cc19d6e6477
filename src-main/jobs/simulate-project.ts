import { checkProject } from '../../models/check-project';
import { findNonFinite } from '../../models/document/integrity';
import type { Project } from '../../models/document/project';
import type { Issue } from '../../models/issue';
import { modelById } from '../../models/registry';
import type { SimulationOutcome, SimulationPlan } from '../../models/simulation';
import { err, ok, type Result } from '../../optimizer/result';
import { type ShareOut, THREAD_COST } from './fork';

export interface SimulateOptions {
  readonly trials: number;
  readonly seed: number;
  /** Time as it passes, in ms from any origin. */
  clock(): number;
  stopRequested(): boolean;
  /** At most ten times a second: the share of the trials that is done, 0..1. */
  onProgress(fraction: number): void;
  /** Shares blocks of trials out to helpers. */
  shareBlocks(watch: BlockWatch): ShareOut<Float64Array>;
}

/** What blocks that are run elsewhere report back. */
export interface BlockWatch {
  onWait(): void;
  onResult(): void;
  /** Least time of the first block for helpers to be worth starting, ms. */
  readonly worthwhile: number;
}

/** Between two reports of progress, ms. */
const REPORT_EVERY = 100;
const NOTHING = new Float64Array();

/**
 * Simulates the settings in force of a project: checks it, cuts the trials into the blocks of the model's plan, and
 * adds their sums in the order of the blocks, so that whoever ran them, the outcome has the same bits. Null where it
 * was stopped; fails with located issues where there is nothing to simulate, and where a number is not finite.
 */
export function simulateProject(
  project: Project,
  options: SimulateOptions,
): Result<SimulationOutcome | null, readonly Issue[]> {
  const planned = planOf(project, options.trials);
  if (!planned.ok) return planned;
  const plan = planned.value;
  const count = Math.ceil(plan.trials / plan.block);
  let reported = options.clock();
  let done = 0;
  const report = (): void => {
    const now = options.clock();
    if (now - reported < REPORT_EVERY) return;
    reported = now;
    options.onProgress(done / count);
  };
  const noteBlock = (): void => {
    done++;
    report();
  };
  const shareOut = options.shareBlocks({
    onWait: report,
    onResult: noteBlock,
    // All blocks together have to take a few times what a thread costs.
    worthwhile: (4 * THREAD_COST) / count,
  });
  const blocks = shareOut(count, (index) => {
    if (options.stopRequested()) return NOTHING;
    const from = index * plan.block;
    const sums = plan.run(from, Math.min(plan.trials, from + plan.block), options.seed);
    noteBlock();
    return sums;
  });
  if (options.stopRequested()) return ok(null);
  const total = blocks.reduce((sums, block) => sums.map((sum, k) => sum + block[k]!));
  const outcome = plan.summarise(total);
  const place = findNonFinite(outcome);
  return place === null ? ok(outcome) : err([notFinite(project, place)]);
}

function planOf(project: Project, trials: number): Result<SimulationPlan, readonly Issue[]> {
  const errors = checkProject(project).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return err(errors);
  const model = modelById(project.model);
  const simulation = model?.simulation;
  if (!simulation) {
    return err([
      issue('JOB-006', project, `${model?.title ?? 'This network'} has no simulation.`, 'Its formulas are exact.'),
    ]);
  }
  if (!(Number.isInteger(trials) && trials >= 1 && trials <= simulation.maxTrials)) {
    const message = `${trials} trials cannot be simulated: it has to be a whole number from 1 to ${simulation.maxTrials}.`;
    return err([issue('JOB-007', project, message, `Ask for ${simulation.defaultTrials}, the usual number.`)]);
  }
  return simulation.plan(project, trials);
}

function notFinite(project: Project, place: string): Issue {
  return issue(
    'JOB-008',
    project,
    `The simulation gave a number that is not finite (${place}), so its result is not shown.`,
    'Check the extreme values of the network, or let Optimise choose the settings.',
  );
}

function issue(code: string, project: Project, message: string, remedy: string): Issue {
  return { code, severity: 'error', where: { label: project.name }, message, remedy };
}
