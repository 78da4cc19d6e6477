import { budgetOf } from '../equations/budget';
import type { ClockNetwork } from '../network/clock-network';
import type { CascadeSettings } from '../settings/cascade-settings';
import { designOf } from '../settings/design-in-force';
import { narrowedEnvironment } from '../settings/narrowed-environment';
import { instabilityFactor } from '../settings/test-plan';

/** ln of the variance of the target that settings reach; Infinity where they reach none. */
export function logVariance(network: ClockNetwork, settings: CascadeSettings): number {
  const environment = narrowedEnvironment(network, settings.stages);
  const budget = budgetOf(designOf(network, settings), environment, network.options);
  return budget.ok ? 2 * Math.log(budget.value.deviation * instabilityFactor(network)) : Infinity;
}
