import { bruteForce } from '../../models/clock/equations/brute-force';
import { createRandomSequence } from '../../optimizer/numbers/random-sequence';
import { DEFAULT_OPTIONS } from '../../models/clock/equations/cascade';
import { searchCascade } from '../../models/clock/search/search-cascade';
import { CascadeTrials } from '../../models/clock/simulation/cascade-trials';
import { median, processClock, timed } from '../cpu-time';
import { isInside, type Case } from '../case';
import type { Instance } from '../peers/protocol';
import { clockInstance, clockObjective, CLOCKS, clockTask, designObjective, SURROUNDINGS } from '../problems/clocks';
import { NO_PROOF, SUCCESS, type Goal, type Row } from '../row';
import type { Bench, Context } from './bench';
import { compare } from './compare';

const FEW = 1000;
const MANY = 100_000;
const GAP = { few: 1e-4, many: 1e-3 };
/** Terms of budgets after which the search among many atoms ends with the gap that it has then. */
const MOST_WORK = 1.2e8;
const SECONDS = { few: 2, many: 20 };
const PROBES = 10;
const STARTS = 20;
const TRIALS = 100_000;
const SIMULATED = 1_000_000;

/** Cascades of ten clocks: all integers and the Ramsey time with proof, other ways without, and the simulation. */
export const clockBench: Bench = {
  problem: 'clock',
  title: 'GHZ cascade of ten clocks, all integers',
  description:
    'Levels, a base for each level, copies, level-0 atoms and the Ramsey time of ten clocks (size = atoms in all; digit ' +
    'errors from Gaussian noise of both levels, no pre-narrowing, rare phase slips). The rivals are exhaustive searches ' +
    'of designs with one base up to 4 and equal copies, or copies on a line, and the differential evolution of scipy ' +
    'with whole numbers. It gets up to 5 levels, bases up to 8, copies up to what the atoms suffice for, Ramsey times ' +
    'over the three decades up to rare slips, by their logarithm, and the logarithm of the objective; points with too ' +
    'many atoms are told by how many. Gaps are measured in variance from the proved bound, successes from the best ' +
    'of the first three rows; a rival that did better would have a smaller gap than ours. The last row is the CPU ' +
    'time of a million simulated cycles, from a tenth of them.',
  async run(context) {
    const { log, limits, quick } = context;
    const few = proved(FEW, GAP.few, quick ? 2 : 4, log);
    const families = (['equal', 'linear'] as const).map((family) => enumerated(family, log));
    const own = [few, ...families];
    const best = Math.min(...own.flatMap(({ objectives }) => objectives));
    const rivals = await compare(clockCase(best), [], context);
    const rows: Row[] = [
      ...own.map((measured) => rowOf(FEW, measured, best, few.bound)),
      ...rivals.map((row) => ({
        ...row,
        relativeGap: row.relativeGap === null ? null : ((1 + row.relativeGap) * best) / few.bound - 1,
      })),
    ];
    if (!quick && limits.starts > 0) {
      const many = proved(MANY, GAP.many, 1, log);
      rows.push(rowOf(MANY, many, Math.min(...many.objectives), many.bound));
    }
    log('clock: simulation');
    const trials = new CascadeTrials({
      nodes: Array.from({ length: CLOCKS }, () => ({ weight: 1 / CLOCKS, atoms: 30 })),
      localContrast: 1,
      levels: [10, 20, 40].map((size) => ({ size, copies: 10, contrast: 1 })),
    });
    const { cpuMs } = timed(processClock, () => trials.run(0, TRIALS, 1));
    rows.push({
      problem: 'clock',
      size: FEW,
      method: 'fringe simulation, 1e6 cycles',
      medianMs: (cpuMs * SIMULATED) / TRIALS,
      relativeGap: null,
      success: 0,
      starts: 0,
      proof: NO_PROOF,
    });
    return rows;
  },
  goals: (rows) => [goal(rows, FEW, SECONDS.few), goal(rows, MANY, SECONDS.many)],
};

