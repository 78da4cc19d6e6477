import { createRandomSequence } from '../../optimizer/numbers/random-sequence';
import { basinHopping } from '../../optimizer/solvers/basin-hopping';
import { cmaEs } from '../../optimizer/solvers/cma-es';
import { UNLIMITED } from '../../optimizer/solvers/contract';
import { isInside, type Case } from '../case';
import type { Instance } from '../peers/protocol';
import { formulaOf } from '../problems/formula';
import { asSmooth, HALF_WIDTH, landscapeProblem, landscapeStart, type LandscapeProblem } from '../problems/landscape';
import { NO_PROOF, SUCCESS, type Goal, type Row } from '../row';
import type { Bench } from './bench';
import { compare, type Ours } from './compare';
import { unwrap } from './proved';

const DIMENSION = 20;
const PROBES = 10;
const STARTS = 20;
const FASTER = 5;

/** P3: about 7^20 valleys. */
export const landscapeBench: Bench = {
  problem: 'P3',
  title: 'multimodal landscape in 20 dimensions',
  description:
    'Twenty rotated coordinates, each a bowl with ripples, about 7^20 valleys, least value 0 (so distances are ' +
    'absolute); analytic gradients for those that use them. Every method ends as soon as it has reached 1e-8, which is ' +
    'success for all alike. The methods of scipy are tuned to this landscape (with another rotation and other starts): ' +
    'basin hopping with T = 0.05 and steps of 0.07 of the box, the fastest of a dozen pairs, where its own T = 1 fails; dual ' +
    'annealing with the slopes for its local search, visit 2, temperature 100 and restart at a hundredth of it, the ' +
    'nearest of four settings; differential evolution as rand1bin with recombination 1, mutation 0.5 and 60 members, the ' +
    'nearest of three. Ours run with the settings of the application, apart from the number of hops, and for CMA-ES ' +
    'the population of 100.',
  run: (context) => {
    const problem = landscapeProblem(DIMENSION, 7);
    return compare(landscapeCase(problem), searches(problem), context);
  },
  goals,
};

export function landscapeCase(problem: LandscapeProblem): Case {
  const n = problem.dimension;
  const instance: Instance = {
    kind: 'landscape',
    lower: new Array<number>(n).fill(-HALF_WIDTH),
    upper: new Array<number>(n).fill(HALF_WIDTH),
    rotation: Array.from(problem.rotation),
    centre: Array.from(problem.centre),
  };
  const { objective, gradient } = formulaOf(instance);
  const random = createRandomSequence(8, 7);
  const anywhere = () => Array.from({ length: n }, () => HALF_WIDTH * (2 * random.uniform() - 1));
  return {
    problem: 'P3',
    size: n,
    instance,
    starts: Array.from({ length: STARTS }, (_, seed) => Array.from(landscapeStart(n, seed))),
    target: SUCCESS,
    objective,
    gradient,
    distance: (x) => (isInside(instance, x) ? objective(x) : Infinity),
    probes: Array.from({ length: PROBES }, anywhere),
    floor: 1,
  };
}

function searches(problem: LandscapeProblem): Ours[] {
  const target = SUCCESS;
  return [
    {
      method: 'fringe',
      proof: NO_PROOF,
      solve: (start, seed) =>
        unwrap(
          basinHopping.solve({ ...asSmooth(problem, start), hopping: { hops: 3000, target } }, { ...UNLIMITED, seed }),
        ).x,
    },
    {
      method: 'fringe CMA-ES',
      proof: NO_PROOF,
      solve: (start, seed) =>
        unwrap(
          cmaEs.solve({ ...asSmooth(problem, start), evolution: { population: 100, target } }, { ...UNLIMITED, seed }),
        ).x,
    },
  ];
}

/** Against the fastest of scipy's methods that succeed from every start; without one, against none. */
function goals(rows: readonly Row[]): Goal[] {
  const ours = rows.find(({ method }) => method === 'fringe');
  const reliable = rows.filter(
    ({ method, medianMs, success, starts }) => method.startsWith('scipy') && medianMs !== null && success === starts,
  );
  const rival = [...reliable].sort((a, b) => a.medianMs! - b.medianMs!)[0];
  const ratio = rival && ours?.medianMs ? rival.medianMs! / ours.medianMs : null;
  return [
    {
      statement: 'P3 succeeds from at least 8 starts of 8',
      measured: ours ? `${ours.success} of ${ours.starts}` : 'not measured',
      met: ours ? ours.success === ours.starts && ours.starts >= 8 : null,
    },
    {
      statement: `P3 at least ${FASTER} times faster than the fastest method of scipy that always succeeds`,
      measured: ratio === null ? 'no such method was measured' : `${ratio.toPrecision(2)} times (${rival!.method})`,
      met: ratio === null ? null : ratio >= FASTER,
    },
  ];
}
