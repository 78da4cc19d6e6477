import type { Interval } from '../numbers/interval';

/**
 * Parts of the cost once the best splits are put in, as columns: (fixed + squeezed V) / a with the level V of a
 * beam and a carrier a, or for a common signal -square / (fixed + squeezed V). Every number is an enclosure, none
 * below zero.
 */
export class PartList {
  length = 0;
  /** Index among the levels. */
  readonly beam: Int32Array;
  /** Index among the carriers; -1 for a_j = 1. No two parts have the same. */
  readonly carrier: Int32Array;
  readonly fixedLow: Float64Array;
  readonly fixedHigh: Float64Array;
  readonly squeezedLow: Float64Array;
  readonly squeezedHigh: Float64Array;
  /** Empty for weighted sums. */
  readonly squareLow: Float64Array;
  readonly squareHigh: Float64Array;

  constructor(capacity: number, merit: 'sums' | 'common') {
    this.beam = new Int32Array(capacity);
    this.carrier = new Int32Array(capacity).fill(-1);
    this.fixedLow = new Float64Array(capacity);
    this.fixedHigh = new Float64Array(capacity);
    this.squeezedLow = new Float64Array(capacity);
    this.squeezedHigh = new Float64Array(capacity);
    this.squareLow = new Float64Array(merit === 'common' ? capacity : 0);
    this.squareHigh = new Float64Array(merit === 'common' ? capacity : 0);
  }

  add(beam: number, carrier: number, fixed: Interval, squeezed: Interval): void {
    const i = this.length++;
    this.beam[i] = beam;
    this.carrier[i] = carrier;
    this.fixedLow[i] = Math.max(0, fixed.low);
    this.fixedHigh[i] = Math.max(0, fixed.high);
    this.squeezedLow[i] = Math.max(0, squeezed.low);
    this.squeezedHigh[i] = Math.max(0, squeezed.high);
  }
}
