const TURN = 2 * Math.PI;
/** Closer to -pi than this, an angle is written as pi: the two are one, and rounding must not choose. */
const SAME = 1e-12;

/** The same angle (rad) in (-pi, pi], never beyond either end by rounding. */
export function principalAngle(angle: number): number {
  const rest = angle - TURN * Math.floor((angle + Math.PI) / TURN);
  if (rest < -Math.PI + SAME) return Math.PI;
  // Adding 0 turns -0 into 0.
  return Math.min(Math.PI, rest) + 0;
}
