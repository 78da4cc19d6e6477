import { bruteForce } from '../../models/clock/equations/brute-force';
import { DEFAULT_OPTIONS } from '../../models/clock/equations/cascade';
import { searchCascade } from '../../models/clock/search/search-cascade';
import type { CascadeSearch } from '../../models/clock/search/search-outcome';
import { CascadeTrials } from '../../models/clock/simulation/cascade-trials';
import { median, processClock, timed } from '../cpu-time';
import { clockTask, CLOCKS, SURROUNDINGS } from '../problems/clocks';
import { NO_PROOF, SUCCESS, type Goal, type Row } from '../row';
import type { Bench } from './bench';

const FEW = 1000;
const MANY = 100_000;
const GAP = { few: 1e-4, many: 1e-3 };
/** Terms of budgets after which the search among many atoms ends with the gap that it has then. */
const MOST_WORK = 1.2e8;
const SECONDS = { few: 2, many: 20 };
const TRIALS = 100_000;
const SIMULATED = 1_000_000;

/** Cascades of ten clocks: all integers and the Ramsey time with proof, families of designs without, and the simulation. */
export const clockBench: Bench = {
  problem: 'clock',
  title: 'GHZ cascade of ten clocks, all integers',
  description:
    'Levels, a base for each level, copies, level-0 atoms and the Ramsey time of ten clocks (size = atoms in all; digit ' +
    'errors from Gaussian noise of both levels, no pre-narrowing, rare phase slips). The rivals are exhaustive searches ' +
    'of designs with one base up to 4 and equal copies, or copies on a line. Gaps are measured in variance from the ' +
    'proved bound, successes from the best design found. The last row is the CPU time of a million simulated cycles, ' +
    'from a tenth of them.',
  async run({ log, limits, quick }) {
    const rows: Row[] = [];
    const searched = (atoms: number, gap: number, repeats: number): CascadeSearch => {
      log(`clock, size ${atoms}: fringe`);
      const runs = Array.from({ length: repeats }, () =>
        timed(processClock, () => searchCascade(clockTask(atoms), { gap, mayGoOn: (work) => work < MOST_WORK })!),
      );
      const found = runs[0]!.answer;
      const left = found.objective / found.bound - 1;
      rows.push({
        problem: 'clock',
        size: atoms,
        method: 'fringe',
        medianMs: median(runs.map(({ cpuMs }) => cpuMs)),
        relativeGap: left,
        success: repeats,
        starts: repeats,
        proof: `branch and bound, gap ${left.toExponential(1)}`,
      });
      return found;
    };
    const few = searched(FEW, GAP.few, quick ? 2 : 4);
    for (const family of ['equal', 'linear'] as const) {
      log(`clock, size ${FEW}: ${family} families`);
      const request = { nodes: CLOCKS, atoms: FEW, largestBase: 4, family };
      const { answer, cpuMs } = timed(processClock, () => bruteForce(request, SURROUNDINGS, DEFAULT_OPTIONS)!);
      const objective = answer.deviation ** 2 * SURROUNDINGS.averagingTime;
      rows.push({
        problem: 'clock',
        size: FEW,
        method: `brute force, ${family} copies`,
        medianMs: cpuMs,
        relativeGap: objective / few.bound - 1,
        success: objective <= few.objective * (1 + SUCCESS) ? 1 : 0,
        starts: 1,
        proof: NO_PROOF,
      });
    }
    if (!quick && limits.starts > 0) searched(MANY, GAP.many, 1);
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
