import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandomSequence } from '../numbers/random-sequence';
import { createCurvatureMemory } from './curvature-memory';
import { addThenDot, dotOf, maskedDot } from './kernels';

const numbers = (n: number) =>
  fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: n, maxLength: n });
const plain = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, j) => sum + value * b[j]!, 0);

/** Pairs of steps and changes of a quadratic with the given diagonal Hessian. */
function taught(weights: Float64Array, pairs: number, seed: number) {
  const random = createRandomSequence(seed, 0);
  const memory = createCurvatureMemory(weights.length, 10);
  const steps: Float64Array[] = [];
  for (let k = 0; k < pairs; k++) {
    const step = weights.map((weight) => random.normal() / Math.sqrt(weight));
    memory.learn(
      step,
      step.map((value, j) => weights[j]! * value),
    );
    steps.push(step);
  }
  return { memory, steps };
}

describe('the kernels', () => {
  it('equal the plain sums for every length, whole or not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 23 }).chain((n) => fc.tuple(numbers(n), numbers(n), numbers(n))),
        (lists) => {
          const [a, b, out] = lists.map((list) => Float64Array.from(list)) as [
            Float64Array,
            Float64Array,
            Float64Array,
          ];
          const mask = a.map((_, j) => j % 3 && 1);
          const size = 1e-9 * (1 + a.length * 1e6);
          expect(Math.abs(dotOf(a, b) - plain(a, b))).toBeLessThan(size);
          expect(
            Math.abs(
              maskedDot(a, b, mask) -
                plain(
                  a,
                  b.map((value, j) => value * mask[j]!),
                ),
            ),
          ).toBeLessThan(size);
          const expected = out.map((value, j) => value + 0.5 * a[j]! * mask[j]!);
          expect(Math.abs(addThenDot(out, 0.5, a, mask, b) - plain(expected, b))).toBeLessThan(size);
          expect(out).toEqual(expected);
        },
      ),
    );
  });
});

describe('the curvature memory', () => {
  it.each([3, 40, 1000])('maps the newest change back onto its step, with %i variables', (n) => {
    const random = createRandomSequence(5, n);
    const weights = Float64Array.from({ length: n }, () => Math.exp(2 * random.normal()));
    const { memory, steps } = taught(weights, 6, n);
    memory.restrict(new Uint8Array(n).fill(1));
    const newest = steps.at(-1)!;
    const out = new Float64Array(n);
    memory.multiply(
      newest.map((value, j) => weights[j]! * value),
      out,
    );
    for (let j = 0; j < n; j++) expect(Math.abs(out[j]! - newest[j]!)).toBeLessThan(1e-10 * (1 + Math.abs(newest[j]!)));
  });

  it('leaves fixed variables alone and is positive on the others, whatever it was taught', () => {
    const random = createRandomSequence(6, 0);
    for (let trial = 0; trial < 300; trial++) {
      const n = 2 + random.integer(20);
      const weights = Float64Array.from({ length: n }, () => Math.exp(3 * random.normal()));
      const { memory } = taught(weights, random.integer(15), trial);
      const free = Uint8Array.from({ length: n }, () => random.integer(2));
      memory.restrict(free);
      const vector = Float64Array.from(free, (value) => value * random.normal());
      const out = new Float64Array(n);
      memory.multiply(vector, out);
      for (let j = 0; j < n; j++) if (free[j] === 0) expect(out[j] === 0).toBe(true);
      if (vector.some((value) => value !== 0)) expect(plain(vector, out)).toBeGreaterThan(0);
    }
  });

  it('takes in no pair without curvature and forgets when told to', () => {
    const memory = createCurvatureMemory(2, 3);
    memory.learn(Float64Array.of(1, 0), Float64Array.of(-1, 0));
    memory.learn(Float64Array.of(1, 0), Float64Array.of(0, 1));
    memory.learn(Float64Array.of(1, 0), Float64Array.of(NaN, 1));
    expect(memory.pairs).toBe(0);
    for (let k = 0; k < 5; k++) memory.learn(Float64Array.of(1, k), Float64Array.of(2, 2 * k));
    expect(memory.pairs).toBe(3);
    memory.forget();
    expect(memory.pairs).toBe(0);
    const out = new Float64Array(2);
    memory.multiply(Float64Array.of(3, 4), out);
    expect(Array.from(out)).toEqual([3, 4]);
  });
});
