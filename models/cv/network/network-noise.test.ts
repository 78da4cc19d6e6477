import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandomSequence } from '../../../optimizer/numbers/random-sequence';
import { searchSpace } from '../../../optimizer/search-space';
import type { Project } from '../../document/project';
import { buildChain } from '../drawing/chain-layout';
import { emptyProject } from '../drawing/new-project';
import { fullCovarianceVariance } from '../testing/full-covariance';
import { compiledOf, counter, drawForest, drawMesh } from '../testing/networks';
import { randomNetwork } from '../testing/random-networks';
import { chainTree, leaf } from '../equations/tree';
import { networkNoise } from './network-noise';

function withRandomSettings(project: Project, seed: number): Project {
  const { problem, settingsOf } = compiledOf(project);
  const x = searchSpace(problem.variables).random(createRandomSequence(seed, 0));
  const settings = settingsOf(x);
  // Phases that do not undo those of the links let the anti-squeezed light in.
  return {
    ...project,
    settings: Object.fromEntries(
      Object.entries(settings).map(([id, { phase, ...rest }], k) => [
        id,
        phase === undefined ? rest : { ...rest, phase: phase + 0.1 * k },
      ]),
    ),
  };
}

describe('the variance of a read-out traced back to its sources', () => {
  it('is that of the full covariance matrix, for any network, settings and weights', () => {
    fc.assert(
      fc.property(
        randomNetwork({ lockJitter: true, ratioLimits: true }),
        fc.nat(),
        fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (project, seed, weights) => {
          const noise = networkNoise(withRandomSettings(project, seed));
          const readout = noise.sensors.map((_, j) => weights[j]!);
          const full = fullCovarianceVariance(noise, readout);
          expect(noise.varianceOf(readout)).toBeCloseTo(full, 10 - Math.ceil(Math.log10(1 + full)));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is that of the full covariance matrix behind a mesh with open inputs and outputs', () => {
    const project = drawMesh(
      {},
      [{ purity: 'measured', level: 0.2, antilevel: 6 }, { purity: 'measured', level: 0.5, antilevel: 2.5 }, {}],
      [{ before: 0.9 }, { before: 0.4, detector: { lockJitter: 0.1 } }, {}, { after: 0.7 }, {}],
    );
    const mesh = project.network.elements.find(({ type }) => type === 'mesh')!;
    const rotations = Object.fromEntries(
      Array.from({ length: 28 }, (_, k) => [`rotation${k + 1}`, Math.sin(7 * k + 1)]),
    );
    const noise = networkNoise({ ...project, settings: { [mesh.id]: rotations } });
    const readout = [1, -0.5, 2, 0.3, 0.7];
    expect(noise.varianceOf(readout)).toBeCloseTo(fullCovarianceVariance(noise, readout), 12);
  });

  it('counts sensors without light as vacuum', () => {
    const project = drawForest({}, [{ tree: leaf(0) }], [{}]);
    const [sensor] = project.network.elements.filter(({ type }) => type === 'sensor');
    const dark = { ...sensor!, id: 'dark', name: 'Dark' };
    const noise = networkNoise({
      ...project,
      network: { ...project.network, elements: [...project.network.elements, dark] },
    });
    expect(noise.arrivals.map(({ length }) => length)).toEqual([1, 0]);
    expect(noise.varianceOf([0, 3])).toBe(9);
  });

  it('keeps its digits where the squeezing is so strong that a difference from the shot noise would not', () => {
    const project = drawForest(
      {},
      [{ squeezer: { purity: 'measured', level: 1e-14, antilevel: 1e14 }, tree: chainTree([0, 1]) }],
      [{}, {}],
    );
    expect(networkNoise(project).varianceOf([1, 1]) / 2e-14).toBeCloseTo(1, 9);
  });

  it('agrees with the closed form for a chain of a thousand sensors', () => {
    const { problem } = compiledOf(buildChain(emptyProject(counter()), 1000, counter()));
    const x = problem.exact!().x;
    expect(problem.verify!(x).objective).toBeCloseTo(problem.evaluate(x).objective, 11);
  });
});
