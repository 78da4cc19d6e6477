import type { NoiseTerm } from '../../design';
import type { DesignInForce } from '../settings/design-in-force';
import { instabilityFactor } from '../settings/test-plan';

/** A top level with less contrast than this is what limits: longer cycles or larger states gain little. */
export const LIMITING_CONTRAST = 0.8;

/** Where the variance of the design comes from; the terms add up to it. */
export function noiseTerms({ budget, design, environment, network }: DesignInForce): readonly NoiseTerm[] {
  const { ramseyTime } = design;
  const { deadTime, averagingTime, angularFrequency } = environment;
  const perPhase = (ramseyTime + deadTime) / (ramseyTime * angularFrequency) ** 2 / averagingTime;
  const bare = budget.deviation ** 2;
  const factor = instabilityFactor(network);
  const tests = (factor / network.scale) ** 2 - 1;
  const total = bare * factor ** 2;
  const term = (key: string, label: string, variance: number): NoiseTerm => {
    const scaled = variance * network.scale ** 2;
    return { key, label, variance: scaled, share: scaled / total };
  };
  const terms = [
    term('projection', 'Projection noise', budget.projection * perPhase),
    term('digits', 'Wrong digits', budget.digits * perPhase),
    term('slips', 'Phase slips', budget.slips * perPhase),
    term('dead-time', 'Lasers during dead time', budget.deadTimeVariance),
    term('tests', 'Cycles spent on tests', bare * tests),
  ];
  return terms.filter(({ key, share }) => key === 'projection' || share > 1e-12);
}
