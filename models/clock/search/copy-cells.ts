/** Two quadratures. */
const FEWEST = 2;
const LARGEST = 4096;

/**
 * Numbers of copies that are told apart when a level receives its digit. Others count as the next larger one that is,
 * with which less goes wrong: a bound stays a bound.
 */
export class CopyCells {
  /** Greatest number of copies in each cell; the last is Infinity. */
  readonly most: Float64Array;
  private readonly cells: Int32Array;

  /**
   * @param all up to here every number has a cell of its own
   * @param ratio of one cell to the one before, beyond
   */
  constructor(all: number, ratio: number) {
    const ends = [FEWEST];
    for (let end = FEWEST; end < LARGEST; ends.push(end)) end = end < all ? end + 1 : Math.ceil(end * ratio);
    this.most = Float64Array.of(...ends, Infinity);
    this.cells = new Int32Array(ends[ends.length - 1]! + 1);
    for (let copies = FEWEST, cell = 0; copies < this.cells.length; copies++) {
      if (copies > this.most[cell]!) cell++;
      this.cells[copies] = cell;
    }
  }

  of(copies: number): number {
    return copies < this.cells.length ? this.cells[copies]! : this.most.length - 1;
  }
}

/** For bounds to a few percent, and to a thousandth. */
export const COARSE_CELLS = new CopyCells(4, 1.35);
export const FINE_CELLS = new CopyCells(64, 1.025);
