import type { SeriesFamily, TimelineFigure } from '../../figure';
import { formatNumber } from '../../quantity/format-number';
import { quantityText } from '../../quantity/format-quantity';
import { narrow } from '../equations/pre-narrowing';
import { preparationTime } from '../network/preparation-time';
import type { DesignInForce } from '../settings/design-in-force';

interface Span {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly family: SeriesFamily;
}

/** Cycles of a stage of pre-narrowing that are drawn one by one; more are one bar. */
const MOST_SHORT_CYCLES = 12;

const time = (value: number): string => quantityText(value, 'time', { digits: 3 });

/** One cycle: what atoms and links do, from the dead time on. */
export function cycleFigure(made: DesignInForce): TimelineFigure {
  const { design, environment } = made;
  const { ramseyTime } = design;
  const { deadTime } = environment;
  const end = deadTime + ramseyTime;
  const lanes = [
    lane('atoms', 'Atoms', [
      { from: 0, to: deadTime, label: 'read out, steer, prepare', family: 'thermal' },
      { from: deadTime, to: end, label: `watch the lasers, ${time(ramseyTime)}`, family: 'design' },
    ]),
    ...narrowingLanes(made, deadTime, end),
    ...linkLane(made, end),
  ];
  return {
    kind: 'timeline',
    key: 'cycle',
    title: 'One cycle',
    finding: findingOf(made, end),
    x: { label: 'time', unit: 's', scale: 'linear', min: 0, max: end },
    lanes,
  };
}

function lane(key: string, label: string, spans: readonly Span[]): TimelineFigure['lanes'][number] {
  return { key, label, spans: spans.filter(({ from, to }) => to > from) };
}

/** Single atoms that narrow the lasers while the levels above wait for their turn of the phase. */
function narrowingLanes({ network, settings }: DesignInForce, from: number, to: number): TimelineFigure['lanes'] {
  const { laserLinewidths, averagingTime } = network.environment;
  const { stages } = narrow(Math.max(...laserLinewidths), averagingTime, settings.stages);
  return stages.map(({ ramseyTime }, s) => {
    const cycles = Math.floor((to - from) / ramseyTime);
    const label = `${formatNumber(cycles)} × ${time(ramseyTime)}`;
    const name = `Narrowing ${s + 1}`;
    const whole = cycles === 0 ? `part of ${time(ramseyTime)}` : label;
    if (cycles === 0 || cycles > MOST_SHORT_CYCLES)
      return lane(`stage${s + 1}`, name, [{ from, to, label: whole, family: 'simpler' }]);
    const spans = Array.from({ length: cycles }, (_, k): Span => ({
      from: from + k * ramseyTime,
      to: from + (k + 1) * ramseyTime,
      label: k === 0 ? label : '',
      family: 'simpler',
    }));
    return lane(`stage${s + 1}`, name, spans);
  });
}

/** Pairs for the next cycle, made while the atoms of this one watch. */
function linkLane({ network, design }: DesignInForce, end: number): TimelineFigure['lanes'] {
  const copies = design.copies.reduce((sum, n) => sum + n, 0);
  const { links } = network.tree;
  if (copies === 0 || links.length === 0) return [];
  const { expected } = preparationTime(copies, links.map(({ rate }) => rate)); // prettier-ignore
  const label = `${formatNumber(copies)} pairs on each of ${links.length} links, ${time(expected)}`;
  return [lane('links', 'Links', [{ from: 0, to: Math.min(end, expected), label, family: 'separate' }])];
}

function findingOf({ network, design, environment }: DesignInForce, cycle: number): string {
  const cycles = Math.floor((environment.averagingTime / cycle) * (1 + 1e-9));
  const watched = `Atoms watch the lasers for ${formatNumber((100 * design.ramseyTime) / cycle, { digits: 3 })} % of the cycle`;
  const copies = design.copies.reduce((sum, n) => sum + n, 0);
  if (copies === 0 || network.tree.links.length === 0)
    return `${watched}; ${formatNumber(cycles)} ${cycles === 1 ? 'cycle fits' : 'cycles fit'} into the averaging time.`;
  const share = copies / network.pairRate / cycle;
  const pairs =
    share > 1 + 1e-9
      ? 'the slowest link cannot deliver its pairs in time'
      : `the slowest link needs ${formatNumber(100 * share, { digits: 3 })} % of it for its pairs`;
  return `${watched}; ${pairs}.`;
}
