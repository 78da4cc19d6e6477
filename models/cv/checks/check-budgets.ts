import { formatNumber } from '../../quantity/format-number';
import type { Issue } from '../../issue';
import { decibelText, lossText } from '../assessment/display';
import { isWeightedChannel } from '../assessment/mixed-signs';
import { CODE, elementPlace, listNames, networkPlace, warning } from '../issues';
import { graphOf, numberOf } from '../network/graph';
import { pointInForce } from '../network/point-settings';
import type { Scheme } from '../network/scheme';
import { bestVariance, wantedVariance } from '../tolerances/loss-budget';

/** Budgets may be exceeded by rounding. */
const ROUNDING = 1e-9;

/** Settings, paths and precision against what the planner can afford. */
export function checkBudgets(scheme: Scheme): readonly Issue[] {
  return [...checkSpending(scheme), ...checkPaths(scheme), ...checkWanted(scheme)];
}

/** Settings in force that use more than the budgets allow: typed by hand, or left from a larger budget. */
function checkSpending(scheme: Scheme): readonly Issue[] {
  const point = pointInForce(scheme);
  const photons = scheme.sources.flatMap(({ id, free, oscillator }, k) =>
    free ? [{ id, control: oscillator ? 'pump' : 'photons', amount: point.photons[k]! }] : [],
  );
  const control = 'carrier';
  const launched = scheme.sources.map(({ id }, k) => ({ id, control, amount: point.launched[k]! }));
  const carriers = scheme.channels.map(({ id }, j) => ({ id, control, amount: point.carriers[j]! }));
  return [
    ...overspent(scheme, 'photonBudget', 'photons', photons, scheme.photonBudget),
    ...overspent(scheme, 'carrierBudget', 'units of carrier power', [...launched, ...carriers], scheme.carrierBudget),
  ];
}

function overspent(
  { project }: Scheme,
  field: string,
  what: string,
  uses: readonly { readonly id: string; readonly control: string; readonly amount: number }[],
  budget: number,
): readonly Issue[] {
  const sum = uses.reduce((total, { amount }) => total + amount, 0);
  if (sum <= budget * (1 + ROUNDING)) return [];
  const shown = (value: number): string => formatNumber(value, { digits: 4 });
  const settings = Object.fromEntries(uses.map(({ id, control }) => [id, { [control]: null }]));
  return [
    warning(CODE.overspent, networkPlace(project, field), {
      message: `The settings in force use ${shown(sum)} ${what}, but the budget is ${shown(budget)}.`,
      remedy: 'Optimise again, lower the settings, or raise the budget; limits and baselines are those of the budget.',
      fix: { label: 'Use equal shares', command: { type: 'set-settings', settings } },
    }),
  ];
}

/** Paths to sensors with weight that lose more than the budget for a path. */
function checkPaths(scheme: Scheme): readonly Issue[] {
  const { project } = scheme;
  const least = numberOf(project.parameters, 'lossBudget', 0);
  const beyond = scheme.channels.filter(
    (channel) => isWeightedChannel(channel) && channel.before * channel.after < least * (1 - ROUNDING),
  );
  if (beyond.length === 0) return [];
  const worst = beyond.reduce((a, b) => (b.before * b.after < a.before * a.after ? b : a));
  const names =
    beyond.length > 3 ? `${worst.name} and ${beyond.length - 1} more` : listNames(beyond.map(({ name }) => name));
  const lost = lossText(worst.before * worst.after);
  return [
    warning(
      CODE.lossyPath,
      { ...elementPlace(graphOf(project).elements.get(worst.id)!), label: names },
      {
        message: `The path to ${worst.name} loses ${lost}, but the budget for a path is ${lossText(least)}.`,
        remedy: 'Lower the loss of its links, splitters or detector, or raise the path-loss budget of the network.',
      },
    ),
  ];
}

/** A wanted noise that even the best settings do not reach. */
function checkWanted(scheme: Scheme): readonly Issue[] {
  const wanted = wantedVariance(scheme);
  if (wanted === null) return [];
  const best = bestVariance(scheme);
  // Without a variance at all other problems are named.
  if (!(best > wanted * (1 + ROUNDING)) || !Number.isFinite(best)) return [];
  const level = numberOf(scheme.project.parameters, 'wantedNoise', 1);
  return [
    warning(CODE.wantedNoise, networkPlace(scheme.project, 'wantedNoise'), {
      message: `The wanted noise of ${decibelText(level)} is out of reach: the best settings reach ${decibelText((best / wanted) * level)}.`,
      remedy: 'The Tolerances say which path has to lose less; or use more squeezing, or ask for less.',
    }),
  ];
}
