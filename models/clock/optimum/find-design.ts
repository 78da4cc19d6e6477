import { finiteBound } from '../equations/bounds';
import type { ExactSolution } from '../../../optimizer/problem';
import { MAX_STAGES } from '../declaration/centre-controls';
import type { ClockNetwork } from '../network/clock-network';
import type { CascadeTask, FoundCascade } from '../search/cascade-task';
import { searchCounted } from '../search/counted-search';
import { MOST_UNITS, searchCascade } from '../search/search-cascade';
import { quickCascade } from '../search/quick-cascade';
import type { CascadeSettings } from '../settings/cascade-settings';
import { defaultCascade, uncorrelatedCascade } from '../settings/default-cascade';
import { instabilityFactor } from '../settings/test-plan';
import { limitsOf } from './design-limits';
import { logVariance } from './design-variance';

/** How long a search may go on. */
export interface Effort {
  /** Designs that may be looked at. */
  readonly maxEvaluations: number;
  mayGoOn(): boolean;
}

/** The best settings found, with what is known of all others. */
export interface FoundDesign extends Pick<ExactSolution, 'kind' | 'method' | 'statement'> {
  readonly settings: CascadeSettings;
  /** Lower bound of ln variance over all designs; -Infinity where nothing is known. */
  readonly bound: number;
}

/** Gap in variance at which the search over all integers is done: for few blocks of atoms, and for many. */
const GAP = { few: 1e-4, many: 1e-3 };
const FEW_UNITS = 400;
/** Terms of budgets that count for one design: more where there are many blocks of atoms, whose bounds are longer sums. */
const TERMS = { least: 200, perUnit: 0.05, most: 500 };
/** Of what a search by rough tables of exact digit errors found. */
const JUDGED_EXACTLY = 2;
/** Designs that count for one whose digit errors are enumerated. */
const EXACT_EFFORT = 250;
/** Below this effort a search over all integers would not even begin to prove anything. */
const LEAST_EFFORT = 4000;

/**
 * Searches levels, bases, copies, level-0 atoms, pre-narrowing and Ramsey time: over all of them with a proof where
 * that can be done, else over families. The closed-form start and uncorrelated atoms are always candidates, so
 * nothing found is worse than these.
 */
export function findDesign(network: ClockNetwork, effort: Effort): FoundDesign {
  const candidates = [defaultCascade(network), uncorrelatedCascade(network)];
  const found = searched(network, effort);
  if (found) candidates.unshift(...found.candidates);
  const best = bestOf(network, candidates);
  const limit = limitBound(network);
  if (found?.bound !== undefined && found.bound > -Infinity && found.bound >= limit) {
    return {
      settings: best,
      bound: Math.min(found.bound, logVariance(network, best)),
      kind: 'branch-and-bound',
      method: 'search over all integers',
      statement: provedStatement(network),
    };
  }
  return {
    settings: best,
    bound: limit,
    kind: 'dual',
    method: methodOf(found),
    statement: limitStatement(network, found),
  };
}

/** What a search over all integers has proved, and what it has not. */
function provedStatement({ options, preNarrowing, pairRate }: ClockNetwork): string {
  const integers = `levels, bases, copies, level-0 atoms${preNarrowing ? `, up to ${MAX_STAGES} pre-narrowing stages` : ''}`;
  const pairs = pairRate < Infinity ? ', at the pair rate of the slowest link' : '';
  const errors = options.digitErrors === 'gauss' ? 'of the lower level' : 'of both levels';
  return (
    `The bound holds for all ${integers} and Ramsey times with rare slips${pairs}, with digit errors from Gaussian noise ${errors}. ` +
    'Heavier tails of real counts, other states and other laser noise are outside it; the simulation tells how far they matter.'
  );
}

/** What is known where not all integers were searched. */
function limitStatement({ options, units }: ClockNetwork, found: Searched | null): string {
  const general = 'The bound holds for any state of these atoms in independent Ramsey cycles.';
  if (found === null) return general;
  if (found.designs !== undefined)
    return `Best of ${found.designs} designs judged by exact digit errors; no proof over the integers with these digit errors. ${general}`;
  if (units > MOST_UNITS) return `${general} Not all integers were searched: there are too many atoms for that.`;
  if (options.digitErrors === 'joint' || options.digitErrors === 'gauss') return general;
  return `${general} The integers were searched with digit errors from Gaussian noise of both levels, so they are not proved best with those chosen.`;
}

