import { above, below } from '../numbers/interval';
import type { TreeStep } from './split-statement';

/** A tree whose ratios are held within a range, and ratios close to the best ones. */
interface BoundedTree {
  readonly tree: readonly TreeStep[];
  readonly lower: number;
  readonly upper: number;
  readonly ratios: ArrayLike<number>;
}

/**
 * Upper bound of sum_j a_j sqrt(p_j) over all ratios in the range. At each fork L sqrt(R) + S sqrt(1 - R) is
 * concave in R, so it lies below its tangent at any R, whose largest value is at an end of the range.
 *
 * @param amounts a_j >= 0 by channel
 */
export function overlapAtMost(bounded: BoundedTree, amounts: ArrayLike<number>): number {
  const { lower, upper } = bounded;
  const up = (value: number): number => above(above(value));
  return folded(bounded, amounts, (left, right, ratio) => {
    const crude = up(up(left * Math.sqrt(upper)) + up(right * Math.sqrt(above(1 - lower))));
    if (!(ratio > 0 && ratio < 1)) return crude;
    const [root, other] = [Math.sqrt(ratio), Math.sqrt(1 - ratio)];
    // sqrt(R) <= (R / r + r) / 2 for every r > 0, so that rounded roots do no harm.
    const tangent = (r: number): number =>
      up(up(0.5 * left * above(up(r / root) + root)) + up(0.5 * right * above(up(above(1 - r) / other) + other)));
    return Math.min(crude, Math.max(tangent(lower), tangent(upper)));
  });
}

/**
 * Lower bound of sum_j n_j / p_j over all ratios in the range: at each fork L / R + S / (1 - R) is convex in R,
 * so it lies above its tangent, whose smallest value is at an end of the range.
 *
 * @param noises n_j >= 0 by channel
 */
export function noiseAtLeast(bounded: BoundedTree, noises: ArrayLike<number>): number {
  const { lower, upper } = bounded;
  const down = (value: number): number => Math.max(0, below(below(value)));
  const quotient = (noise: number, share: number): number => (noise === 0 ? 0 : down(noise / above(share)));
  return folded(bounded, noises, (left, right, ratio) => {
    const crude = down(quotient(left, upper) + quotient(right, 1 - lower));
    if (!(ratio > 0 && ratio < 1)) return crude;
    // 1 / R >= u (2 - u R) for every u, so that rounded inverses do no harm.
    const [u, v] = [1 / ratio, 1 / (1 - ratio)];
    const times = (a: number, b: number): number => below((b >= 0 ? below(a) : above(a)) * b);
    const tangent = (r: number): number =>
      below(times(left * u, below(2 - above(u * r))) + times(right * v, below(2 - above(v * above(1 - r)))));
    return Math.max(crude, Math.min(tangent(lower), tangent(upper)));
  });
}

function folded(
  { tree, lower, upper, ratios }: BoundedTree,
  amounts: ArrayLike<number>,
  combine: (left: number, right: number, ratio: number) => number,
): number {
  const figures: number[] = [];
  for (const step of tree) {
    if ('channel' in step) figures.push(step.channel === null ? 0 : amounts[step.channel]!);
    else {
      const right = figures.pop()!;
      const left = figures.pop()!;
      figures.push(combine(left, right, Math.min(upper, Math.max(lower, ratios[step.ratio]!))));
    }
  }
  return figures[0] ?? 0;
}
