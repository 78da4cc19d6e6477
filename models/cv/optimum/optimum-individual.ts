import { allocateInversePower } from '../../../optimizer/inverse-power-allocation';
import { boundedDisplacementTree } from '../equations/bounded-ratios';
import { readoutWeight, readResponse, transmissionOf } from '../network/channel-response';
import type { Optimum } from './optimum';
import type { Scheme } from '../network/scheme';
import { sharePhotons, type SourceCost } from './share-photons';
import { lightSlope, mostUsefulPhotons, sourceLight } from '../network/source-light';
import { noCarriers, writeRatios } from './structured-point';

/** Rounds of alternating between carriers and photons; it stops as soon as neither moves. */
const MAX_ROUNDS = 200;

/**
 * Individual carriers: for given carriers a_j the split is that of a separate carrier, which leaves
 * var = sum b_j / a_j with b_j = c_j^2 v_j / k_j^2, jointly convex in carriers and photons. One source,
 * or no carrier at its limit: closed form. Otherwise carriers and photons alternate and a linearisation
 * of the convex cost gives the bound. Splitter limits make the point a start and keep the bound.
 */
export function optimumIndividual(scheme: Scheme): Optimum {
  const { channels, sources, carrierBudget } = scheme;
  const squares = channels.map((channel) => readoutWeight(channel.weights[0]!, readResponse(channel)) ** 2);
  const transmissions = channels.map(transmissionOf);
  const sourceOf = new Int32Array(channels.length);
  sources.forEach((source, k) => source.channels.forEach((j) => (sourceOf[j] = k)));
  const caps = channels.map(({ carrierCap }) => Math.min(carrierCap, carrierBudget));

  const noise = (j: number, variance: number): number => 1 - transmissions[j]! + transmissions[j]! * variance;
  const costsAt = (photons: readonly number[]): number[] =>
    squares.map((square, j) => {
      const k = sourceOf[j]!;
      return square * noise(j, sourceLight(sources[k]!, photons[k]!).squeezed);
    });
  const rootCosts: SourceCost[] = sources.map(({ channels: own }) => ({
    cost: (variance) => own.reduce((sum, j) => sum + Math.sqrt(squares[j]! * noise(j, variance)), 0),
    slope: (variance) =>
      own.reduce(
        (sum, j) => sum + (Math.sqrt(squares[j]!) * transmissions[j]!) / (2 * Math.sqrt(noise(j, variance))),
        0,
      ),
    linear: false,
  }));
  const linearCosts = (carriers: readonly number[]): SourceCost[] =>
    sources.map(({ channels: own }) => {
      const used = own.filter((j) => squares[j]! > 0);
      return {
        cost: (variance) => used.reduce((sum, j) => sum + (squares[j]! * noise(j, variance)) / carriers[j]!, 0),
        slope: () => used.reduce((sum, j) => sum + (squares[j]! * transmissions[j]!) / carriers[j]!, 0),
        linear: true,
      };
    });

  const shared = sharePhotons(sources, rootCosts, scheme.photonBudget);
  let photons: readonly number[] = shared.photons;
  let carriers = allocateInversePower(costsAt(photons), carrierBudget, caps).amounts;
  const capped = carriers.some((carrier, j) => squares[j]! > 0 && carrier >= caps[j]!);
  const single = sources.length === 1;
  let bound = shared.bound ** 2 / carrierBudget;
  if (capped || single) {
    let value = Infinity;
    for (let round = 0; round < MAX_ROUNDS && !single; round++) {
      const linear = sharePhotons(sources, linearCosts(carriers), scheme.photonBudget);
      photons = linear.photons;
      const next = allocateInversePower(costsAt(photons), carrierBudget, caps);
      carriers = next.amounts;
      if (!(next.value < value * (1 - 1e-15))) break;
      value = next.value;
    }
    bound = single ? allocateInversePower(costsAt(photons), carrierBudget, caps).value : linearisedBound();
  }

  /** Convex f: f(y) >= f(x) + f'(x)(y - x), minimised over carriers and photons one by one. */
  function linearisedBound(): number {
    const costs = costsAt(photons);
    const value = costs.reduce((sum, cost, j) => sum + (cost > 0 ? cost / carriers[j]! : 0), 0);
    const byCarrier = costs.map((cost, j) => (cost > 0 ? -cost / carriers[j]! ** 2 : 0));
    const byPhoton = sources.map((source, k) =>
      source.free && photons[k]! > 0
        ? Math.min(0, linearCosts(carriers)[k]!.slope(1) * lightSlope(source, photons[k]!))
        : 0,
    );
    const most = sources.map((source) => Math.min(mostUsefulPhotons(source), scheme.photonBudget));
    return (
      value +
      lowestLinear(byCarrier, carrierBudget, caps) -
      product(byCarrier, carriers) +
      lowestLinear(byPhoton, scheme.photonBudget, most) -
      product(byPhoton, photons)
    );
  }

  const ratios = scheme.splitters.map(() => scheme.range.lower);
  const amounts = new Array<number>(channels.length + scheme.openEnds).fill(0);
  channels.forEach((_, j) => {
    if (squares[j]! > 0) amounts[j] = Math.sqrt((squares[j]! * transmissions[j]!) / carriers[j]!);
  });
  let held = false;
  for (const { tree } of sources) {
    if (tree?.kind !== 'branch') continue;
    const split = boundedDisplacementTree(tree, amounts, scheme.range);
    writeRatios(tree, split.ratios, ratios);
    held ||= split.held;
  }
  return {
    point: { ...noCarriers(scheme), ratios, photons: [...photons], carriers },
    signs: channels.map(({ weights, response }) => (weights[0]! * response < 0 ? -1 : 1)),
    bound,
    exact: !held,
    kind: single ? 'closed-form' : 'dual',
    method: single ? 'closed form, individual carriers' : 'closed-form splits, shared photons and carriers',
  };
}

/** Minimum of the sum of slope_j y_j over 0 <= y_j <= cap_j, sum y <= budget, for slopes <= 0. */
function lowestLinear(slopes: readonly number[], budget: number, caps: readonly number[]): number {
  const order = slopes.map((_, j) => j).sort((i, j) => slopes[i]! - slopes[j]!);
  let left = budget;
  let value = 0;
  for (const j of order) {
    const amount = Math.min(left, caps[j]!);
    value += slopes[j]! * amount;
    left -= amount;
  }
  return value;
}

function product(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, j) => sum + value * b[j]!, 0);
}
