/** What the checker makes of a claim; `failure` names the test that it did not pass. */
export interface Verdict {
  readonly passed: boolean;
  readonly failure: string | null;
}

/** What is claimed of a point: its objective and a lower bound over all feasible points, or null. */
export interface PointClaim {
  readonly x: ArrayLike<number>;
  readonly objective: number;
  readonly bound: number | null;
}

export const PASSED: Verdict = { passed: true, failure: null };

export function failed(failure: string): Verdict {
  return { passed: false, failure };
}

/** Whether two numbers agree to a relative tolerance (absolute below `floor`); NaN never agrees. */
export function agree(a: number, b: number, tolerance: number, floor = Number.MIN_VALUE): boolean {
  return Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b), floor);
}
