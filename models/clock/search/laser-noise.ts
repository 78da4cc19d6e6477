import { persistentSlip, slipProbability } from '../equations/slips';
import type { BudgetOptions, ClockEnvironment } from '../equations/cascade';

/** Pieces into which a span of Ramsey times is cut to bound its slips. */
const PIECES = 160;
/** Slips are rare below this share of the averaging time; beyond, the cap on their probability would reward them. */
export const RARE_SLIPS = 0.1;

/** What the lasers alone contribute, for given linewidths of the nodes. */
export class LaserNoise {
  /** Nodes of equal lasers together: sum of (2 pi w_j)^2 and their linewidth. */
  private readonly groups: readonly { readonly square: number; readonly linewidth: number }[];
  /** sum w_j^2 gamma_j, 1/s. */
  readonly wander: number;

  /** @param shares w_j = p_j / S */
  constructor(
    private readonly environment: Pick<ClockEnvironment, 'averagingTime' | 'deadTime'>,
    private readonly slips: BudgetOptions['slips'],
    shares: readonly number[],
    linewidths: readonly number[],
  ) {
    const squares = new Map<number, number>();
    shares.forEach((share, j) => {
      const linewidth = linewidths[Math.min(j, linewidths.length - 1)]!;
      squares.set(linewidth, (squares.get(linewidth) ?? 0) + share ** 2);
    });
    this.groups = [...squares].map(([linewidth, square]) => ({ linewidth, square: (2 * Math.PI) ** 2 * square }));
    this.wander = [...squares].reduce((sum, [linewidth, square]) => sum + square * linewidth, 0);
  }

  /**
   * V_slip = sum (2 pi w_j)^2 P_j, rad^2.
   * @param reach factor on the linewidths: 4 where only one quadrature is read
   */
  slipVariance(ramseyTime: number, reach: 1 | 4): number {
    return this.groups.reduce(
      (sum, { square, linewidth }) => sum + square * this.slipAt(reach * linewidth, ramseyTime),
      0,
    );
  }

  /** Longest Ramsey time up to the limit at which no node slips more often than `RARE_SLIPS` in tau. */
  longestRamseyTime(limit: number): number {
    const widest = Math.max(...this.groups.map(({ linewidth }) => linewidth));
    const rare = (time: number): boolean => this.slipAt(widest, time) <= RARE_SLIPS;
    if (rare(limit)) return limit;
    let [low, high] = [limit * 1e-12, limit];
    for (let k = 0; k < 100; k++) {
      const middle = Math.sqrt(low * high);
      if (rare(middle)) low = middle;
      else high = middle;
    }
    // The outer end, so that no time is left out.
    return high;
  }

  /**
   * Prepares bounds over from..to.
   * @param reach as in `slipVariance`; 0 where no node is read by itself and none slips
   */
  over(from: number, to: number, reach: 0 | 1 | 4): LaserSpan {
    const ends = new Float64Array(PIECES);
    const noise = new Float64Array(PIECES);
    const ratio = (to / from) ** (1 / PIECES);
    let before = reach === 0 ? 0 : this.slipVariance(from, reach);
    for (let k = 0; k < PIECES; k++) {
      const end = k === PIECES - 1 ? to : from * ratio ** (k + 1);
      const after = reach === 0 ? 0 : this.slipVariance(end, reach);
      ends[k] = end;
      // Slips grow with T, or grow and then fall again: least at an end either way.
      noise[k] = Math.min(before, after);
      before = after;
    }
    return new LaserSpan(ends, noise, this.wander, this.environment.deadTime);
  }

  private slipAt(linewidth: number, ramseyTime: number): number {
    const once = slipProbability(ramseyTime, linewidth);
    return this.slips === 'once' ? once : persistentSlip(once, ramseyTime, this.environment.averagingTime);
  }
}

/** omega_0^2 tau sigma_y^2 = V (T + T_d) / T^2 + (sum w_j^2 gamma_j) T_d / T over a span of Ramsey times, 1/s. */
export class LaserSpan {
  constructor(
    private readonly ends: Float64Array,
    private readonly slips: Float64Array,
    private readonly wander: number,
    private readonly deadTime: number,
  ) {}

  /** Lower bound where the noise of the atoms is at least that anywhere in the span. */
  least(atomNoise: number): number {
    let least = Infinity;
    for (let k = 0; k < this.ends.length; k++) {
      const end = this.ends[k]!;
      const cycle = ((atomNoise + this.slips[k]!) * (end + this.deadTime)) / (end * end);
      least = Math.min(least, cycle + (this.wander * this.deadTime) / end);
    }
    return least;
  }

  /** The noise of the atoms from which on that bound is at least `target`; may be negative: then it always is. */
  cutoff(target: number): number {
    let most = -Infinity;
    for (let k = 0; k < this.ends.length; k++) {
      const end = this.ends[k]!;
      const allowed = ((target - (this.wander * this.deadTime) / end) * end * end) / (end + this.deadTime);
      most = Math.max(most, allowed - this.slips[k]!);
    }
    return most;
  }
}
