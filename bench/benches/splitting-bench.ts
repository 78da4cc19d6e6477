import { checkRayleigh } from '../../optimizer/certificates/check-rayleigh';
import { createRandomSequence } from '../../optimizer/numbers/random-sequence';
import { UNLIMITED } from '../../optimizer/solvers/contract';
import { projectedLbfgs } from '../../optimizer/solvers/projected-lbfgs';
import { rayleighQuotient } from '../../optimizer/solvers/rayleigh-quotient';
import { isInside, type Case } from '../case';
import type { Instance } from '../peers/protocol';
import { formulaOf } from '../problems/formula';
import {
  asRayleigh,
  asSmooth,
  splittingProblem,
  splittingVariance,
  type SplittingProblem,
} from '../problems/splitting';
import { NO_PROOF, type Goal, type Row } from '../row';
import type { Bench } from './bench';
import { compare, type Ours } from './compare';
import { proofOf, unwrap, YES } from './proved';

const PROBES = 10;
const STARTS = 20;
/** Change of the objective, a logarithm, at which the local methods end; `FTOL` of the peers. */
const CHANGE = 1e-12;

/** P1: squeezed light split over sensors with unequal losses. */
export const splittingBench: Bench = {
  problem: 'P1',
  title: 'split with unequal losses and a photon limit',
  description:
    'Amplitudes of one squeezed mode split over M sensors (size = M) with unequal losses, at most 10 photons: M + 1 ' +
    'real variables in a box, analytic gradients for all. Local methods end by their own rule, set to a relative ' +
    'change of 1e-12. The closed form takes no start: its 20 starts are 20 runs.',
  async run(context) {
    const sizes = context.quick ? [4, 256, 4096] : [4, 16, 64, 256, 1024, 4096];
    const rows: Row[] = [];
    for (const size of sizes) {
      const problem = splittingProblem(size, 1);
      rows.push(...(await compare(splittingCase(problem), [closedForm(problem), general(problem)], context)));
    }
    return rows;
  },
  goals: (rows) => [goal(rows, 256, 0.5), goal(rows, 4096, 5)],
};

/** The case of a problem; its optimum is the outer end of the interval that encloses the closed form. */
export function splittingCase(problem: SplittingProblem): Case {
  const sensors = problem.amplitudes.length;
  const { lower, upper } = asSmooth(problem, new Float64Array(sensors + 1));
  const instance: Instance = {
    kind: 'splitting',
    lower: Array.from(lower),
    upper: Array.from(upper),
    amplitudes: Array.from(problem.amplitudes),
    efficiencies: Array.from(problem.efficiencies),
  };
  const { bound } = unwrap(rayleighQuotient.solve(asRayleigh(problem), UNLIMITED));
  const optimum = splittingVariance(problem, -bound!);
  const { objective, gradient } = formulaOf(instance);
  return {
    problem: 'P1',
    size: sensors,
    instance,
    starts: Array.from({ length: STARTS }, (_, k) => startOf(sensors, k)),
    target: null,
    objective,
    gradient,
    distance: (x) => (isInside(instance, x) ? Math.exp(objective(x)) / optimum - 1 : Infinity),
    probes: Array.from({ length: PROBES }, (_, k) => startOf(sensors, 1000 + k)),
    floor: 1,
  };
}

function startOf(sensors: number, seed: number): number[] {
  const random = createRandomSequence(seed, 1);
  return Array.from({ length: sensors + 1 }, (_, j) => (j < sensors ? 0.1 + 0.8 * random.uniform() : 5));
}

function closedForm(problem: SplittingProblem): Ours {
  const quotient = asRayleigh(problem);
  const { evidence, ...claim } = unwrap(rayleighQuotient.solve(quotient, UNLIMITED));
  if (evidence.kind !== 'rayleigh') throw new Error('not the evidence of a closed form');
  return {
    method: 'fringe',
    proof: proofOf('closed form, interval enclosure', checkRayleigh(quotient, claim, evidence)),
    solve() {
      const { x } = unwrap(rayleighQuotient.solve(asRayleigh(problem), UNLIMITED));
      // The quotient does not depend on the length of w; the box wants entries up to 1.
      const largest = x.reduce((most, value) => Math.max(most, value), 0);
      const point = new Float64Array(x.length + 1);
      for (let j = 0; j < x.length; j++) point[j] = x[j]! / largest;
      point[x.length] = problem.photons;
      return point;
    },
  };
}

function general(problem: SplittingProblem): Ours {
  return {
    method: 'fringe L-BFGS',
    proof: NO_PROOF,
    solve: (start) => unwrap(projectedLbfgs.solve({ ...asSmooth(problem, start), leastGain: CHANGE }, UNLIMITED)).x,
  };
}

function goal(rows: readonly Row[], size: number, limit: number): Goal {
  const row = rows.find((each) => each.method === 'fringe' && each.size === size);
  return {
    statement: `P1 at M = ${size} in at most ${limit} ms, with proof`,
    measured:
      row === undefined || row.medianMs === null
        ? 'not measured'
        : `${row.medianMs.toPrecision(2)} ms, proof: ${row.proof}`,
    met:
      row === undefined || row.medianMs === null
        ? null
        : row.medianMs <= limit && YES(row.proof) && row.success === row.starts,
  };
}
