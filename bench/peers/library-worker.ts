import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createRandomSequence } from '../../optimizer/numbers/random-sequence';
import { processClock, timed } from '../cpu-time';
import type { End } from '../measure-starts';
import { formulaOf, type Formula } from '../problems/formula';
import type { Evaluated, Hello, Request } from './protocol';

/** The part of the library that is used. It declares no types. */
interface Library {
  Real(low: number, high: number): unknown;
  Integer(low: number, high: number): unknown;
  rs_minimize(f: (x: number[]) => number, space: unknown[], calls: number): { best_x: number[] };
  minimize_L_BFGS(
    f: (x: number[]) => number,
    gradient: (x: number[]) => number[],
    start: number[],
  ): { argument: number[] };
}

// Loaded as what it is, CommonJS in sloppy mode: it assigns to variables that it never declares.
const { root } = workerData as { root: string };
const require = createRequire(join(root, 'package.json'));
const library = require('optimization-js') as Library;
const { version } = require('optimization-js/package.json') as { version: string };

const GRADIENT = 'optimization-js L-BFGS';
const SEARCH = 'optimization-js random search';
/** Its search looks through all earlier points at every call, so more calls cost quadratically. */
const CALLS = 20_000;
/** Stands in for infinity, as with the other peers. */
const PLATEAU = 1000;

class Stop extends Error {}

type Solve = Extract<Request, { do: 'solve' }>;

function solve(request: Solve): End {
  const formula = formulaOf(request.instance);
  const deadline = processClock() + request.budgetMs;
  let late = false;
  let best = Infinity;
  let held: number[] | null = null;
  const see = (x: readonly number[], value: number) => {
    if (value < best) [best, held] = [value, [...x]];
    if (request.target !== null && best <= request.target) throw new Stop();
    if (processClock() > deadline) {
      late = true;
      throw new Stop();
    }
    return value;
  };
  const once = () => {
    [best, held] = [Infinity, null];
    const random = createRandomSequence(request.seed, 5);
    Math.random = () => random.uniform();
    try {
      return request.method === GRADIENT ? byGradient(formula, request, see) : bySearch(formula, request, see);
    } catch (error) {
      if (error instanceof Stop) return held;
      throw error;
    }
  };
  const { answer, cpuMs } = timed(processClock, once);
  const x = answer !== null && answer.every(Number.isFinite) ? answer : null;
  return { x, cpuMs, stopped: late ? 'budget' : 'finished' };
}

type See = (x: readonly number[], value: number) => number;

/** It knows no limits: points beyond them are moved to them, and slopes that lead out count as 0. */
function byGradient(formula: Formula, { instance: { lower, upper }, start }: Solve, see: See): number[] {
  const inside = (x: readonly number[]) => x.map((value, j) => Math.min(upper[j]!, Math.max(lower[j]!, value)));
  const { argument } = library.minimize_L_BFGS(
    (x) => {
      const y = inside(x);
      return see(y, formula.objective(y));
    },
    (x) =>
      formula.gradient!(inside(x)).map((slope, j) =>
        (x[j]! <= lower[j]! && slope > 0) || (x[j]! >= upper[j]! && slope < 0) ? 0 : slope,
      ),
    [...start],
  );
  return inside(argument);
}

function bySearch(formula: Formula, { instance }: Solve, see: See): number[] {
  const { lower, upper } = instance;
  if (instance.kind !== 'cascade') {
    const space = lower.map((low, j) => library.Real(low, upper[j]!));
    return library.rs_minimize((x) => see(x, formula.objective(x)), space, CALLS).best_x;
  }
  const natural = (u: readonly number[]) =>
    [u[0]!, u[1]!, Math.round(Math.exp(u[2]!)), Math.exp(u[3]!)].map((value, j) =>
      Math.min(upper[j]!, Math.max(lower[j]!, value)),
    );
  const space = [
    library.Integer(lower[0]!, upper[0]!),
    library.Integer(lower[1]!, upper[1]!),
    library.Real(Math.log(lower[2]!), Math.log(upper[2]!)),
    library.Real(Math.log(lower[3]!), Math.log(upper[3]!)),
  ];
  const logarithm = (u: readonly number[]) => {
    const x = natural(u);
    const value = see(x, formula.objective(x));
    return Number.isFinite(value) ? Math.log(value) : PLATEAU;
  };
  return natural(library.rs_minimize(logarithm, space, CALLS).best_x);
}

function answer(request: Request): Hello | Evaluated | End {
  switch (request.do) {
    case 'hello':
      return {
        versions: { 'optimization-js': version },
        methods: { splitting: [GRADIENT], cascade: [SEARCH], landscape: [SEARCH] },
        missing: [],
      };
    case 'evaluate': {
      const { objective, gradient } = formulaOf(request.instance);
      const values = request.points.map(objective).map((value) => (value === Infinity ? null : value));
      return { values, gradients: gradient && request.points.map((x) => [...gradient(x)]) };
    }
    case 'solve':
      try {
        return solve(request);
      } catch (error) {
        return { x: null, cpuMs: 0, stopped: 'failed', message: String(error) };
      }
  }
}

parentPort!.on('message', (line: string) => {
  parentPort!.postMessage(JSON.stringify(answer(JSON.parse(line) as Request)));
});