function goal(rows: readonly Row[], atoms: number, seconds: number): Goal {
  const row = rows.find(({ method, size }) => method === 'fringe' && size === atoms);
  const spent = row?.medianMs ?? null;
  return {
    statement: `best cascade of ${atoms} atoms in at most ${seconds} s, with proof or the gap that is left`,
    measured: row === undefined || spent === null ? 'not measured' : `${(spent / 1000).toPrecision(2)} s, ${row.proof}`,
    met: spent === null ? null : spent <= 1000 * seconds,
  };
}

/** Runs of one method, by the full budget of what they found. */
interface Measured {
  readonly method: string;
  readonly cpuMs: readonly number[];
  readonly objectives: readonly number[];
  readonly proof: string;
}

function rowOf(size: number, { method, cpuMs, objectives, proof }: Measured, best: number, bound: number): Row {
  return {
    problem: 'clock',
    size,
    method,
    medianMs: median(cpuMs),
    relativeGap: Math.max(...objectives) / bound - 1,
    success: objectives.filter((objective) => objective <= best * (1 + SUCCESS)).length,
    starts: objectives.length,
    proof,
  };
}

function proved(
  atoms: number,
  gap: number,
  repeats: number,
  log: Context['log'],
): Measured & { readonly bound: number } {
  log(`clock, size ${atoms}: fringe`);
  const runs = Array.from({ length: repeats }, () =>
    timed(processClock, () => searchCascade(clockTask(atoms), { gap, mayGoOn: (work) => work < MOST_WORK })!),
  );
  const objectives = runs.map(({ answer }) => designObjective({ ...answer.cascade, ramseyTime: answer.ramseyTime }));
  // The weakest of the bounds.
  const bound = Math.min(...runs.map(({ answer }) => answer.bound));
  return {
    method: 'fringe',
    cpuMs: runs.map(({ cpuMs }) => cpuMs),
    objectives,
    bound,
    proof: `branch and bound, gap ${(Math.max(...objectives) / bound - 1).toExponential(1)}`,
  };
}

function enumerated(family: 'equal' | 'linear', log: Context['log']): Measured {
  log(`clock, size ${FEW}: ${family} families`);
  const request = { nodes: CLOCKS, atoms: FEW, largestBase: 4, family };
  const { answer, cpuMs } = timed(processClock, () => bruteForce(request, SURROUNDINGS, DEFAULT_OPTIONS)!);
  return {
    method: `brute force, ${family} copies`,
    cpuMs: [cpuMs],
    objectives: [designObjective(answer.design)],
    proof: NO_PROOF,
  };
}

/** The case of a thousand atoms for methods that take vectors; distances from the best objective that is known. */
export function clockCase(best: number): Case {
  const instance = clockInstance(FEW);
  const objective = (x: readonly number[]): number => clockObjective(FEW, x);
  return {
    problem: 'clock',
    size: FEW,
    instance,
    starts: Array.from({ length: STARTS }, (_, seed) => feasiblePoint(instance, objective, seed)),
    target: null,
    objective,
    gradient: null,
    distance(x) {
      if (!isInside(instance, x) || !x.slice(0, -1).every(Number.isInteger)) return Infinity;
      return objective(x) / best - 1;
    },
    probes: Array.from({ length: PROBES }, (_, k) => feasiblePoint(instance, objective, 1000 + k)),
    floor: 0,
  };
}

/** A random point of finite objective; copies and time drawn by their logarithms. */
function feasiblePoint({ lower, upper }: Instance, objective: (x: readonly number[]) => number, seed: number) {
  const random = createRandomSequence(seed, 8);
  for (;;) {
    const x = lower.map((low, j) => low * (upper[j]! / low) ** random.uniform());
    const point = x.map((value, j) => (j === x.length - 1 ? value : Math.round(value)));
    if (Number.isFinite(objective(point))) return point;
  }
}
