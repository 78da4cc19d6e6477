import { describe, expect, it } from 'vitest';
import { bruteForce, bestRamseyTime } from './brute-force';
import { budgetOf, compileBudget } from './budget';
import { IDEAL_ENVIRONMENT, uniformCascade, type ClockEnvironment } from './cascade';

const quiet: ClockEnvironment = {
  ...IDEAL_ENVIRONMENT,
  angularFrequency: 1,
  averagingTime: 1,
  laserLinewidths: [0],
  atomicLinewidth: 0,
};

/** Every D and every n_i >= 2 that use all atoms of one node, none at level 0. */
function* allDesigns(atoms: number): Generator<{ base: number; copies: readonly number[] }> {
  for (let base = 2; 2 * base <= atoms; base++)
    for (let levels = base === 2 ? 1 : 2; 2 * base ** (levels - 1) <= atoms; levels++)
      for (const copies of fillings(atoms, base, levels)) yield { base, copies };
}

function* fillings(atoms: number, base: number, levels: number): Generator<readonly number[]> {
  if (levels === 1) {
    if (atoms >= 2) yield [atoms];
    return;
  }
  const size = base ** (levels - 1);
  for (let n = 2; n * size < atoms; n++)
    for (const lower of fillings(atoms - n * size, base, levels - 1)) yield [...lower, n];
}

describe('every design of one quiet clock', () => {
  it.each([
    [20, 30, 4.02, [6, 7], 2, 1.029],
    [40, 149, 4.79, [13, 9], 3, 1],
    [64, 563, 5.26, [10, 7, 10], 2, 1.023],
    [90, 1726, 5.71, [10, 8, 6, 5], 2, 1.027],
  ])('of %i atoms: %i designs, the best with N sigma = %f', (atoms, count, scaled, copies, base, families) => {
    let tried = 0;
    let best = { deviation: Infinity, base: 0, copies: [] as readonly number[] };
    for (const design of allDesigns(atoms)) {
      tried++;
      const result = budgetOf({ ...uniformCascade(1, design.base, design.copies, 0), ramseyTime: 1 }, quiet);
      if (result.ok && result.value.deviation < best.deviation) best = { ...design, deviation: result.value.deviation };
    }
    expect(tried).toBe(count);
    expect(atoms * best.deviation).toBeCloseTo(scaled, 2);
    expect(best).toMatchObject({ base, copies });
    // Equal and linear copies come close, but are not always the best.
    const near = bruteForce({ nodes: 1, atoms, largestBase: 4, family: 'linear' }, quiet)!;
    expect(near.deviation / best.deviation).toBeCloseTo(families, 3);
  });
});

describe('the brute-force families', () => {
  it('use all atoms but a remainder below K, and count what they tried', () => {
    const found = bruteForce({ nodes: 3, atoms: 100, largestBase: 4, family: 'linear' }, quiet)!;
    const result = budgetOf(found.design, quiet);
    expect(result.ok && result.value.atoms).toBeGreaterThan(97);
    expect(result.ok && result.value.deviation).toBe(found.deviation);
    expect(found.tried).toBeGreaterThan(
      bruteForce({ nodes: 3, atoms: 100, largestBase: 4, family: 'equal' }, quiet)!.tried,
    );
  });

  it('have nothing for too few atoms or no time', () => {
    expect(bruteForce({ nodes: 3, atoms: 5, largestBase: 4, family: 'equal' }, quiet)).toBeUndefined();
    const dead = { ...quiet, deadTime: 2 };
    expect(bruteForce({ nodes: 1, atoms: 20, largestBase: 2, family: 'equal' }, dead)).toBeUndefined();
  });

  it('find a Ramsey time between slips and projection noise', () => {
    const environment = { ...quiet, averagingTime: 1000, laserLinewidths: [1] };
    const compiled = compileBudget(uniformCascade(4, 2, [12, 12], 200), environment);
    if (!compiled.ok) throw new Error(compiled.error.message);
    const { ramseyTime, deviation } = bestRamseyTime(compiled.value, environment)!;
    for (const factor of [0.97, 1.03]) {
      const near = compiled.value(ramseyTime * factor);
      expect(near.ok && near.value.deviation).toBeGreaterThan(deviation);
    }
  });
});
