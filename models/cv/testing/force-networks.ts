import fc from 'fast-check';
import type { Parameters, Project } from '../../document/project';
import { chainTree } from '../equations/tree';
import { PAPER_DETECTION, PAPER_PROPAGATION, PAPER_RESONANCES } from '../optomechanics/paper-network';
import { PAPER_SOURCE } from '../optomechanics/testing/arriving-light';
import { drawForest, type Arm } from './networks';

/** The squeezer of the paper as parameters of the drawing. */
export const measuredSqueezer: Parameters = {
  purity: 'measured',
  level: PAPER_SOURCE.squeezed,
  antilevel: PAPER_SOURCE.antisqueezed,
};

/** The four sensors of the paper behind a chain, measured at 4.320 MHz unless said otherwise. */
export function paperForces(
  network: Parameters = {},
  weights: readonly number[] = [0.25, 0.25, 0.25, 0.25],
  squeezer: Parameters = measuredSqueezer,
): Project {
  const arms = PAPER_RESONANCES.map((resonance, j): Arm => ({
    weight: weights[j]!,
    before: PAPER_PROPAGATION,
    after: PAPER_DETECTION,
    sensor: { resonance },
  }));
  const forces = { signal: 'force', frequency: 4.32e6, ...network };
  return drawForest(forces, [{ squeezer, tree: chainTree([0, 1, 2, 3]) }], arms);
}

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

export interface RandomForcesOptions {
  readonly lockJitter?: boolean;
  readonly kinds?: readonly Parameters[];
}

/** All ways in which forces are measured. */
export const FORCE_KINDS: readonly Parameters[] = [{}, { forces: 'local' }, { regime: 'common' }];

/**
 * Sensors with resonances on both sides of the frequency, thermal noise from nothing to plenty, back-action from
 * nothing to the quantum limit; one squeezer and one to five sensors, static phases on the way.
 */
export function randomForces({
  lockJitter = false,
  kinds = FORCE_KINDS,
}: RandomForcesOptions = {}): fc.Arbitrary<Project> {
  const arm: fc.Arbitrary<Arm> = fc.record({
    weight: fc.oneof(fc.constant(0), between(0.1, 2), between(-2, -0.1)),
    before: between(0.1, 1),
    after: between(0.3, 1),
    phase: between(-3, 3),
    sensor: fc.record({
      resonance: between(0.98e6, 1.02e6),
      damping: between(10, 3e4),
      mass: between(1e-12, 1e-10),
      temperature: fc.constantFrom(0, 0.01, 300),
      coupling: fc.constantFrom(1e3, 1e5),
      cavityLinewidth: fc.constantFrom(1e8, 1e10),
      power: fc.constantFrom(1e-7, 1e-3),
    }),
    detector: fc.record({ lockJitter: lockJitter ? between(0, 0.2) : fc.constant(0) }),
  });
  return fc
    .record({
      kind: fc.constantFrom(...kinds),
      convention: fc.constantFrom('two', 'one', 'paper'),
      arms: fc.array(arm, { minLength: 1, maxLength: 5 }),
      level: between(0.05, 1),
      excess: between(1, 4),
      pure: fc.boolean(),
    })
    .map(({ kind, convention, arms, level, excess, pure }) => {
      // One force at least is asked for.
      const drawn = arms.map((one, j) => (j === 0 ? { ...one, weight: 1 } : one));
      const squeezer: Parameters = pure ? {} : { purity: 'measured', level, antilevel: excess / level };
      const network = { signal: 'force', frequency: 1e6, convention, photonBudget: 4 * (1 - level), ...kind };
      return drawForest(network, [{ squeezer, tree: chainTree(drawn.map((_, j) => j)) }], drawn, 0.95);
    });
}
