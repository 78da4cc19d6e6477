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

/** Where to begin, and the slope expected there, below 0: what a search for a root nearby has left. */
export interface RootGuess {
  readonly x: number;
  readonly slope: number;
}

/**
 * The root of `fallingRoot`, from a guess: secant steps that start with the expected slope, two or three of
 * them where the function is smooth and the guess is near. The bracket is kept as values come in, and halved
 * where a step would leave it or values are not finite. With the root comes the slope there, for the next search.
 */
export function fallingRootNear(f: (x: number) => number, low: number, high: number, guess: RootGuess): RootGuess {
  let [a, b] = [low, high];
  let { slope } = guess;
  let x = Math.min(high, Math.max(low, guess.x));
  let [before, fBefore] = [NaN, NaN];
  for (let step = 0; step < MAX_STEPS; step++) {
    const fx = f(x);
    if (fx === 0 || (x === low && !(fx > 0)) || (x === high && !(fx < 0))) break;
    if (fx > 0) a = x;
    else b = x;
    const secant = (fx - fBefore) / (x - before);
    if (secant < 0 && secant > -Infinity) slope = secant;
    [before, fBefore] = [x, fx];
    const next = Math.min(high, Math.max(low, x - fx / slope));
    // An end that was not tried yet may be the answer; one that was is not.
    const inside = (next > a || (next === low && a === low)) && (next < b || (next === high && b === high));
    // Every eighth step halves, so that a sharp bend cannot stall the secant.
    x = inside && step % 8 < 7 ? next : 0.5 * (a + b);
    if (x === before || b - a <= 4e-16 * Math.max(Math.abs(a), Math.abs(b))) break;
    if (inside && Math.abs(x - before) <= 4e-16 * Math.max(1, Math.abs(x))) break;
  }
  return { x, slope };
}
