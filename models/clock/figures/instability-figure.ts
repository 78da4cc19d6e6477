import type { LineFigure, Series } from '../../figure';
import { formatNumber } from '../../quantity/format-number';
import { quantityText } from '../../quantity/format-quantity';
import { schemeInstability, schemeLabel } from '../assessment/rivals';
import { asymptoticBound, finiteBound } from '../equations/bounds';
import { compileBudget } from '../equations/budget';
import type { ClockNetwork } from '../network/clock-network';
import { SCHEMES, type Scheme } from '../schemes/schemes';
import type { DesignInForce } from '../settings/design-in-force';
import { narrowedEnvironment } from '../settings/narrowed-environment';
import { bestRamseyTime } from '../settings/ramsey-time';
import { instabilityFactor } from '../settings/test-plan';

/** Decades on either side of the averaging time, and points in each. */
const DECADES = 6;
const POINTS_PER_DECADE = 8;

type Style = Pick<Series, 'family' | 'dash'>;

const STYLES: Readonly<Record<Scheme | 'free', Style>> = {
  a: { family: 'design', dash: 'dashed' },
  b: { family: 'simpler', dash: 'dotted' },
  c: { family: 'thermal', dash: 'dashed' },
  d: { family: 'separate', dash: 'solid' },
  e: { family: 'separate', dash: 'long' },
  free: { family: 'extra', dash: 'dotted' },
};

/** sigma_y(tau) of the schemes of Fig. 3, of the bounds and of this design over twelve decades. */
export function instabilityFigure(made: DesignInForce): LineFigure {
  const { network, budget } = made;
  const now = network.environment.averagingTime;
  const times = Array.from(
    { length: 2 * DECADES * POINTS_PER_DECADE + 1 },
    (_, k) => now * 10 ** (k / POINTS_PER_DECADE - DECADES),
  );
  const bound = times.map((time) => boundAt(network, time));
  const design = times.map((time) => designAt(made, time));
  const line = (key: string, label: string, style: Style, y: readonly (number | null)[]): Series => ({
    key,
    label,
    ...style,
    x: times,
    y,
  });
  const series = [
    ...schemesOf(network).map((scheme) => {
      const values = times.map((time) => schemeInstability(network, scheme, time));
      return line(scheme, schemeLabel(scheme, network.clocks.length), STYLES[scheme], values);
    }),
    line('asymptotic', 'bound, any cycle', { family: 'limit', dash: 'dotted' }, asymptoticValues(network, times)),
    line('bound', 'bound, Ramsey cycles', { family: 'limit', dash: 'solid' }, bound),
    line('design', 'this design', { family: 'design', dash: 'solid' }, design),
  ].filter(({ y }) => y.some((value) => value !== null));
  const overBound = series
    .filter(({ key }) => key !== 'bound' && key !== 'free')
    .map((one) => ({ ...one, y: one.y.map((value, k) => ratio(value, bound[k]!)) }));
  return {
    kind: 'lines',
    key: 'instability',
    title: 'Instability of five schemes',
    finding: findingOf(made, times, design),
    x: { label: 'averaging time', unit: 's', scale: 'log', min: times[0]!, max: times.at(-1)! },
    panels: [
      {
        y: { label: 'fractional instability σ_y(τ)', unit: '', scale: 'log' },
        height: 0.7,
        series,
        unreachableBelow: { series: 'bound', text: 'out of reach for any Ramsey design' },
      },
      {
        y: { label: 'over the bound of Ramsey cycles', unit: '', scale: 'log' },
        height: 0.3,
        series: overBound,
      },
    ],
    operatingPoint: { x: now, y: budget.deviation * instabilityFactor(network), label: 'this design' },
  };
}

function ratio(value: number | null, bound: number | null): number | null {
  return value === null || bound === null ? null : value / bound;
}

function schemesOf(network: ClockNetwork): readonly (Scheme | 'free')[] {
  const alone: readonly Scheme[] = ['a', 'd'];
  return [...(network.clocks.length > 1 ? SCHEMES : alone), 'free'];
}

function boundAt({ environment, atoms, scale }: ClockNetwork, averagingTime: number): number | null {
  const bound = finiteBound({ ...environment, atoms, averagingTime }, environment.atomicLinewidth);
  return bound === undefined ? null : scale * bound.deviation;
}

function asymptoticValues({ environment, atoms, scale }: ClockNetwork, times: readonly number[]): (number | null)[] {
  return times.map((averagingTime) => {
    const bound = asymptoticBound({ ...environment, atoms, averagingTime }, environment.atomicLinewidth);
    return bound === undefined || bound === 0 ? null : scale * bound;
  });
}

/**
 * The levels of this design at another averaging time, with the Ramsey time that is then best. Exact digit errors are
 * too slow to search with: there the Ramsey time stays as set.
 */
function designAt({ network, settings, design, options, environment }: DesignInForce, averagingTime: number) {
  const around = { ...network.environment, averagingTime };
  if (options.digitErrors === 'binomial') {
    const compiled = compileBudget(design, { ...environment, averagingTime }, options);
    const budget = compiled.ok ? compiled.value(design.ramseyTime) : compiled;
    return budget.ok ? budget.value.deviation * instabilityFactor(network) : null;
  }
  const narrowed = narrowedEnvironment({ ...network, environment: around }, settings.stages);
  const best = bestRamseyTime(design, narrowed, options, network.pairRate);
  return best ? best.budget.deviation * instabilityFactor(network) : null;
}

/** Until when this design stays ahead of single atoms at all sites, the scheme that needs no entanglement. */
function findingOf({ network }: DesignInForce, times: readonly number[], design: readonly (number | null)[]): string {
  const better = times.map((time, k) => {
    const [own, rival] = [design[k]!, schemeInstability(network, 'd', time)];
    return own !== null && rival !== null && own < rival * (1 - 1e-9);
  });
  const shown = (time: number): string => quantityText(time, 'time', { digits: 2 });
  const now = DECADES * POINTS_PER_DECADE;
  const sites =
    network.clocks.length === 1 ? 'single atoms' : `single atoms at ${formatNumber(network.clocks.length)} sites`;
  const from = better.indexOf(true);
  if (from < 0) return `Ideal, pre-narrowed ${sites} do as well at every averaging time.`;
  const to = better.lastIndexOf(true);
  const until = to === times.length - 1 ? '' : ` to ${shown(times[to]!)}`;
  const range = `From ${shown(times[from]!)}${until || ' on'} these levels are ahead of ideal, pre-narrowed ${sites}`;
  return better[now] ? `${range}.` : `${range}, but not at ${shown(times[now]!)}.`;
}
