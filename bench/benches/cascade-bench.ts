import { checkLeaves } from '../../optimizer/certificates/check-leaves';
import { createRandomSequence } from '../../optimizer/numbers/random-sequence';
import { branchAndBound } from '../../optimizer/solvers/branch-and-bound';
import { UNLIMITED } from '../../optimizer/solvers/contract';
import { isInside, type Case } from '../case';
import type { Instance } from '../peers/protocol';
import { asBox, CASCADE, cascadeObjective, type CascadeProblem } from '../problems/cascade';
import type { Bench } from './bench';
import { compare, type Ours } from './compare';
import { proofOf, unwrap, YES } from './proved';

const PROBES = 10;
const STARTS = 20;
const GAP = 1e-9;
const LIMIT = 50;

/** P2: entangled states in levels, integers and the Ramsey time. */
export const cascadeBench: Bench = {
  problem: 'P2',
  title: 'GHZ cascade with integers and Ramsey time',
  description:
    'Base, levels and copies as whole numbers (copies limited by the 100,000 atoms alone) and the Ramsey time over ' +
    '12 decades; no gradients. Methods that know no whole numbers get rounded variables; all see logarithms of the ' +
    'objective, the time and (where they round) the copies, and 1000 in place of infinity. Distances are measured ' +
    'from the proved lower bound.',
  async run(context) {
    return compare(cascadeCase(CASCADE), [proved(CASCADE)], context);
  },
  goals(rows) {
    const row = rows.find(({ method }) => method === 'fringe');
    return [
      {
        statement: `P2 in at most ${LIMIT} ms, with proof`,
        measured:
          row === undefined || row.medianMs === null
            ? 'not measured'
            : `${row.medianMs.toPrecision(2)} ms, proof: ${row.proof}`,
        met:
          row === undefined || row.medianMs === null
            ? null
            : row.medianMs <= LIMIT && YES(row.proof) && row.success === row.starts,
      },
    ];
  },
};

/** The case of a problem, with the bound of our branch and bound as its optimum. */
export function cascadeCase(problem: CascadeProblem): Case {
  const { variables } = asBox(problem, GAP);
  const instance: Instance = {
    kind: 'cascade',
    lower: variables.map(({ lower }) => lower),
    upper: variables.map(({ upper }) => upper),
    ...problem,
  };
  const objective = (x: readonly number[]) => cascadeObjective(problem, x);
  const { bound } = unwrap(branchAndBound.solve(asBox(problem, GAP), UNLIMITED));
  return {
    problem: 'P2',
    size: variables.length,
    instance,
    starts: Array.from({ length: STARTS }, (_, seed) => feasiblePoint(instance, objective, seed)),
    target: null,
    objective,
    gradient: null,
    distance(x) {
      if (!isInside(instance, x) || !x.slice(0, 3).every(Number.isInteger)) return Infinity;
      return objective(x) / bound! - 1;
    },
    probes: Array.from({ length: PROBES }, (_, k) => feasiblePoint(instance, objective, 1000 + k)),
    floor: 0,
  };
}

/** A random point of finite objective; copies and time drawn by their logarithms. */
function feasiblePoint({ lower, upper }: Instance, objective: (x: readonly number[]) => number, seed: number) {
  const random = createRandomSequence(seed, 6);
  for (;;) {
    const x = lower.map((low, j) =>
      j < 2 ? low + random.integer(upper[j]! - low + 1) : low * (upper[j]! / low) ** random.uniform(),
    );
    x[2] = Math.round(x[2]!);
    if (Number.isFinite(objective(x))) return x;
  }
}

function proved(problem: CascadeProblem): Ours {
  const box = asBox(problem, GAP);
  const { evidence, ...claim } = unwrap(branchAndBound.solve(box, UNLIMITED));
  if (evidence.kind !== 'branch-and-bound') throw new Error('not the evidence of a branch and bound');
  return {
    method: 'fringe',
    proof: proofOf('branch and bound', checkLeaves(box, claim, evidence, 1)),
    solve: () => unwrap(branchAndBound.solve(asBox(problem, GAP), UNLIMITED)).x,
  };
}
