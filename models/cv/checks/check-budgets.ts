import { formatNumber } from '../../quantity/format-number';
import type { Issue } from '../../issue';
import { CODE, networkPlace, warning } from '../issues';
import { pointInForce } from '../network/point-settings';
import type { Scheme } from '../network/scheme';

/** Budgets may be exceeded by rounding. */
const ROUNDING = 1e-9;

/** Settings in force that use more than the budgets allow: typed by hand, or left from a larger budget. */
export function checkBudgets(scheme: Scheme): readonly Issue[] {
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
