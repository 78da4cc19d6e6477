import { fallingRoot } from '../../../optimizer/monotone-root';
import type { LossBudget, LossRow } from '../../tolerance-report';
import { formatNumber } from '../../quantity/format-number';
import { coherentVariance } from '../assessment/baselines';
import { decibelText } from '../assessment/display';
import { numberOf } from '../network/graph';
import type { Channel, Scheme } from '../network/scheme';
import { fastVariance } from '../optimum/fast-variance';
import { solveScheme } from '../optimum/solve-scheme';

/** Paths that are worked out one by one; of more, those that carry most of the sum. */
const MOST_PATHS = 8;
/** Paths whose answers agree this closely, relative, have one row. */
const SAME = 1e-6;

/**
 * How much loss each path may have, alone and all alike, for the best settings to keep the wanted noise over shot noise;
 * where none is wanted, the precision of the network as drawn within the inconsistency limit. Further loss is taken to
 * lie before the sensor.
 */
export function lossBudget(scheme: Scheme, limit: number): LossBudget {
  const wanted = wantedVariance(scheme);
  const target = wanted ?? bestVariance(scheme) * (1 + limit) ** 2;
  const paths = worthAsking(scheme).map((j) => pathRow(scheme, j, target));
  return {
    wanted:
      wanted === null
        ? `best precision of this drawing, at most ${formatNumber(100 * limit, { digits: 3 })} % worse`
        : `${decibelText(numberOf(scheme.project.parameters, 'wantedNoise', 1))} against shot noise, as wanted`,
    rows: [
      ...merged(paths, scheme.channels.length),
      ...(scheme.channels.length > 1 ? [commonRow(scheme, target)] : []),
    ],
  };
}

/** The variance that is wanted; null where nothing is. */
export function wantedVariance(scheme: Scheme): number | null {
  const wanted = numberOf(scheme.project.parameters, 'wantedNoise', 1);
  return wanted < 1 ? wanted * coherentVariance(scheme) : null;
}

/** What the best settings of a scheme achieve. */
export function bestVariance(scheme: Scheme): number {
  const { point, signs } = solveScheme(scheme);
  return fastVariance(scheme, point, signs);
}

/** Channels whose paths are asked for, in drawing order. */
function worthAsking({ channels, importances }: Scheme): readonly number[] {
  const carried = channels.map(({ weights, response, before }) => {
    const square = weights.reduce((sum, weight, r) => sum + importances[r]! * weight * weight, 0);
    return (square * before) / response ** 2;
  });
  const order = channels.map((_, j) => j).sort((a, b) => carried[b]! - carried[a]!);
  return order.slice(0, MOST_PATHS).sort((a, b) => a - b);
}

function pathRow(scheme: Scheme, j: number, target: number): LossRow {
  const { id, name, before, after } = scheme.channels[j]!;
  const least = leastEfficiency(
    (efficiency) => withPaths(scheme, (channel, i) => (i === j ? { ...channel, before: efficiency } : channel)),
    1,
    target,
  );
  return {
    key: id,
    label: name,
    elements: [id],
    present: before * after,
    least: least === null ? null : least * after,
    spare: least === null || before === 0 ? null : least / before,
  };
}

/** One factor on the efficiencies of all paths. */
function commonRow(scheme: Scheme, target: number): LossRow {
  const { channels } = scheme;
  const best = channels.reduce((most, { before }) => Math.max(most, before), 0);
  const scaled = (factor: number): Scheme =>
    withPaths(scheme, (channel) => ({ ...channel, before: Math.min(1, channel.before * factor) }));
  const factor = best > 0 ? leastEfficiency(scaled, 1 / best, target) : null;
  const [first] = channels;
  const even = channels.every(
    ({ before, after }) => Math.abs((before * after) / (first!.before * first!.after) - 1) <= SAME,
  );
  const present = even ? first!.before * first!.after : null;
  return {
    key: 'common',
    label: 'All paths alike',
    elements: channels.map(({ id }) => id),
    present,
    least: present === null || factor === null ? null : present * factor,
    spare: factor,
  };
}

/** The least x in [0, most] for which the best settings reach the target; null where none does. */
function leastEfficiency(at: (x: number) => Scheme, most: number, target: number): number | null {
  const excess = (x: number): number => {
    const variance = bestVariance(at(x));
    return Number.isFinite(variance) ? variance / target - 1 : Infinity;
  };
  if (excess(0) <= 0) return 0;
  if (excess(most) > 0) return null;
  return fallingRoot(excess, 0, most);
}

function withPaths(scheme: Scheme, change: (channel: Channel, j: number) => Channel): Scheme {
  return { ...scheme, channels: scheme.channels.map(change) };
}

/** Paths with the same answer in one row. */
function merged(rows: readonly LossRow[], all: number): readonly LossRow[] {
  const groups: LossRow[][] = [];
  for (const row of rows) {
    const group = groups.find(([other]) => close(other!.present, row.present) && close(other!.least, row.least));
    if (group) group.push(row);
    else groups.push([row]);
  }
  return groups.map((group): LossRow => {
    const [first] = group;
    const elements = group.flatMap((row) => row.elements);
    if (group.length === 1) return first!;
    const names =
      group.length === 2 ? `${first!.label} and ${group[1]!.label}` : `${first!.label} and ${group.length - 1} more`;
    const label = group.length === all ? 'Each path alone' : `${names}, each alone`;
    return { ...first!, label, elements };
  });
}

function close(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.abs(a - b) <= SAME * Math.max(a, b);
}
