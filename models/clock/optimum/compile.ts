import type { Problem } from '../../../optimizer/problem';
import { ok, type Result } from '../../../optimizer/result';
import type { Project } from '../../document/project';
import type { Issue } from '../../issue';
import type { Compiled } from '../../model';
import type { ClockNetwork } from '../network/clock-network';
import { readNetwork } from '../network/read-network';
import { controlsOf } from '../settings/cascade-settings';
import { defaultCascade, uncorrelatedCascade } from '../settings/default-cascade';
import { settingsInForce } from '../settings/design-in-force';
import { designConstraints, limitsOf } from './design-limits';
import { logVariance } from './design-variance';
import { findDesign } from './find-design';
import { hasPlainVariance, plainLogVariance } from './plain-variance';
import { designVariables } from './problem-variables';

/** Effort of a search where nothing is said. */
const FULL_EFFORT = { maxEvaluations: 200_000, mayGoOn: () => true };

/** States the design problem of a project that `check` finds free of errors. */
export function compile(project: Project): Result<Compiled, readonly Issue[]> {
  const network = readNetwork(project);
  const { variables, toVector, toSettings } = designVariables(network);
  const problem: Problem = {
    variables,
    constraints: designConstraints,
    evaluate(x) {
      const settings = toSettings(x);
      const constraints = limitsOf(network, settings);
      // Of what breaks a limit only a rough value is asked, and enumerating its records could take minutes.
      const rough = network.options.digitErrors === 'binomial' && constraints.some((value) => value > 0);
      const judged: ClockNetwork = rough
        ? { ...network, options: { ...network.options, digitErrors: 'joint' } }
        : network;
      return { objective: logVariance(judged, settings), constraints };
    },
    starts: () => [toVector(defaultCascade(network)), toVector(uncorrelatedCascade(network))],
    exact(effort) {
      const { settings, ...claim } = findDesign(network, { ...FULL_EFFORT, ...effort });
      return { ...claim, x: toVector(settings), searched: true };
    },
    ...(hasPlainVariance(network)
      ? {
          verify: (x: Float64Array) => {
            const settings = toSettings(x);
            return { objective: plainLogVariance(network, settings), constraints: limitsOf(network, settings) };
          },
        }
      : {}),
  };
  return ok({
    problem,
    settingsOf: (x) => ({ [network.centre]: controlsOf(toSettings(x)) }),
    currentPoint: () => toVector(settingsInForce(network)),
  });
}
