import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dot } from '../../optimizer/vector';
import { MESH_ROTATIONS, MESH_SIZE } from './declaration/elements';
import { optimiseFunctionals } from './equations/functionals';
import { meshModes, meshTransfer, rotationsFor } from './network/mesh-rotations';
import { drawForest, drawMesh, solved } from './testing/networks';
import { chainTree } from './equations/tree';

describe('mesh rotations', () => {
  it('number one rotation for each pair of modes', () => {
    expect(meshModes).toHaveLength(MESH_ROTATIONS);
    expect(Math.min(...meshModes)).toBe(0);
    expect(Math.max(...meshModes)).toBe(MESH_SIZE - 2);
  });

  it('send chosen inputs to chosen columns, up to a sign', () => {
    const angles = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
      minLength: MESH_ROTATIONS,
      maxLength: MESH_ROTATIONS,
    });
    const inputs = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 1 });
    fc.assert(
      fc.property(angles, inputs, (rotations, used) => {
        const random = meshTransfer(rotations);
        const column = (k: number, of = random) =>
          Array.from({ length: MESH_SIZE }, (_, row) => of.data[row * MESH_SIZE + k]!);
        const wanted = used.map((_, k) => column(k));
        const realised = meshTransfer(rotationsFor(wanted, used));
        used.forEach((input, k) => expect(Math.abs(dot(column(input, realised), wanted[k]!))).toBeCloseTo(1, 10));
      }),
    );
  });
});

describe('squeezers behind a mesh', () => {
  const arms = [
    { weights: [1, 0.2, 0], before: 0.9, after: 0.95 },
    { weights: [1, -0.5, 0.3], before: 0.8 },
    { weights: [-0.4, 1, 0.3], before: 0.7, after: 0.9 },
    { weights: [0, 1, 1], before: 0.85 },
  ];
  const network = { photonBudget: 3 };

  it('reach the optimum of several sums, proved and verified by propagation', () => {
    for (const squeezers of [1, 2, 3]) {
      const { solution, assessment } = solved(
        drawMesh(
          network,
          Array.from({ length: squeezers }, () => ({})),
          arms,
        ),
      );
      const design = optimiseFunctionals(
        [0, 1, 2].map((r) => arms.map(({ weights, after = 1 }) => weights[r]! / (2 * Math.sqrt(after)))),
        [1 / 3, 1 / 3, 1 / 3],
        arms.map(({ before, after = 1 }) => before * after),
        { kind: 'photons', photons: 3, squeezers },
      );
      expect(solution).toMatchObject({ holds: 'optimal', certificate: { recheck: 'passed' } });
      expect(assessment.figure.value ** 2 / design!.cost).toBeCloseTo(1, 9);
    }
  });

  it('do better the more of them share the photons, and better than a tree of one', () => {
    const sigma = (count: number): number =>
      solved(
        drawMesh(
          network,
          Array.from({ length: count }, () => ({})),
          arms,
        ),
      ).assessment.figure.value;
    const tree = solved(drawForest(network, [{ tree: chainTree([0, 1, 2, 3]) }], arms)).assessment.figure.value;
    expect(sigma(1)).toBeCloseTo(tree, 9);
    expect(sigma(2)).toBeLessThan(tree);
    expect(sigma(3)).toBeLessThan(sigma(2));
  });

  it('put the better of two measured sources on the mode that counts most', () => {
    const good = { purity: 'measured', level: 0.1, antilevel: 12 };
    const poor = { purity: 'measured', level: 0.5, antilevel: 3 };
    const one = solved(drawMesh({}, [good, poor], arms));
    const other = solved(drawMesh({}, [poor, good], arms));
    expect(one.solution.holds).toBe('optimal');
    expect(one.assessment.figure.value).toBeCloseTo(other.assessment.figure.value, 10);
  });

  it('leave squeezers beyond the number of sensors unused', () => {
    const { solution, assessment } = solved(drawMesh(network, [{}, {}, {}], arms.slice(0, 2)));
    expect(solution.holds).toBe('optimal');
    const photons = assessment.rows
      .filter(({ control }) => control === 'photons')
      .map(({ deviceValue }) => deviceValue!.value);
    expect(photons[2]).toBe(0);
  });
});
