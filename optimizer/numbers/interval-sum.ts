import { above, below, type Interval } from './interval';

/**
 * Running sum of many intervals that allocates nothing and whose width does not grow with their number: both
 * ends are summed with compensation, whose error is below 2 eps |sum| + 2 (n eps)^2 sum |x| (Ogita, Rump and
 * Oishi, SIAM J. Sci. Comput. 26, 1955, 2005).
 */
export class IntervalSum {
  private low = 0;
  private high = 0;
  /** What rounding took from each end. */
  private lowLost = 0;
  private highLost = 0;
  private lowSize = 0;
  private highSize = 0;
  private count = 0;

  /** Adds the interval between two ends. */
  add(low: number, high: number): void {
    const nextLow = this.low + low;
    const lowPart = nextLow - this.low;
    this.lowLost += this.low - (nextLow - lowPart) + (low - lowPart);
    this.low = nextLow;
    const nextHigh = this.high + high;
    const highPart = nextHigh - this.high;
    this.highLost += this.high - (nextHigh - highPart) + (high - highPart);
    this.high = nextHigh;
    this.lowSize += Math.abs(low);
    this.highSize += Math.abs(high);
    this.count++;
  }

  /** Adds a number that is taken as exact. */
  addPoint(value: number): void {
    this.add(value, value);
  }

  /** Adds the product of two numbers that are taken as exact. */
  addProduct(a: number, b: number): void {
    if (a === 0 || b === 0) return;
    const product = a * b;
    this.add(below(product), above(product));
  }

  /** Encloses the sum; everything where an end overflows or is not a number. */
  total(): Interval {
    const rounding = (Number.EPSILON * this.count) ** 2;
    const error = (sum: number, size: number): number =>
      2 * Number.EPSILON * Math.abs(sum) + 4 * rounding * size + Number.MIN_VALUE;
    const low = this.low + this.lowLost;
    const high = this.high + this.highLost;
    return {
      low: Number.isFinite(low) ? below(low - error(low, this.lowSize)) : -Infinity,
      high: Number.isFinite(high) ? above(high + error(high, this.highSize)) : Infinity,
    };
  }
}
