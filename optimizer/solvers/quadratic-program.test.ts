import { describe, expect, it } from 'vitest';
import { createRandomSequence, type RandomSequence } from '../numbers/random-sequence';
import { solveQuadraticProgram, type QuadraticProgram } from './quadratic-program';

function randomProgram(random: RandomSequence): QuadraticProgram {
  const size = 1 + random.integer(8);
  const factor = Array.from({ length: size }, () => Array.from({ length: size }, () => random.normal()));
  const hessian = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      hessian[i * size + j] = factor[i]!.reduce((sum, value, k) => sum + value * factor[j]![k]!, i === j ? 0.1 : 0);
  const equalities = random.integer(Math.min(3, size));
  const count = equalities + random.integer(12);
  const rows = Float64Array.from({ length: count * size }, () => random.normal());
  const inside = Array.from({ length: size }, () => random.normal());
  const limits = Float64Array.from({ length: count }, (_, i) => {
    const activity = inside.reduce((sum, value, j) => sum + value * rows[i * size + j]!, 0);
    return i < equalities ? activity : activity - random.uniform();
  });
  return {
    size,
    hessian,
    gradient: Float64Array.from({ length: size }, () => 3 * random.normal()),
    rows,
    limits,
    equalities,
  };
}

describe('solveQuadraticProgram', () => {
  it('meets the optimality conditions, which prove a convex optimum, on 3,000 random programs', () => {
    const random = createRandomSequence(41, 0);
    for (let trial = 0; trial < 3000; trial++) {
      const program = randomProgram(random);
      const { size: n, hessian, gradient, rows, limits, equalities } = program;
      const result = solveQuadraticProgram(program);
      if (!result.ok) return expect.fail(`program ${trial}: ${result.error}`);
      const { x, multipliers } = result.value;
      let worst = 0;
      for (let j = 0; j < n; j++) {
        let residual = gradient[j]!;
        for (let k = 0; k < n; k++) residual += hessian[j * n + k]! * x[k]!;
        for (let i = 0; i < limits.length; i++) residual -= multipliers[i]! * rows[i * n + j]!;
        worst = Math.max(worst, Math.abs(residual));
      }
      for (let i = 0; i < limits.length; i++) {
        let slack = -limits[i]!;
        for (let j = 0; j < n; j++) slack += rows[i * n + j]! * x[j]!;
        if (i < equalities) worst = Math.max(worst, Math.abs(slack));
        else worst = Math.max(worst, -slack, -multipliers[i]!, Math.abs(multipliers[i]! * slack));
      }
      if (!(worst < 1e-7)) expect.fail(`program ${trial}: residual ${worst}`);
    }
  });

  it('says infeasible of rows that contradict each other, and takes redundant ones as they are', () => {
    const base = { size: 2, hessian: Float64Array.of(1, 0, 0, 1), gradient: Float64Array.of(0, 0) };
    const contradiction = {
      ...base,
      rows: Float64Array.of(1, 1, -1, -1),
      limits: Float64Array.of(2, -1),
      equalities: 0,
    };
    const result = solveQuadraticProgram(contradiction);
    expect(result.ok ? 'solved' : result.error).toBe('infeasible');
    const twice = { ...base, rows: Float64Array.of(1, 1, 2, 2), limits: Float64Array.of(2, 4), equalities: 2 };
    const solved = solveQuadraticProgram(twice);
    expect(solved.ok && Array.from(solved.value.x)).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)]);
    const different = solveQuadraticProgram({ ...twice, limits: Float64Array.of(2, 5) });
    expect(different.ok ? 'solved' : different.error).toBe('infeasible');
  });

  it('refuses a Hessian that is not positive definite', () => {
    const result = solveQuadraticProgram({
      size: 2,
      hessian: Float64Array.of(1, 2, 2, 1),
      gradient: Float64Array.of(0, 0),
      rows: new Float64Array(0),
      limits: new Float64Array(0),
      equalities: 0,
    });
    expect(result.ok ? 'solved' : result.error).toBe('not-positive-definite');
  });
});
