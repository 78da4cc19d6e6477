import { symmetricEigen } from '../symmetric-eigen';
import { createRandomSequence } from '../numbers/random-sequence';
import { err, ok, type Result } from '../result';
import type { Refusal, Solver, SolverResult } from './contract';
import { createMeter } from './meter';
import { project } from './projection';
import { projectedLbfgs, refuseSmooth } from './projected-lbfgs';
import type { SmoothProblem } from './smooth-problem';

export interface EvolutionProblem extends SmoothProblem {
  readonly evolution?: {
    /** Points a generation at first; doubled at every second restart. */
    readonly population?: number;
    /** First spread as a share of each variable's range. */
    readonly spread?: number;
    readonly restarts?: number;
    /** Ends early once an objective at most this has been reached. */
    readonly target?: number;
  };
}

/** Generations without progress beyond this, relative, end a run. */
const FLAT = 1e-12;
/** Share of a limited number of evaluations that is kept for the polish, and how many it needs for each variable. */
const RESERVED = 0.2;
const MOST_RESERVED = 100;

const UNPOLISHED = { kind: 'stationary', residual: Infinity, multipliers: [], agreeing: 1 } as const;

/**
 * Covariance matrix adaptation (N. Hansen and A. Ostermeier, Evol. Comput. 9, 159, 2001) with restarts
 * of growing and of small populations (N. Hansen, BI-population CMA-ES, 2009), polished by local search. Needs values only;
 * the gradient serves the polish. Finds, proves nothing. Finite bounds set its scales.
 */
