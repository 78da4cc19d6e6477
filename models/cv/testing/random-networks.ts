import fc from 'fast-check';
import type { Parameters, Project } from '../../document/project';
import { REGIMES, type Regime } from '../regime';
import { branch, leaf, type SplitterTree } from '../equations/tree';
import { drawForest, type Arm } from './networks';

const unit = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** A random binary tree over the given leaves. */
function treeOver(sensors: readonly number[], cuts: readonly number[], at = { next: 0 }): SplitterTree {
  if (sensors.length === 1) return leaf(sensors[0]!);
  const cut = 1 + (cuts[at.next++ % cuts.length]! % (sensors.length - 1));
  return branch(treeOver(sensors.slice(0, cut), cuts, at), treeOver(sensors.slice(cut), cuts, at));
}

export interface RandomNetworkOptions {
  readonly regimes?: readonly Regime[];
  readonly lockJitter?: boolean;
  readonly ratioLimits?: boolean;
  readonly sums?: number;
}

/** Sound networks of 1 to 6 sensors and 1 or 2 squeezers with random trees, losses, phases and weights. */
export function randomNetwork(options: RandomNetworkOptions = {}): fc.Arbitrary<Project> {
  const { regimes = REGIMES, lockJitter = false, ratioLimits = false, sums = 1 } = options;
  const weight = unit(0.1, 2).chain((size) => fc.constantFrom(size, -size));
  const arm: fc.Arbitrary<Arm> = fc.record({
    weights: fc.array(weight, { minLength: sums, maxLength: sums }),
    before: unit(0.05, 1),
    after: unit(0.2, 1),
    phase: unit(-3, 3),
    sensor: fc.record({
      response: unit(0.5, 3).chain((size) => fc.constantFrom(size, -size)),
      carrierCap: fc.constantFrom(1e12, 0.4),
    }),
    detector: fc.record({ lockJitter: lockJitter ? unit(0, 0.2) : fc.constant(0) }),
  });
  const measured: fc.Arbitrary<Parameters> = fc
    .record({ level: unit(0.05, 0.9), excess: unit(1, 3) })
    .map(({ level, excess }) => ({ purity: 'measured', level, antilevel: excess / level }));
  const pumped: fc.Arbitrary<Parameters> = fc
    .record({ escape: unit(0.3, 1), detuning: unit(0, 3), pumpLimit: unit(0.1, 0.99), jitter: unit(0, 0.1) })
    .map((oscillator) => ({ purity: 'pumped', ...oscillator }));
  const squeezer: fc.Arbitrary<Parameters> = fc.oneof(
    pumped,
    unit(0, 0.1).map((jitter): Parameters => ({ jitter })),
    fc.constant<Parameters>({}),
    measured,
  );
  return fc
    .record({
      regime: fc.constantFrom(...regimes),
      photonBudget: unit(0.01, 20),
      limits: ratioLimits ? fc.tuple(unit(0.02, 0.4), unit(0.6, 0.98)) : fc.constant<[number, number]>([0, 1]),
      arms: fc.array(arm, { minLength: 1, maxLength: 6 }),
      squeezers: fc.array(squeezer, { minLength: 1, maxLength: 2 }),
      cuts: fc.array(fc.nat(100), { minLength: 5, maxLength: 5 }),
      insertion: unit(0.8, 1),
    })
    .map(({ regime, photonBudget, limits, arms, squeezers, cuts, insertion }) => {
      const all = arms.map((_, j) => j);
      const cut = 1 + (cuts[0]! % Math.max(1, arms.length - 1));
      const groups = squeezers.length > 1 && arms.length > 1 ? [all.slice(0, cut), all.slice(cut)] : [all];
      const network = { regime, photonBudget, ratioMin: limits[0], ratioMax: limits[1], carrierBudget: 2 };
      const groves = groups.map((group, k) => ({ squeezer: squeezers[k]!, tree: treeOver(group, cuts) }));
      return drawForest(network, groves, arms, insertion);
    });
}
