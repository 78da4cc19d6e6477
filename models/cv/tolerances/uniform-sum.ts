/** Points over the range of the sum. */
const POINTS = 4001;

/**
 * Probability that a sum of independent numbers, uniform between -size and +size, stays within +-limit: by spreading
 * the distribution over one number after the other on a grid. Good to about 1e-3.
 *
 * @param sizes >= 0
 */
export function uniformSumWithin(sizes: readonly number[], limit: number): number {
  const range = sizes.reduce((sum, size) => sum + size, 0);
  if (range <= limit) return 1;
  const step = (2 * range) / (POINTS - 1);
  // Spreads over less than a point move nothing that the grid can show.
  const widths = sizes.map((size) => size / step).filter((width) => width >= 1);
  let density = new Float64Array(POINTS);
  density[(POINTS - 1) / 2] = 1;
  for (const width of widths) density = spread(density, width);
  let inside = 0;
  let whole = 0;
  for (let i = 0; i < POINTS; i++) {
    const x = Math.abs(i - (POINTS - 1) / 2);
    // The point at the limit counts by the part of its cell that lies inside.
    inside += density[i]! * Math.min(1, Math.max(0, limit / step - x + 0.5));
    whole += density[i]!;
  }
  return inside / whole;
}

/** Mean over +-width points around each, by running sums; ends of the window count in part. */
function spread(density: Float64Array<ArrayBuffer>, width: number): Float64Array<ArrayBuffer> {
  const sums = new Float64Array(POINTS + 1);
  for (let i = 0; i < POINTS; i++) sums[i + 1] = sums[i]! + density[i]!;
  const upTo = (x: number): number => {
    const at = Math.min(POINTS, Math.max(0, x));
    const whole = Math.floor(at);
    return sums[whole]! + (whole < POINTS ? (at - whole) * density[whole]! : 0);
  };
  return density.map((_, i) => (upTo(i + 0.5 + width) - upTo(i + 0.5 - width)) / (2 * width));
}
