import { finiteBound } from '../equations/bounds';
import type { ExactSolution } from '../../../optimizer/problem';
import { MAX_STAGES } from '../declaration/centre-controls';
import type { ClockNetwork } from '../network/clock-network';
import { searchFamilies } from '../search/family-search';
import { MOST_UNITS, searchCascade, type CascadeTask } from '../search/search-cascade';
import type { CascadeSettings } from '../settings/cascade-settings';
import { defaultCascade, uncorrelatedCascade } from '../settings/default-cascade';
import { narrowedEnvironment } from '../settings/narrowed-environment';
import { bestRamseyTime } from '../settings/ramsey-time';
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

/** Gap in variance at which the search over all integers is done. */
const GAP = 1e-4;
/** What one interval of the search over all integers counts for, in designs. */
const INTERVAL = 200;
/** Below this effort a search over all integers would not even begin to prove anything. */
const LEAST_EFFORT = 4000;
/** Most atoms per node that pre-narrowing is tried with. */
const MOST_NARROWING = 40;

/**
 * Searches levels, bases, copies, level-0 atoms, pre-narrowing and Ramsey time: over all of them with a proof where
 * that can be done, else over families. The closed-form start and uncorrelated atoms are always candidates, so
 * nothing found is worse than these.
 */
export function findDesign(network: ClockNetwork, effort: Effort): FoundDesign {
  const candidates = [defaultCascade(network), uncorrelatedCascade(network)];
  const proof = searched(network, effort);
  if (proof) candidates.unshift(...proof.candidates);
  const best = bestOf(network, candidates);
  const limit = limitBound(network);
  if (proof?.bound !== undefined && proof.bound >= limit) {
    return {
      settings: best,
      bound: Math.min(proof.bound, logVariance(network, best)),
      kind: 'branch-and-bound',
      method: 'search over all integers',
      statement:
        'The bound holds for all levels, bases, copies, level-0 atoms, pre-narrowing stages and Ramsey times with rare slips, in this budget.',
    };
  }
  return {
    settings: best,
    bound: limit,
    kind: 'dual',
    method: proof ? 'search over families of cascades' : 'closed-form start',
    statement: 'The bound holds for any state of these atoms in independent Ramsey cycles.',
  };
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

interface Searched {
  readonly candidates: readonly CascadeSettings[];
  readonly bound?: number;
}

function searched(network: ClockNetwork, effort: Effort): Searched | null {
  const { units, options, environment } = network;
  if (units < 2 || effort.maxEvaluations < LEAST_EFFORT) return null;
  const modelled = options.digitErrors === 'gauss' || options.digitErrors === 'joint';
  const task = taskOf(network);
  if (units > MOST_UNITS) {
    let tried = 0;
    const found = searchFamilies(task, { mayGoOn: () => ++tried < effort.maxEvaluations && effort.mayGoOn() });
    return (
      found && {
        candidates: keepingPairs(network, {
          ...found.cascade,
          stages: found.narrowing.stages,
          ramseyTime: found.ramseyTime,
        }),
      }
    );
  }
  let intervals = 0;
  const mayGoOn = (): boolean => INTERVAL * ++intervals < effort.maxEvaluations && effort.mayGoOn();
  const found = searchCascade(task, { gap: GAP, mayGoOn });
  const candidates = keepingPairs(network, {
    ...found.cascade,
    stages: found.narrowing.stages,
    ramseyTime: found.ramseyTime,
  });
  if (!modelled || found.narrowing.stages.length > MAX_STAGES) return { candidates };
  const scaled = found.bound / (environment.angularFrequency ** 2 * environment.averagingTime);
  return { candidates, bound: Math.log(scaled) + 2 * Math.log(instabilityFactor(network)) };
}

function taskOf({ weights, atoms, units, environment, options, preNarrowing, clocks }: ClockNetwork): CascadeTask {
  const { digitErrors } = options;
  const wide = Math.max(...environment.laserLinewidths) * environment.averagingTime > 1;
  const perNode = Math.min(MOST_NARROWING, Math.floor(units / 4));
  return {
    weights: weights.parts,
    atoms,
    environment,
    base: null,
    options: { ...options, digitErrors: digitErrors === 'gauss' ? 'gauss' : 'joint' },
    // Atoms of pre-narrowing are counted per node; nodes of unequal weight would need a search of their own.
    mostNarrowingAtoms: preNarrowing && wide && weights.sum === clocks.length ? perNode : 0,
  };
}

/** A design as found and, where its pairs come too slowly, with a longer cycle or fewer copies. */
function keepingPairs(network: ClockNetwork, found: CascadeSettings): readonly CascadeSettings[] {
  const environment = narrowedEnvironment(network, found.stages);
  const cascadeOf = (copies: readonly number[]) => ({ ...found, copies, weights: network.weights.parts });
  const slower = (copies: readonly number[]): readonly CascadeSettings[] => {
    const best = bestRamseyTime(cascadeOf(copies), environment, network.options, network.pairRate);
    return best ? [{ ...found, copies, ramseyTime: best.ramseyTime }] : [];
  };
  if (limitsOf(network, found).every((value) => value <= 0)) return [found];
  const shares = [1, 0.8, 0.6, 0.45, 0.3];
  return shares.flatMap((share) => slower(found.copies.map((n) => Math.max(2, Math.floor(n * share)))));
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
