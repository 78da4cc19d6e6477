import { err, ok, type Result } from '../../../optimizer/result';
import type { Project } from '../../document/project';
import type { Issue } from '../../issue';
import type { SimulationPlan, SimulationSpec } from '../../simulation';
import { designInForce } from '../settings/design-in-force';
import { estimatorOf } from '../settings/estimator';
import { instabilityFactor } from '../settings/test-plan';
import { planSimulation } from './simulation-plan';

/** Below this the rare wrong digits that decide over a ranking are not seen. */
const DEFAULT_TRIALS = 60_000;

/** Monte Carlo of the settings in force, for a sound project. */
export const simulation: SimulationSpec = {
  label: 'Simulate the read-out',
  help: 'Draws the parities of every copy, reads them digit by digit and jointly, and sets the instability of the estimator chosen beside the budget. Rare wrong digits need many trials.',
  defaultTrials: DEFAULT_TRIALS,
  maxTrials: 10_000_000,
  plan: planOf,
};

/** The plan with its values as the target is written and with the cycles that tests take, as the budget is shown. */
function planOf(project: Project, trials: number): Result<SimulationPlan, readonly Issue[]> {
  const made = designInForce(project);
  if (!made.ok) return made;
  const { design, environment, options, network } = made.value;
  const estimator = estimatorOf(network.values['estimator'], options.digitErrors);
  const planned = planSimulation(design, environment, options, estimator, trials);
  if (!planned.ok) return err(planned.error);
  const factor = instabilityFactor(network);
  return ok({
    ...planned.value,
    summarise(sums) {
      const bare = planned.value.summarise(sums);
      return {
        ...bare,
        value: factor * bare.value,
        standardError: factor * bare.standardError,
        predicted: factor * bare.predicted,
        details: bare.details.map((detail) =>
          detail.comparable ? { ...detail, value: factor * detail.value } : detail,
        ),
      };
    },
  });
}
