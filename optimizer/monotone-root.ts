const MAX_STEPS = 200;

/**
 * The x in [low, high] at which a falling function passes through zero, to the last digits of x. Returns
 * the end nearer to it where it does not change sign. Secant steps that keep the bracket and weaken an
 * end that stays (Illinois rule), bisection where values are not finite.
 */
export function fallingRoot(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  let [fa, fb] = [f(a), f(b)];
  if (!(fa > 0)) return a;
  if (!(fb < 0)) return b;
  let kept = 0;
  for (let step = 0; step < MAX_STEPS; step++) {
    const secant = (a * fb - b * fa) / (fb - fa);
    const middle = 0.5 * (a + b);
    // Every fourth step halves, so that a function with a sharp bend cannot stall the secant.
    const x = step % 4 < 3 && secant > a && secant < b ? secant : middle;
    if (x <= a || x >= b || b - a <= 4e-16 * Math.max(Math.abs(a), Math.abs(b))) return middle;
    const fx = f(x);
    if (fx === 0) return x;
    if (fx > 0) {
      [a, fa] = [x, fx];
      if (kept > 0) fb *= 0.5;
      kept = 1;
    } else {
      [b, fb] = [x, fx];
      if (kept < 0) fa *= 0.5;
      kept = -1;
    }
  }
  return 0.5 * (a + b);
}
