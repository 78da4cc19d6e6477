import type { ExactSolution, Problem } from '../../../optimizer/problem';
import { err, ok, type Result } from '../../../optimizer/result';
import type { Project } from '../../document/project';
import type { Issue } from '../../issue';
import type { Compiled } from '../../model';
import { fastVariance } from './fast-variance';
import { CODE, networkPlace, problem as issue } from '../issues';
import { quantumLimit } from '../assessment/limit';
import { networkNoise } from '../network/network-noise';
import type { Optimum } from './optimum';
import { pointInForce, settingsOfPoint } from '../network/point-settings';
import { problemVariables } from './problem-variables';
import { readScheme } from '../network/read-scheme';
import { photonsAllowed } from '../assessment/rival-schemes';
import type { Scheme } from '../network/scheme';
import { mergeSettings } from '../network/settings';
import { solveScheme } from './solve-scheme';
import { splitEvidence } from './split-evidence';

/** Two limits are the same if they agree this closely, relative. */
const SAME = 1e-9;

/** States the design problem of a project that `check` finds free of errors. */
export function compile(project: Project): Result<Compiled, readonly Issue[]> {
  const scheme = readScheme(project);
  const optimum = solveScheme(scheme);
  if (!Number.isFinite(Math.log(optimum.bound))) return err([notFinite(project)]);
  const { variables, constraints, limits, toPoint, toVector } = problemVariables(scheme);
  const settingsOf = (x: Float64Array) => settingsOfPoint(scheme, toPoint(x), optimum.signs);
  const problem: Problem = {
    variables,
    constraints,
    evaluate(x) {
      const point = toPoint(x);
      return { objective: Math.log(fastVariance(scheme, point, optimum.signs)), constraints: limits(point) };
    },
    starts: () => [toVector(optimum.point), toVector(pointInForce(scheme))],
    exact: () => {
      const evidence = splitEvidence(scheme, variables, optimum);
      return { ...exactSolution(scheme, optimum, toVector(optimum.point)), ...(evidence && { evidence }) };
    },
    verify(x) {
      const settings = mergeSettings(project.settings, settingsOf(x));
      // A band is verified frequency by frequency, not by the sums that stand for them.
      const { variance } = networkNoise({ ...project, settings }, { bandRows: 'every' });
      return { objective: Math.log(variance), constraints: limits(toPoint(x)) };
    },
  };
  return ok({ problem, settingsOf, currentPoint: () => toVector(pointInForce(scheme)) });
}

/** The structured solution with the strongest claim that holds: the quantum limit where it is attained. */
function exactSolution(scheme: Scheme, optimum: Optimum, x: Float64Array): ExactSolution {
  const limit = optimum.exact ? quantumLimit(scheme, photonsAllowed(scheme)) : null;
  const attained = limit !== null && Math.abs(optimum.bound / limit.variance - 1) <= SAME;
  const settings = `${settingsClass(scheme)} with ${sourceClass(scheme)} and homodyne detection`;
  const judged = scheme.band ? ` in the mean over ${scheme.band.points} frequencies of the band` : '';
  const claim = optimum.exact
    ? `No setting does better${judged}, among ${settings}.`
    : `The bound holds${judged} for ${settings}.`;
  const statement = attained ? limit.statement : claim;
  return { x, bound: Math.log(optimum.bound), kind: optimum.kind, method: optimum.method, statement };
}

function sourceClass(scheme: Scheme): string {
  return scheme.sources.some((source) => source.free) ? 'these sources, this photon budget' : 'these sources';
}

/** The settings of the network over which the structured solution is the best. */
function settingsClass(scheme: Scheme): string {
  if (scheme.mesh) return 'all mesh settings and photon shares';
  const limited = scheme.range.lower > 0 || scheme.range.upper < 1;
  const splits = limited ? 'all splits within the splitter limits' : 'all splits';
  switch (scheme.regime) {
    case 'separate':
      return `${splits}, phases and photon shares`;
    case 'shared':
      return `${splits} of light and carrier`;
    case 'individual':
      return `${splits}, phases, photon shares and carrier powers`;
    case 'common':
      return `${splits}, photon shares and read-out weights`;
  }
}

/** Values so extreme that the variance is no longer a number. */
export function notFinite(project: Project): Issue {
  const message = 'The variance of the target is not a finite positive number: some values are too extreme.';
  return issue(CODE.notEstimable, networkPlace(project), {
    message,
    remedy: 'Check the weights, responses and budgets for values far from the rest.',
  });
}