/** Settings that keep all limits, with the least variance; the first of equals. */
function bestOf(network: ClockNetwork, candidates: readonly CascadeSettings[]): CascadeSettings {
  let best = candidates[candidates.length - 1]!;
  let least = Infinity;
  for (const settings of candidates) {
    if (limitsOf(network, settings).some((value) => value > 0)) continue;
    const value = logVariance(network, settings);
    if (value < least) [best, least] = [settings, value];
  }
  return best;
}

function methodOf(found: Searched | null): string {
  if (found === null) return 'closed-form start';
  return found.designs === undefined
    ? 'search over cascades at the price of their atoms'
    : 'search from families and cascades with Gaussian noise by exact digit errors';
}

interface Searched {
  readonly candidates: readonly CascadeSettings[];
  /** Designs judged by exact digit errors, where they were searched by these. */
  readonly designs?: number;
  readonly bound?: number;
}

function searched(network: ClockNetwork, effort: Effort): Searched | null {
  const { units, options, environment } = network;
  if (units < 2 || effort.maxEvaluations < LEAST_EFFORT) return null;
  const task = taskOf(network);
  if (units > MOST_UNITS) {
    const quick = quickCascade(task);
    return quick && byExactErrors(network, task, quick, effort);
  }
  const terms = Math.min(TERMS.most, Math.max(TERMS.least, TERMS.perUnit * units)) * effort.maxEvaluations;
  const found = searchCascade(task, {
    gap: units > FEW_UNITS ? GAP.many : GAP.few,
    mayGoOn: (work) => work < terms,
    stopRequested: () => !effort.mayGoOn(),
  });
  if (found === null) return null;
  if (options.digitErrors !== task.options.digitErrors) return byExactErrors(network, task, found, effort);
  const candidates = [settingsOf(found)];
  const scaled = found.bound / (environment.angularFrequency ** 2 * environment.averagingTime);
  return { candidates, bound: Math.log(scaled) + 2 * Math.log(instabilityFactor(network)) };
}

/** What Gaussian noise found, and where exact digit errors are asked for what a search by these makes of it. */
function byExactErrors({ options }: ClockNetwork, task: CascadeTask, start: FoundCascade, effort: Effort): Searched {
  const { digitErrors, readout } = options;
  if (digitErrors !== 'binomial' || readout !== 'fixed') return { candidates: [settingsOf(start)] };
  const { found, designs } = searchCounted(task, [start], {
    mostDesigns: effort.maxEvaluations / EXACT_EFFORT,
    mayGoOn: () => effort.mayGoOn(),
  });
  return { candidates: [...found.slice(0, JUDGED_EXACTLY), start].map(settingsOf), designs };
}

function settingsOf({ cascade, narrowing, ramseyTime }: FoundCascade): CascadeSettings {
  const { copies, bases, localAtoms } = cascade;
  return { ramseyTime, copies, bases, localAtoms, stages: narrowing.stages };
}

/** The design problem of a network as the search sees it; exact digit errors are replaced by those of both levels. */
export function taskOf({ weights, environment, options, preNarrowing, pairRate, clocks }: ClockNetwork): CascadeTask {
  return {
    weights: weights.parts,
    atoms: clocks.map(({ atoms }) => atoms),
    environment,
    base: null,
    options: { ...options, digitErrors: options.digitErrors === 'gauss' ? 'gauss' : 'joint' },
    mostStages: preNarrowing ? MAX_STAGES : 0,
    secondsPerCopy: 1 / pairRate,
  };
}

/** ln variance that no state of these atoms reaches; nothing is known where the lasers' own stability is used. */
function limitBound(network: ClockNetwork): number {
  const limit = strategyLimit(network);
  return limit === null ? -Infinity : 2 * Math.log(limit);
}

/**
 * Instability of the target that no strategy of independent Ramsey cycles with the atoms of the weighted clocks goes
 * below, dead time and imperfections apart. Null where prior knowledge of the lasers is used, for which it does not
 * hold.
 */
export function strategyLimit({ clocks, environment, options, scale }: ClockNetwork): number | null {
  if (options.prior === 'linewidth') return null;
  const atoms = clocks.reduce((sum, clock) => sum + clock.atoms, 0);
  const bound = finiteBound({ ...environment, atoms }, environment.atomicLinewidth);
  return bound === undefined ? null : bound.deviation * scale;
}
