import { lambertWm1 } from '../../../optimizer/numbers/lambert-w';
import { fallingRoot } from '../../../optimizer/monotone-root';

/**
 * The closed-form optimum of Appendix A: copies per level and Ramsey time. Benchmarks and starting points; the
 * designs themselves are found among integers.
 */

/**
 * `derived`: root of x^(1/2) = sqrt 2 (pi N / K)^2 e^(-1/x), derived again from the two noises. `printed`: the
 * same with 1 / sqrt 8, as (A23) and (A24) have it, a factor 4 inside a logarithm. `log-printed`: one step of its
 * logarithm. `asymptotic`: 1 / (2 ln(N/K)), (A25).
 */
export type CopiesForm = 'derived' | 'printed' | 'log-printed' | 'asymptotic';

/** `root` of (A30); `log`: one step of its logarithm; `asymptotic`: y = 1 / ln(tau gamma_LO N^2 / K). */
export type TimeForm = 'root' | 'log' | 'asymptotic';

/**
 * The small root of x^nu = A e^(-1/x): 1/x = -nu W_(-1)(-(1/nu) A^(-1/nu)).
 * @param logFactor ln A
 * @returns undefined where A < (e / nu)^nu: no interior optimum
 */
export function smallRoot(logFactor: number, power: number): number | undefined {
  if (!Number.isFinite(logFactor) || logFactor < power * (1 - Math.log(power))) return undefined;
  const exponent = -logFactor / power - Math.log(power);
  if (exponent > -700) return -1 / (power * lambertWm1(-Math.exp(exponent)));
  // The argument underflows; the fixed point u = ln A + nu ln u converges fast for such u.
  let inverse = logFactor;
  for (let step = 0; step < 60; step++) inverse = logFactor + power * Math.log(inverse);
  return 1 / inverse;
}

/**
 * x = 8 / (pi^2 n_0), small where digit errors are rare.
 * @returns undefined where N <= K, or where the equation has no root
 */
export function rarity(atoms: number, nodes: number, form: CopiesForm): number | undefined {
  if (!leavesCascade(atoms, nodes)) return undefined;
  const ratio = atoms / nodes;
  const logSquare = 2 * (Math.log(Math.PI) + Math.log(ratio));
  switch (form) {
    case 'derived':
      return smallRoot(logSquare + 0.5 * Math.LN2, 0.5);
    case 'printed':
      return smallRoot(logSquare - 1.5 * Math.LN2, 0.5);
    case 'log-printed':
      return 1 / (logSquare - 1.5 * Math.LN2);
    case 'asymptotic':
      return 1 / (2 * Math.log(ratio));
  }
}

/** n_0 = 2 D^2 / (pi^2 x), a real number; undefined where `rarity` is. */
export function optimalCopies(atoms: number, nodes: number, form: CopiesForm, base = 2): number | undefined {
  const x = rarity(atoms, nodes, form);
  return x === undefined ? undefined : (2 * base * base) / (Math.PI ** 2 * x);
}

/**
 * The n_0 at which 4 n_0 / N^2 + (A18) has its local minimum; towards n_0 -> 0 the sum falls again, which is
 * spurious. Undefined where there is no minimum or no cascade (N <= K).
 */
export function optimalCopiesNumeric(atoms: number, nodes: number): number | undefined {
  const decay = Math.PI ** 2 / 8;
  // Slope of the falling term over 4 / N^2, in logarithms; largest at n = (1 + sqrt 2) / (2 a), falling beyond.
  const logRatio = (n: number): number =>
    Math.log(4 * Math.PI * (decay * Math.sqrt(n) - 0.5 / Math.sqrt(n))) - decay * n + 2 * Math.log(atoms / nodes);
  if (!leavesCascade(atoms, nodes)) return undefined;
  const steepest = (1 + Math.SQRT2) / (2 * decay);
  if (!(logRatio(steepest) > 0)) return undefined;
  return fallingRoot(logRatio, steepest, steepest + (4 / decay) * Math.log(atoms / nodes) + 20);
}

/**
 * y = 2 gamma_LO T / pi^2 at the best Ramsey time, y^(3/2) = (pi^(3/2) / 8) tau gamma_LO N^2 / (K ln(N/K)) e^(-1/y), (A30).
 * @returns undefined where N <= K or the equation has no root
 */
export function slipOptimum(
  atoms: number,
  nodes: number,
  averagingTime: number,
  laserLinewidth: number,
  form: TimeForm,
): number | undefined {
  if (!leavesCascade(atoms, nodes)) return undefined;
  const logRatio = Math.log(atoms / nodes);
  const logProduct = Math.log(averagingTime * laserLinewidth) + 2 * Math.log(atoms) - Math.log(nodes);
  const logFactor = Math.log(Math.PI ** 1.5 / 8) + logProduct - Math.log(logRatio);
  switch (form) {
    case 'root':
      return smallRoot(logFactor, 1.5);
    case 'log':
      return positiveInverse(logFactor);
    case 'asymptotic':
      return positiveInverse(logProduct);
  }
}

/** T = min(tau, pi^2 y / (2 gamma_LO)), (A32), s; tau without laser noise. Undefined where `slipOptimum` is. */
export function optimalRamseyTime(
  atoms: number,
  nodes: number,
  averagingTime: number,
  laserLinewidth: number,
  form: TimeForm,
): number | undefined {
  if (!(averagingTime > 0 && averagingTime < Infinity)) return undefined;
  if (laserLinewidth === 0) return averagingTime;
  const y = slipOptimum(atoms, nodes, averagingTime, laserLinewidth, form);
  return y === undefined ? undefined : Math.min(averagingTime, (Math.PI ** 2 * y) / (2 * laserLinewidth));
}

/** Whether N > K, in numbers. */
function leavesCascade(atoms: number, nodes: number): boolean {
  return nodes > 0 && atoms > nodes && Number.isFinite(atoms / nodes);
}

function positiveInverse(value: number): number | undefined {
  return value > 0 && Number.isFinite(value) ? 1 / value : undefined;
}
