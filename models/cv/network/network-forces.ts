import { hermitianFactor, solveHermitian, type HermitianMatrix } from '../../../optimizer/linear/hermitian-solve';
import { zeroMatrix, type Matrix } from '../../../optimizer/matrix';
import type { Project } from '../../document/project';
import { networkCovariance } from '../equations/covariance';
import { commonForceEstimate, forceCovariance } from '../optomechanics/force-covariance';
import type { Complex } from '../optomechanics/susceptibility';
import { regimeOf } from '../regime';
import { lightPathsOf } from './light-paths';
import type { Mechanics } from './mechanics';
import type { Propagation } from './propagate';
import { TracedForces, type ForceFilter, type RecordedLight } from './traced-forces';

/** What the records of mechanical sensors say of forces at one frequency; spectral densities in N^2/Hz. */
export interface NetworkForces {
  /** Complex weights by sensor, one list for each target sum, on records that are referred to the forces. */
  readonly filters: readonly ForceFilter[];
  /** Real and imaginary part of each filter as weights of the records themselves. */
  readonly readouts: readonly (readonly number[])[];
  /** Relative importance of each list of `readouts`. */
  readonly importances: readonly number[];
  readonly responses: readonly number[];
  /** Importance-weighted, as are the next two. */
  readonly variance: number;
  readonly thermal: number;
  readonly backAction: number;
  /** The noise of any other filter. */
  readonly traced: TracedForces;
}

/**
 * The noise of the target sums of forces, by propagation through the drawing with back-action, thermal forces and
 * lock jitter. Filters are forced for independent forces; references and a common force take the best ones.
 */
export function networkForces(
  project: Project,
  mechanics: Mechanics,
  frequency: number,
  light: RecordedLight,
): NetworkForces {
  const traced = new TracedForces(project, mechanics, frequency, light);
  const { filters, shares } = filtersOf(project, mechanics, frequency, light);
  const overSums = (of: (filter: ForceFilter) => number): number =>
    filters.reduce((sum, filter, r) => sum + shares[r]! * of(filter), 0);
  return {
    filters,
    readouts: filters.flatMap((filter) => {
      const weights = traced.readoutOf(filter);
      return [weights.map(({ real }) => real), weights.map(({ imaginary }) => imaginary)];
    }),
    importances: shares.flatMap((share) => [share, share]),
    responses: traced.responses,
    variance: overSums((filter) => traced.varianceOf(filter)),
    thermal: overSums((filter) => traced.thermalOf(filter)),
    backAction: overSums((filter) => traced.backActionOf(filter)),
    traced,
  };
}

function filtersOf(
  project: Project,
  mechanics: Mechanics,
  frequency: number,
  light: RecordedLight,
): { filters: readonly ForceFilter[]; shares: readonly number[] } {
  const { sensors } = light;
  if (regimeOf(project.parameters) === 'common') {
    return { filters: [commonFilter(project, mechanics, frequency, light)], shares: [1] };
  }
  const { functionals } = project.target;
  const total = functionals.reduce((sum, { importance }) => sum + importance, 0);
  const shares = functionals.map(({ importance }) => importance / total);
  const targets = functionals.map(({ weights }) => sensors.map(({ id }) => weights[id] ?? 0));
  const plain = targets.map((target) => target.map((c): Complex => ({ real: c, imaginary: 0 })));
  const references = readSensors(project, light).filter((j) => targets.every((target) => target[j] === 0));
  if (mechanics.places === 'everywhere' || references.length === 0) return { filters: plain, shares };
  const weighted = sensors.map((_, j) => j).filter((j) => targets.some((target) => target[j] !== 0));
  const known = forcesCovariance(mechanics, frequency, light, [...weighted, ...references]);
  return { filters: targets.map((target) => referencedFilter(target, known, weighted, references)), shares };
}

/** The best filter for a force on all sensors that have light and a detector; without noise there is none. */
function commonFilter(project: Project, mechanics: Mechanics, frequency: number, light: RecordedLight): ForceFilter {
  const read = readSensors(project, light);
  const covariance = forcesCovariance(mechanics, frequency, light, read);
  const ones = read.map(() => 1);
  const estimate = commonForceEstimate(covariance, ones);
  const filter = light.sensors.map((): Complex => ({ real: estimate.ok ? 0 : NaN, imaginary: 0 }));
  if (!estimate.ok) return filter;
  const { real, imaginary } = estimate.value.weights;
  read.forEach((j, i) => (filter[j] = { real: real[i]!, imaginary: imaginary[i]! }));
  return filter;
}

/** Subtracts from the weighted records what the references know of their noise: h_r = -Sigma_rr^-1 Sigma_rw c. */
function referencedFilter(
  target: readonly number[],
  { real, imaginary }: HermitianMatrix,
  weighted: readonly number[],
  references: readonly number[],
): ForceFilter {
  const filter = target.map((c): Complex => ({ real: c, imaginary: 0 }));
  const size = real.columns;
  const from = weighted.length;
  const count = references.length;
  const block = (matrix: Matrix): Matrix => {
    const part = zeroMatrix(count, count);
    references.forEach((_, i) =>
      references.forEach((__, k) => (part.data[i * count + k] = matrix.data[(from + i) * size + from + k]!)),
    );
    return part;
  };
  const along = (matrix: Matrix): number[] =>
    references.map((_, i) => weighted.reduce((sum, j, k) => sum + matrix.data[(from + i) * size + k]! * target[j]!, 0));
  const factor = hermitianFactor({ real: block(real), imaginary: block(imaginary) });
  if (!factor.ok) return filter;
  const solved = solveHermitian(factor.value, { real: along(real), imaginary: along(imaginary) });
  // The estimate is the plain product with the records, while the solution stands for its conjugate.
  references.forEach((j, i) => (filter[j] = { real: -solved.real[i]!, imaginary: solved.imaginary[i]! }));
  return filter;
}

/** Sensors that light reaches and whose records are detected, by their place. */
function readSensors(project: Project, { sensors, efficiencies }: RecordedLight): readonly number[] {
  const lit = new Set(lightPathsOf(project).steps.map(({ element }) => element.id));
  return sensors.map((_, j) => j).filter((j) => lit.has(sensors[j]!.id) && efficiencies[j]! > 0);
}

/** Covariance of some of the records, each referred to the force on its sensor. */
function forcesCovariance(
  mechanics: Mechanics,
  frequency: number,
  { arrivals, squeezers, sources, efficiencies, lockJitters, sensors }: RecordedLight,
  chosen: readonly number[],
): HermitianMatrix {
  return forceCovariance(
    {
      sensors: chosen.map((j) => mechanics.sensors.get(sensors[j]!.id)!),
      atSensors: networkCovariance(transferTo(chosen, squeezers.length, arrivals), sources),
      angles: chosen.map(() => 0),
      efficiencies: chosen.map((j) => efficiencies[j]!),
      lockJitters: chosen.map((j) => lockJitters[j]!),
      cavity: 'finite',
      convention: mechanics.convention,
    },
    frequency,
  );
}

/** Amplitudes with which the chosen sensors see each source. */
export function transferTo(chosen: readonly number[], columns: number, arrivals: Propagation['arrivals']) {
  const real = zeroMatrix(chosen.length, columns);
  const imaginary = zeroMatrix(chosen.length, columns);
  chosen.forEach((j, row) => {
    for (const arrival of arrivals[j]!) {
      real.data[row * columns + arrival.source]! += arrival.real;
      imaginary.data[row * columns + arrival.source]! += arrival.imaginary;
    }
  });
  return { real, imaginary };
}
