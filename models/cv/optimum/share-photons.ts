import { fallingRootNear, type RootGuess } from '../../../optimizer/monotone-root';
import { allocatePhotons, photonDemand } from '../equations/photon-allocation';
import type { SchemeSource } from '../network/scheme';
import { evenMarginals } from './even-marginals';
import { lightSlope, mostUsefulPhotons, sourceLight } from '../network/source-light';

/**
 * What a source contributes to the cost when its light has variance V. It grows with V, and as a
 * function of the photons N it is convex: V(N) with jitter is convex, and so are sqrt(alpha + beta V)
 * and -1 / (alpha + beta V), because dV/dN falls faster than they bend.
 */
export interface SourceCost {
  cost(variance: number): number;
  /** d cost / dV >= 0. */
  slope(variance: number): number;
  /** Whether the cost is linear in V. */
  readonly linear: boolean;
}

export interface PhotonShares {
  /** Photons of each source; 0 for measured ones. */
  readonly photons: number[];
  readonly cost: number;
  /** Lower bound of the total cost over all ways to share, by weak duality; equals `cost` up to rounding. */
  readonly bound: number;
}

/** Shares the photon budget between the free sources so that the total cost is lowest. */
export function sharePhotons(
  sources: readonly SchemeSource[],
  costs: readonly SourceCost[],
  budget: number,
): PhotonShares {
  const takers = sources.map((_, k) => k).filter((k) => sources[k]!.free && costs[k]!.slope(1) > 0);
  const most = takers.map((k) => Math.min(budget, mostUsefulPhotons(sources[k]!)));
  const photons = sources.map(() => 0);
  if (takers.length === 0) {
    // Where squeezing neither helps nor harms, the budget is spent in equal parts all the same.
    const free = sources.filter((source) => source.free).length;
    sources.forEach((source, k) => {
      if (source.free) photons[k] = Math.min(budget / free, mostUsefulPhotons(source));
    });
    const cost = sources.reduce((sum, source, k) => sum + costs[k]!.cost(sourceLight(source, photons[k]!).squeezed), 0);
    return { photons, cost, bound: cost };
  }
  const costAt = (k: number, n: number): number => costs[k]!.cost(sourceLight(sources[k]!, n).squeezed);
  const total = (): number => sources.reduce((sum, _, k) => sum + costAt(k, photons[k]!), 0);

  if (budget === 0 || sum(most) <= budget) {
    takers.forEach((k, i) => (photons[k] = most[i]!));
    const cost = total();
    return { photons, cost, bound: cost };
  }

  const marginal = (i: number, n: number): number => {
    const source = sources[takers[i]!]!;
    // At a jitter optimum the slope is zero up to rounding of either sign.
    const gain = Math.max(0, -lightSlope(source, n));
    return gain * costs[takers[i]!]!.slope(sourceLight(source, n).squeezed);
  };
  const plain = takers.every((k) => costs[k]!.linear && mostUsefulPhotons(sources[k]!) === Infinity);
  const benefits = plain ? takers.map((k) => costs[k]!.slope(1) * sources[k]!.launch) : [];
  const shares = plain
    ? allocatePhotons(benefits, budget)
    : (evenMarginals(marginal, most, budget) ?? fillByPrice(marginal, most, budget));
  const demand = plain
    ? (i: number, price: number) => Math.min(most[i]!, photonDemand(price / benefits[i]!))
    : demandsByPrice(marginal, most, shares);
  takers.forEach((k, i) => (photons[k] = Math.min(shares[i]!, most[i]!)));

  // Any price gives a bound; that of the taker with most photons makes it tight.
  const leader = takers.reduce((best, _, i) => (photons[takers[i]!]! > photons[takers[best]!]! ? i : best), 0);
  const price = Math.max(0, marginal(leader, photons[takers[leader]!]!));
  const dual = takers.reduce((sumSoFar, k, i) => {
    const n = demand(i, price);
    return sumSoFar + costAt(k, n) + price * n;
  }, -price * budget);
  const taking = new Set(takers);
  const fixed = sources.reduce((sumSoFar, _, k) => sumSoFar + (taking.has(k) ? 0 : costAt(k, 0)), 0);
  const cost = total();
  return { photons, cost, bound: Math.min(cost, dual + fixed) };
}

/** The price at which the demands add up to the budget. */
function fillByPrice(marginal: (i: number, n: number) => number, most: readonly number[], budget: number): number[] {
  // At the high price nobody wants more than an equal share; near a jitter optimum the price may be almost nothing.
  const high = Math.max(...most.map((limit, i) => marginal(i, Math.min(limit, budget / most.length))));
  const demand = demandsByPrice(
    marginal,
    most,
    most.map((limit) => Math.min(limit, budget / most.length)),
  );
  const demandsAt = (price: number): number[] => most.map((_, i) => demand(i, price));
  const surplus = (logPrice: number): number => Math.log(sum(demandsAt(Math.exp(logPrice))) / budget);
  const logHigh = Math.log(high) + 1e-9;
  const { x: logPrice } = fallingRootNear(surplus, logHigh - 92, logHigh, { x: logHigh, slope: -1 });
  const demands = demandsAt(Math.exp(logPrice));
  // The last digits: what rounding of the price left over is spread in proportion.
  const scale = budget / sum(demands);
  return demands.map((amount) => amount * scale);
}

/**
 * The largest n up to `most` of each taker whose marginal benefit, falling in n, is at least the price. Prices
 * come close together, so that each search begins where the one before has ended, the first at `starts`.
 */
function demandsByPrice(
  marginal: (i: number, n: number) => number,
  most: readonly number[],
  starts: readonly number[],
): (i: number, price: number) => number {
  const least = most.map((limit, i) => marginal(i, limit));
  const guesses = starts.map((start): RootGuess => ({ x: Math.log(start), slope: -1 }));
  return (i, price) => {
    const limit = most[i]!;
    if (least[i]! >= price) return limit;
    const worth = (logN: number): number => Math.log(marginal(i, Math.exp(logN)) / price);
    const logMost = Math.log(limit);
    guesses[i] = fallingRootNear(worth, logMost - 80, logMost, guesses[i]!);
    return Math.exp(guesses[i].x);
  };
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((a, b) => a + b, 0);
}
