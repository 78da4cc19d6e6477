/** Milliseconds of CPU time. */
export type Clock = () => number;

/** CPU milliseconds of this process, all threads: the time of its garbage collector counts too. */
export function processClock(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Solves shorter than this are repeated until the clock can see them, ms. */
const VISIBLE = 2;

/** CPU time of one `solve`, ms, and its answer. Short ones are repeated, and the mean is taken. */
export function timed<T>(clock: Clock, solve: () => T): { readonly answer: T; readonly cpuMs: number } {
  let before = clock();
  const answer = solve();
  let spent = clock() - before;
  let repeats = 1;
  while (spent < VISIBLE && repeats < 4096) {
    repeats *= 2;
    before = clock();
    for (let k = 0; k < repeats; k++) solve();
    spent = clock() - before;
  }
  return { answer, cpuMs: spent / repeats };
}

/** Middle value, the mean of the two middle ones for an even number; null of nothing. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : 0.5 * (sorted[half - 1]! + sorted[half]!);
}
