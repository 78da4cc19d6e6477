/** Value and slope of the objective along a line. */
export interface LinePoint {
  readonly step: number;
  readonly value: number;
  readonly slope: number;
}

/** Fraction of the predicted decrease that a step has to give. */
const DECREASE = 1e-4;
/** Fraction of the first slope that may be left. */
const CURVATURE = 0.9;
/** How fast the search moves out while the function still falls steeply. */
const EXPANSION = 10;
const MOST_TRIALS = 25;

/**
 * A step that satisfies the strong Wolfe conditions, or ends at `longest` still going down. Brackets by
 * expansion, then narrows by cubic interpolation (J. More and D. Thuente, ACM TOMS 20, 286, 1994). Near
 * the optimum, where values differ by rounding only, slopes decide instead (approximate Wolfe
 * conditions, W. Hager and H. Zhang, SIAM J. Optim. 16, 170, 2005). Returns null if nothing better was
 * found; the last call of `probe` was then not at a better point.
 *
 * @param probe evaluates at a step; Infinity or NaN counts as too far
 * @param start value and slope at step 0; slope < 0
 * @param first step to try
 * @param longest largest step allowed, may be Infinity
 */
export function searchLine(
  probe: (step: number) => LinePoint,
  start: LinePoint,
  first: number,
  longest: number,
): LinePoint | null {
  const noise = 2e-15 * Math.abs(start.value);
  const enough = (p: LinePoint) =>
    p.value <= start.value + DECREASE * p.step * start.slope ||
    (p.value <= start.value + noise && p.slope <= (2 * DECREASE - 1) * start.slope);
  const flat = (p: LinePoint) => Math.abs(p.slope) <= -CURVATURE * start.slope;

  let low = start;
  let high: LinePoint | null = null;
  let step = Math.min(first, longest);
  for (let trial = 0; trial < MOST_TRIALS; trial++) {
    const here = probe(step);
    const known = Number.isFinite(here.value) && Number.isFinite(here.slope);
    if (!known || !enough(here) || (low.step > 0 && here.value > low.value + noise)) high = here;
    else if (flat(here)) return here;
    else if (here.slope >= 0) high = here;
    else {
      if (step >= longest) return here;
      low = here;
    }
    const next: number = high === null ? Math.min(longest, EXPANSION * step) : interpolate(low, high);
    if (!(Math.abs(next - low.step) > 1e-14 * Math.max(next, low.step))) break;
    step = next;
  }
  // Out of trials: the best point met is still a step down, if there was one.
  return low.step > 0 ? probe(low.step) : null;
}

/** Minimiser of the cubic through both ends, kept off the ends; the middle where there is none. */
function interpolate(low: LinePoint, high: LinePoint): number {
  const width = high.step - low.step;
  if (!Number.isFinite(high.value) || !Number.isFinite(high.slope)) return low.step + 0.25 * width;
  const theta = (3 * (low.value - high.value)) / width + low.slope + high.slope;
  const discriminant = theta * theta - low.slope * high.slope;
  let share = 0.5;
  if (discriminant >= 0) {
    const root = Math.sign(width) * Math.sqrt(discriminant);
    const cubic = 1 - (high.slope + root - theta) / (high.slope - low.slope + 2 * root);
    if (Number.isFinite(cubic)) share = cubic;
  }
  return low.step + Math.min(0.9, Math.max(0.1, share)) * width;
}
