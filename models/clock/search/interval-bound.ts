import { persistentSlip, slipProbability } from '../equations/slips';
import type { BudgetOptions, ClockEnvironment } from '../equations/cascade';

/** Pieces into which an interval of Ramsey times is cut to bound its slips. */
const PIECES = 48;
/** Slips are rare below this share of the averaging time; beyond, the cap on their probability would reward them. */
export const RARE_SLIPS = 0.1;

/** What the lasers alone contribute, for one plan of pre-narrowing. */
export class LaserNoise {
  constructor(
    private readonly environment: ClockEnvironment,
    private readonly slips: BudgetOptions['slips'],
    /** w_j = p_j / S. */
    private readonly shares: readonly number[],
    private readonly linewidths: readonly number[],
  ) {}

  /** V_slip = sum (2 pi w_j)^2 P_j, rad^2. */
  slipVariance(ramseyTime: number): number {
    return this.shares.reduce((sum, share, j) => sum + (2 * Math.PI * share) ** 2 * this.slipAt(j, ramseyTime), 0);
  }

  /** Longest Ramsey time up to the limit at which no node slips more often than `RARE_SLIPS` in tau. */
  longestRamseyTime(limit: number): number {
    const rare = (time: number): boolean =>
      this.shares.every(
        (_, j) => persistentSlip(this.perCycle(j, time), time, this.environment.averagingTime) <= RARE_SLIPS,
      );
    if (rare(limit)) return limit;
    let [low, high] = [limit * 1e-12, limit];
    for (let k = 0; k < 100; k++) {
      const middle = Math.sqrt(low * high);
      if (rare(middle)) low = middle;
      else high = middle;
    }
    return low;
  }

  /** omega_0^2 tau sigma_y^2 = V (T + T_d) / T^2 + (sum w_j^2 gamma_j) T_d / T for the noise of the atoms, 1/s. */
  objective(atomNoise: number, ramseyTime: number): number {
    const { deadTime } = this.environment;
    const noise = atomNoise + this.slipVariance(ramseyTime);
    return (noise * (ramseyTime + deadTime)) / ramseyTime ** 2 + (this.wander() * deadTime) / ramseyTime;
  }

  /** Lower bound of the objective over from..to where the atoms' noise is at least that: it falls with T, slips rise. */
  least(atomNoise: number, from: number, to: number): number {
    const { deadTime } = this.environment;
    let least = Infinity;
    const ratio = (to / from) ** (1 / PIECES);
    for (let k = 0; k < PIECES; k++) {
      const start = from * ratio ** k;
      const end = k === PIECES - 1 ? to : from * ratio ** (k + 1);
      const noise = atomNoise + this.slipVariance(start);
      least = Math.min(least, (noise * (end + deadTime)) / end ** 2 + (this.wander() * deadTime) / end);
    }
    return least;
  }

  /** sum w_j^2 gamma_j, 1/s. */
  private wander(): number {
    return this.shares.reduce((sum, share, j) => sum + share ** 2 * this.linewidthOf(j), 0);
  }

  private perCycle(node: number, ramseyTime: number): number {
    return slipProbability(ramseyTime, this.linewidthOf(node));
  }

  private slipAt(node: number, ramseyTime: number): number {
    const once = this.perCycle(node, ramseyTime);
    return this.slips === 'once' ? once : persistentSlip(once, ramseyTime, this.environment.averagingTime);
  }

  private linewidthOf(node: number): number {
    return this.linewidths[this.linewidths.length === 1 ? 0 : node]!;
  }
}