export const cmaEs: Solver<EvolutionProblem> = {
  name: 'CMA-ES',
  solve(problem, control): Result<SolverResult, Refusal> {
    const refusal = refuseSmooth(problem);
    if (refusal) return err(refusal);
    const n = problem.lower.length;
    const {
      population = 4 + Math.floor(3 * Math.log(n)),
      spread = 0.3,
      restarts = 9,
      target = -Infinity,
    } = problem.evolution ?? {};
    const random = createRandomSequence(control.seed, 0x636d);
    const reserve = Math.min(Math.floor(RESERVED * control.maxEvaluations), MOST_RESERVED * (n + 1));
    const meter = createMeter(n, problem.evaluate, { ...control, maxEvaluations: control.maxEvaluations - reserve });
    const start = Float64Array.from(problem.start);
    project(problem, start);
    const first = Float64Array.from(start);
    meter.evaluate(first, null);
    let runs = 0;
    for (let restart = 0; restart <= restarts && meter.stopped === null && meter.best.objective > target; restart++) {
      // Turn by turn a larger population, which sees the whole, and a small one, which looks into corners.
      if (restart % 2 === 0) evolve(start, population * 2 ** (restart / 2), spread);
      else evolve(start, 4 + Math.floor(3 * Math.log(n)), spread * 10 ** -random.uniform());
      runs++;
      // Later runs start anywhere: the first has had its chance at the given start.
      for (let j = 0; j < n; j++) {
        const range = problem.upper[j]! - problem.lower[j]!;
        if (Number.isFinite(range)) start[j] = problem.lower[j]! + random.uniform() * range;
      }
      project(problem, start);
    }

    const { best, evaluations, stopped } = meter;
    const found: SolverResult = {
      x: Float64Array.from(best.objective < Infinity ? best.x : first),
      objective: best.objective,
      violation: 0,
      evaluations,
      stopped: stopped ?? (best.objective < Infinity ? 'finished' : 'numerical-failure'),
      holds: 'feasible',
      bound: null,
      evidence: { ...UNPOLISHED, starts: Math.max(1, runs), ended: stopped ?? 'finished' },
    };
    const left = control.maxEvaluations - evaluations;
    if (left < 1 || stopped === 'cancelled' || stopped === 'deadline') return ok(found);
    const polished = projectedLbfgs.solve(
      { ...problem, start: found.x },
      {
        ...control,
        maxEvaluations: left,
        onProgress: (progress) =>
          progress.objective < best.objective &&
          control.onProgress?.({ ...progress, evaluations: evaluations + progress.evaluations }),
      },
    );
    if (!polished.ok) return polished;
    const { value } = polished;
    const held = value.objective <= best.objective ? value : { ...found, stopped: value.stopped };
    return ok({
      ...held,
      evaluations: evaluations + value.evaluations,
      stopped: stopped ?? value.stopped,
      evidence: held.evidence.kind === 'stationary' ? { ...held.evidence, starts: Math.max(1, runs) } : held.evidence,
    });

    function evolve(mean0: Float64Array, lambda: number, firstSpread: number): void {
      const mu = lambda >> 1;
      const weights = Float64Array.from({ length: mu }, (_, i) => Math.log(mu + 0.5) - Math.log(i + 1));
      const weightSum = weights.reduce((a, b) => a + b, 0);
      for (let i = 0; i < mu; i++) weights[i]! /= weightSum;
      const effective = 1 / weights.reduce((sum, w) => sum + w * w, 0);
      // Learning rates of N. Hansen's tutorial, arXiv 1604.00772, table 1.
      const cSigma = (effective + 2) / (n + effective + 5);
      const damping = 1 + 2 * Math.max(0, Math.sqrt((effective - 1) / (n + 1)) - 1) + cSigma;
      const cPath = (4 + effective / n) / (n + 4 + (2 * effective) / n);
      const cOne = 2 / ((n + 1.3) ** 2 + effective);
      const cMu = Math.min(1 - cOne, (2 * (effective - 2 + 1 / effective)) / ((n + 2) ** 2 + effective));
      const expectedLength = Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n));

      const scale = Float64Array.from({ length: n }, (_, j) => {
        const range = problem.upper[j]! - problem.lower[j]!;
        return Number.isFinite(range) ? range || 1 : 1;
      });
      const mean = Float64Array.from(mean0);
      let sigma = firstSpread;
      const covariance = new Float64Array(n * n);
      let axes = new Float64Array(n * n);
      const lengths = new Float64Array(n).fill(1);
      for (let j = 0; j < n; j++) covariance[j * n + j] = axes[j * n + j] = 1;
      const pathSigma = new Float64Array(n);
      const pathC = new Float64Array(n);
      const steps = Array.from({ length: lambda }, () => new Float64Array(n));
      const raw = Array.from({ length: lambda }, () => new Float64Array(n));
      const values = new Float64Array(lambda);
      const x = new Float64Array(n);
      const decomposeEvery = Math.max(1, Math.floor(1 / (10 * n * (cOne + cMu))));
      const history: number[] = [];

      for (let generation = 1; generation <= 400 + 60 * n && meter.stopped === null; generation++) {
        for (let k = 0; k < lambda; k++) {
          const y = steps[k]!;
          const z = raw[k]!;
          y.fill(0);
          for (let j = 0; j < n; j++) {
            z[j] = random.normal();
            const length = lengths[j]! * z[j]!;
            for (let i = 0; i < n; i++) y[i]! += axes[i * n + j]! * length;
          }
          let outside = 0;
          for (let i = 0; i < n; i++) x[i] = mean[i]! + sigma * scale[i]! * y[i]!;
          const wished = Float64Array.from(x);
          project(problem, x);
          for (let i = 0; i < n; i++) outside += ((x[i]! - wished[i]!) / scale[i]!) ** 2;
          const value = meter.evaluate(x, null);
          // Points beyond the bounds count as their nearest feasible point plus their distance.
          values[k] = value + outside * (1 + Math.abs(meter.best.objective));
        }
        const order = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b);
        const move = new Float64Array(n);
        const whitened = new Float64Array(n);
        for (let i = 0; i < mu; i++) {
          const w = weights[i]!;
          for (let j = 0; j < n; j++) {
            move[j]! += w * steps[order[i]!]![j]!;
            whitened[j]! += w * raw[order[i]!]![j]!;
          }
        }
        for (let j = 0; j < n; j++) mean[j]! += sigma * scale[j]! * move[j]!;
        project(problem, mean);

        let pathLength = 0;
        const growSigma = Math.sqrt(cSigma * (2 - cSigma) * effective);
        for (let i = 0; i < n; i++) {
          // C^-1/2 of the move is the whitened step turned back by the axes.
          let turned = 0;
          for (let j = 0; j < n; j++) turned += axes[i * n + j]! * whitened[j]!;
          pathSigma[i] = (1 - cSigma) * pathSigma[i]! + growSigma * turned;
          pathLength += pathSigma[i]! ** 2;
        }
        pathLength = Math.sqrt(pathLength);
        const stall =
          pathLength / Math.sqrt(1 - (1 - cSigma) ** (2 * generation)) > (1.4 + 2 / (n + 1)) * expectedLength;
        const growC = stall ? 0 : Math.sqrt(cPath * (2 - cPath) * effective);
        for (let j = 0; j < n; j++) pathC[j] = (1 - cPath) * pathC[j]! + growC * move[j]!;
        const keep = 1 - cOne - cMu + (stall ? cOne * cPath * (2 - cPath) : 0);
        for (let i = 0; i < n; i++) {
          for (let j = 0; j <= i; j++) {
            let entry = keep * covariance[i * n + j]! + cOne * pathC[i]! * pathC[j]!;
            for (let k = 0; k < mu; k++) {
              const y = steps[order[k]!]!;
              entry += cMu * weights[k]! * y[i]! * y[j]!;
            }
            covariance[i * n + j] = covariance[j * n + i] = entry;
          }
        }
        sigma *= Math.exp(Math.min(1, (cSigma / damping) * (pathLength / expectedLength - 1)));
        if (generation % decomposeEvery === 0) {
          const eigen = symmetricEigen({ rows: n, columns: n, data: covariance });
          if (!eigen.ok) return;
          axes = Float64Array.from(eigen.value.vectors.data);
          eigen.value.values.forEach((value, j) => (lengths[j] = Math.sqrt(Math.max(value, 1e-20))));
        }

        const bestNow = values[order[0]!]!;
        history.push(bestNow);
        const window = 10 + Math.ceil((30 * n) / lambda);
        if (history.length > window) history.shift();
        const flat =
          history.length === window &&
          Math.max(...history) - Math.min(...history) <= FLAT * Math.max(1, Math.abs(bestNow));
        // The local polish is better at the last digits than evolution is.
        const settled = values[order[lambda - 1]!]! - bestNow <= 1e-7 * Math.max(1e-3, Math.abs(bestNow));
        if (flat || settled || sigma * Math.max(...lengths) < 1e-9 || !(sigma < 1e6) || meter.best.objective <= target)
          return;
      }
    }
  },
};
