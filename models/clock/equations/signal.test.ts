import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandomSequence } from '../../../optimizer/numbers/random-sequence';
import { parityProbability, phaseDigits, unwrapCascade } from './signal';

/** Amplitudes of 2^q basis states; qubit k is bit k. */
interface State {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** (|s> + e^(i chi) |not s>) / sqrt 2 with the qubits of negative nodes flipped: s has a 1 there. */
function ghz(owners: readonly number[], weights: readonly number[], chi: number): State {
  const size = 2 ** owners.length;
  const flipped = owners.reduce((bits, node, qubit) => bits | (weights[node]! < 0 ? 1 << qubit : 0), 0);
  const state = { re: new Float64Array(size), im: new Float64Array(size) };
  state.re[flipped] = Math.SQRT1_2;
  state.re[size - 1 - flipped] = Math.SQRT1_2 * Math.cos(chi);
  state.im[size - 1 - flipped] = Math.SQRT1_2 * Math.sin(chi);
  return state;
}

/** Every |1> at node j turns by phi_j, and by pi where its bit of `flips` is set. */
function turn({ re, im }: State, owners: readonly number[], phases: readonly number[], flips = 0): State {
  const out = { re: new Float64Array(re.length), im: new Float64Array(re.length) };
  for (let basis = 0; basis < re.length; basis++) {
    let angle = 0;
    owners.forEach((node, qubit) => {
      if ((basis >> qubit) & 1) angle += phases[node]! + ((flips >> qubit) & 1 ? Math.PI : 0);
    });
    out.re[basis] = re[basis]! * Math.cos(angle) - im[basis]! * Math.sin(angle);
    out.im[basis] = re[basis]! * Math.sin(angle) + im[basis]! * Math.cos(angle);
  }
  return out;
}

/** Mean product of the x-basis results of the qubits in `subset`: Hadamards on all, then parity of the bits. */
function meanParity(state: State, qubits: number, subset: number): number {
  const re = state.re.slice();
  const im = state.im.slice();
  for (let qubit = 0; qubit < qubits; qubit++)
    for (const part of [re, im])
      for (let basis = 0; basis < part.length; basis++) {
        const other = basis | (1 << qubit);
        if (other === basis) continue;
        const [zero, one] = [part[basis]!, part[other]!];
        part[basis] = (zero + one) * Math.SQRT1_2;
        part[other] = (zero - one) * Math.SQRT1_2;
      }
  let mean = 0;
  for (let basis = 0; basis < re.length; basis++) {
    let sign = 1;
    for (let qubit = 0; qubit < qubits; qubit++) if (((basis & subset) >> qubit) & 1) sign = -sign;
    mean += sign * (re[basis]! ** 2 + im[basis]! ** 2);
  }
  return mean;
}

const ownersOf = (weights: readonly number[]) =>
  weights.flatMap((weight, node) => new Array<number>(Math.abs(weight)).fill(node));

describe('the parity of a GHZ state, from its state vector', () => {
  it.each([
    [
      [1, 1],
      [0.3, -1.1],
    ],
    [
      [2, 2, 2],
      [0.2, 1.4, -0.7],
    ],
    [
      [1, -2, 3],
      [0.4, 0.9, -0.2],
    ],
    [
      [-1, 4, 3],
      [2.2, -0.3, 0.6],
    ],
    [
      [1, 1, 1, 1, 1, 1, 1, 1],
      [0.1, 0.2, 0.3, 0.4, -0.5, 0.6, 0.7, 2.8],
    ],
  ])('carries sum p_j phi_j: weights %j', (weights, phases) => {
    const owners = ownersOf(weights);
    const all = 2 ** owners.length - 1;
    const signal = weights.reduce((sum, weight, j) => sum + weight * phases[j]!, 0);
    for (const chi of [0, -Math.PI / 2, Math.PI / 2, 1]) {
      const state = turn(ghz(owners, weights, chi), owners, phases);
      const plus = (1 + meanParity(state, owners.length, all)) / 2;
      expect(plus).toBeCloseTo(parityProbability(chi + signal), 12);
      // What any party short of all knows is a coin.
      for (let qubit = 0; qubit < owners.length; qubit++)
        expect(meanParity(state, owners.length, all & ~(1 << qubit))).toBeCloseTo(0, 12);
    }
  });

  it('reads the sine with chi = -pi/2 and its negative with the +pi/2 of the text', () => {
    expect(parityProbability(-Math.PI / 2 + 0.4)).toBeCloseTo((1 + Math.sin(0.4)) / 2, 15);
    expect(parityProbability(Math.PI / 2 + 0.4)).toBeCloseTo((1 - Math.sin(0.4)) / 2, 15);
  });

  it.each([
    [[1, 1, 1], 0.2],
    [[2, -1, 2], 0.7],
    [[1, 2, -3], 1.5],
  ])('loses the contrast e^(-m gamma T / 2) to dephasing of every atom: weights %j, gamma T = %f', (weights, decay) => {
    const owners = ownersOf(weights);
    const phases = weights.map((_, j) => 0.3 * j - 0.2);
    const signal = weights.reduce((sum, weight, j) => sum + weight * phases[j]!, 0);
    // Dephasing to the coherence e^(-gamma T / 2) is a Z flip with this probability on each atom.
    const flip = -Math.expm1(-decay / 2) / 2;
    let mean = 0;
    for (let flips = 0; flips < 2 ** owners.length; flips++) {
      const count = flips.toString(2).split('1').length - 1;
      const state = turn(ghz(owners, weights, -Math.PI / 2), owners, phases, flips);
      const share = flip ** count * (1 - flip) ** (owners.length - count);
      mean += share * meanParity(state, owners.length, 2 ** owners.length - 1);
    }
    const contrast = Math.exp((-owners.length * decay) / 2);
    expect((1 + mean) / 2).toBeCloseTo(parityProbability(-Math.PI / 2 + signal, contrast), 12);
  });
});

const phase = fc.double({ min: -Math.PI, max: 3.1415926, noNaN: true });
const nodes = fc.integer({ min: 1, max: 12 });
const base = fc.integer({ min: 2, max: 5 });
const levels = fc.integer({ min: 1, max: 7 });

describe('the digits of a phase', () => {
  it('put it together again', () => {
    fc.assert(
      fc.property(phase, nodes, base, levels, (value, K, D, M) => {
        const { first, further, rest } = phaseDigits(value, K, M, D);
        expect(Number.isInteger(first) && first >= 0 && first < K).toBe(true);
        expect(further.every((digit) => Number.isInteger(digit) && digit >= 0 && digit < D)).toBe(true);
        const fraction = further.reduceRight((tail, digit) => (digit + tail) / D, rest);
        expect(2 * Math.PI * ((first + fraction) / K) - Math.PI).toBeCloseTo(value, 9);
      }),
    );
  });

  it('are within their base even a rounding below pi', () => {
    const { first, further } = phaseDigits(Math.PI - 4e-16, 10, 5, 2);
    expect(first).toBe(9);
    expect(further).toEqual([1, 1, 1, 1]);
  });
});

describe('unwrapping a cascade', () => {
  it('inverts wrapping as long as every level errs by less than half a fringe of the next', () => {
    const random = createRandomSequence(7, 1);
    fc.assert(
      fc.property(phase, nodes, base, levels, (value, K, D, M) => {
        const sizes = Array.from({ length: M }, (_, i) => K * D ** i);
        const wrap = (x: number) => x - 2 * Math.PI * Math.round(x / (2 * Math.PI));
        const noise = () => (random.uniform() - 0.5) * 1.9;
        // The errors of a level and of the next one, seen on the fringe of the next, add up to less than pi.
        const coarse = value + (noise() * (Math.PI / 2)) / K;
        const errors = sizes.map(() => (noise() * Math.PI) / (2 * D));
        const readings = sizes.map((size, i) => wrap(size * value + errors[i]!));
        const estimate = unwrapCascade(coarse, readings, sizes);
        expect(estimate).toBeCloseTo(value + errors[M - 1]! / sizes[M - 1]!, 8);
      }),
    );
  });

  it('jumps by one fringe of level 1 when level 0 errs by more than half of it', () => {
    const truth = 1.234;
    const size = 10;
    const reading = size * truth - 4 * Math.PI;
    expect(unwrapCascade(truth + 0.3, [reading], [size])).toBeCloseTo(truth, 12);
    expect(unwrapCascade(truth + 0.5, [reading], [size])).toBeCloseTo(truth + (2 * Math.PI) / size, 12);
  });
});
