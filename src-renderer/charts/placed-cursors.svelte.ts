/** The two cursors of an instrument, A and B, as values of x; a third click moves the nearer one. */
export class PlacedCursors {
  at = $state.raw<readonly number[]>([]);

  /** Sets the next free cursor at x, else moves the nearer one; the index of the cursor that stands there now. */
  place(x: number, distance: (cursor: number) => number): number {
    if (this.at.length < 2) {
      this.at = [...this.at, x];
      return this.at.length - 1;
    }
    const [a, b] = this.at;
    const index = distance(a!) <= distance(b!) ? 0 : 1;
    this.move(index, x);
    return index;
  }

  move(index: number, x: number): void {
    this.at = this.at.map((cursor, other) => (other === index ? x : cursor));
  }

  /** Takes one away; B becomes A where A goes. */
  remove(index: number): void {
    this.at = this.at.filter((_, other) => other !== index);
  }

  clear(): void {
    this.at = [];
  }
}

/** Names of the cursors, in the order in which they are placed. */
export const CURSOR_NAMES: readonly string[] = ['A', 'B'];
