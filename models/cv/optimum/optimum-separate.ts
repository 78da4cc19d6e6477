import { matrixFromRows } from '../../../optimizer/matrix';
import { symmetricEigen } from '../../../optimizer/symmetric-eigen';
import { dot } from '../../../optimizer/vector';
import { boundedDisplacementTree } from '../equations/bounded-ratios';
import { channelFactors } from '../network/channel-factors';
import { sensitivityMatrix } from '../equations/functionals';
import { readoutsOf } from './fast-variance';
import type { Optimum } from './optimum';
import type { Scheme, SchemeSource } from '../network/scheme';
import { sharePhotons, type SourceCost } from './share-photons';
import { noCarriers, writeRatios } from './structured-point';

/**
 * Separate carrier: each source takes the top eigenvector of its sensors' sensitivity matrix, which for
 * one target sum is w_j proportional to g_j sqrt(tau_j); photons are shared by water-filling. Exact for
 * one sum, with splitter limits too (concave problem); for several sums without active limits.
 */
export function optimumSeparate(scheme: Scheme): Optimum {
  const { channels, sources, importances } = scheme;
  const { transmissions, responses, weights } = channelFactors(channels);
  const readouts = importances.map((_, r) => readoutsOf(weights[r]!, responses));
  const signs = channels.map(() => 1);
  const ratios = scheme.splitters.map(() => scheme.range.lower);
  // One list for all sources, whose channels do not overlap.
  const amounts = new Array<number>(channels.length + scheme.openEnds).fill(0);
  let exact = true;

  const modes = sources.map((source) => {
    const mode = bestMode(source, readouts, importances, transmissions);
    source.channels.forEach((j, i) => (signs[j] = mode.amplitudes[i]! < 0 ? -1 : 1));
    source.channels.forEach((j, i) => (amounts[j] = Math.abs(mode.amplitudes[i]!)));
    const reached = divide(scheme, source, mode, amounts, ratios);
    exact &&= reached.exact;
    return { free: mode.value, reached: reached.value };
  });

  let lost = 0;
  let received = 0;
  importances.forEach((importance, r) => {
    let lostHere = 0;
    let receivedHere = 0;
    for (let j = 0; j < channels.length; j++) {
      const square = readouts[r]![j]! * readouts[r]![j]!;
      lostHere += square * (1 - transmissions[j]!);
      receivedHere += square * transmissions[j]!;
    }
    lost += importance * lostHere;
    received += importance * receivedHere;
  });
  // A scaled copy of the split at each source: the cost is linear in its V.
  const costs = (values: readonly number[]): SourceCost[] =>
    values.map((value) => ({ cost: (variance) => value * variance, slope: () => value, linear: true }));
  const squeezable = modes.map(({ reached }) => reached);
  const shared = sharePhotons(sources, costs(squeezable), scheme.photonBudget);
  const relaxed = exact ? shared : sharePhotons(sources, costs(modes.map(({ free }) => free)), scheme.photonBudget);
  const fixed = (values: readonly number[]): number => lost + Math.max(0, received - values.reduce((a, b) => a + b, 0));
  return {
    point: { ...noCarriers(scheme), ratios, photons: shared.photons },
    signs,
    bound: exact ? fixed(squeezable) + shared.bound : fixed(modes.map(({ free }) => free)) + relaxed.bound,
    exact,
    kind: sources.length === 1 ? 'closed-form' : 'dual',
    method: sources.length === 1 ? 'closed form, separate carrier' : 'closed-form splits, water-filled photons',
  };
}

interface Mode {
  /** Signed amplitudes by position in `source.channels`, scaled so that their squares add up to `value`. */
  readonly amplitudes: readonly number[];
  /** Largest noise that squeezing on one mode can act on: top eigenvalue of the sensitivity matrix. */
  readonly value: number;
}

function bestMode(
  source: SchemeSource,
  readouts: readonly Float64Array[],
  importances: readonly number[],
  transmissions: Float64Array,
): Mode {
  const rows = readouts.map((row) => source.channels.map((j) => row[j]!));
  const taus = source.channels.map((j) => transmissions[j]!);
  if (rows.length === 1) {
    const amplitudes = rows[0]!.map((g, i) => g * Math.sqrt(taus[i]!));
    return { amplitudes, value: amplitudes.reduce((sum, h) => sum + h * h, 0) };
  }
  if (rows.length < taus.length) return modeOfFewSums(rows, importances, taus);
  const matrix = sensitivityMatrix(rows, importances, taus);
  const eigen = symmetricEigen(taus.length > 0 ? matrix : matrixFromRows([[0]]));
  const value = eigen.ok ? Math.max(0, eigen.value.values[0]!) : 0;
  const size = taus.length;
  const amplitudes = taus.map((_, i) => (eigen.ok ? Math.sqrt(value) * eigen.value.vectors.data[i * size]! : 0));
  return { amplitudes, value };
}

/**
 * The same for fewer sums than sensors, from the matrix of the sums: B = H^T H has the top eigenvalue of H H^T,
 * rows of H being sqrt(lambda_r tau) G_r, and H^T y as its eigenvector.
 */
function modeOfFewSums(rows: readonly number[][], importances: readonly number[], taus: readonly number[]): Mode {
  const received = rows.map((row, r) => row.map((g, i) => g * Math.sqrt(importances[r]! * taus[i]!)));
  const eigen = symmetricEigen(matrixFromRows(received.map((a) => received.map((b) => dot(a, b)))));
  const size = rows.length;
  const amplitudes = taus.map((_, i) =>
    eigen.ok ? received.reduce((sum, row, r) => sum + row[i]! * eigen.value.vectors.data[r * size]!, 0) : 0,
  );
  return { amplitudes, value: eigen.ok ? Math.max(0, eigen.value.values[0]!) : 0 };
}

/** Sets the splitters of one source for its mode, and says how much of the mode they reach. */
function divide(
  scheme: Scheme,
  source: SchemeSource,
  mode: Mode,
  amounts: readonly number[],
  ratios: number[],
): { value: number; exact: boolean } {
  if (source.tree?.kind !== 'branch') return { value: mode.value, exact: true };
  const { ratios: solved, powers, held } = boundedDisplacementTree(source.tree, amounts, scheme.range);
  writeRatios(source.tree, solved, ratios);
  const overlap = source.channels.reduce((sum, j) => sum + amounts[j]! * Math.sqrt(powers[j]!), 0);
  const single = scheme.importances.length === 1;
  // For several sums |u^T B u| at the held split is not what this projection says; it only starts a search.
  return { value: held ? overlap * overlap : mode.value, exact: single || !held };
}
