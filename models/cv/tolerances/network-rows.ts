import type { ToleranceRow } from '../../tolerance-report';
import { firstCrossings } from '../optomechanics/inconsistency';
import { fastVariance } from '../optimum/fast-variance';
import { movedNetwork, type NetworkQuantity, type NetworkState } from './network-quantities';
import { alike, linearAllowance } from './sensor-rows';

/** Relative step of the slope: the curvature of smooth noise stays below the eighth digit. */
const STEP = 1e-4;
/** Rows for one parameter: the tightest of them. */
const MOST_ROWS = 6;

/** What a deviation does to the RMS error of a network. */
export interface NetworkChange {
  /** Relative change; only a rise does harm. */
  rise(deviated: NetworkState): number;
  readonly state: NetworkState;
}

/** @param signs phases 0 or pi of the light before the sensors */
export function networkChange(state: NetworkState, signs: ArrayLike<number>): NetworkChange {
  const planned = fastVariance(state.scheme, state.point, signs);
  return {
    state,
    rise: ({ scheme, point }) => {
      const variance = fastVariance(scheme, point, signs);
      return variance < Infinity ? Math.sqrt(variance / planned) - 1 : Infinity;
    },
  };
}

/** A quantity with d ln sigma / d ln X. */
export interface SlopedQuantity {
  readonly quantity: NetworkQuantity;
  readonly slope: number;
}

export function slopesOf(change: NetworkChange, quantities: readonly NetworkQuantity[]): readonly SlopedQuantity[] {
  return quantities.map((quantity) => {
    const at = (deviation: number): number => change.rise(movedNetwork(change.state, [{ quantity, deviation }]));
    const up = Math.min(STEP, quantity.most.up);
    const down = Math.min(STEP, quantity.most.down);
    return { quantity, slope: (at(up) - at(-down)) / (up + down) };
  });
}

/** Allowances of every quantity, one row for elements that have the same value and nearly the same allowance. */
export function networkRows(
  change: NetworkChange,
  sloped: readonly SlopedQuantity[],
  condition: string,
  limit: number,
): { readonly rows: readonly ToleranceRow[]; readonly more: boolean } {
  const byLabel = new Map<string, SlopedQuantity[]>();
  for (const one of sloped) byLabel.set(one.quantity.label, [...(byLabel.get(one.quantity.label) ?? []), one]);
  let more = false;
  const rows = [...byLabel.values()].flatMap((members) => {
    const groups = groupsOf(members, limit);
    const tightest = [...groups].sort((a, b) => Math.abs(b[0]!.slope) - Math.abs(a[0]!.slope)).slice(0, MOST_ROWS);
    more ||= groups.length > tightest.length;
    return groups
      .filter((group) => tightest.includes(group))
      .map((group) => rowOf(change, group, members.length, condition, limit));
  });
  return { rows, more };
}

/** Alike quantities together, in each group the steepest first. */
function groupsOf(members: readonly SlopedQuantity[], limit: number): readonly SlopedQuantity[][] {
  const groups: SlopedQuantity[][] = [];
  for (const one of members) {
    const group = groups.find(
      ([other]) => other!.quantity.nominal === one.quantity.nominal && alike(other!.slope, one.slope, limit),
    );
    if (!group) groups.push([one]);
    else if (Math.abs(one.slope) > Math.abs(group[0]!.slope)) group.unshift(one);
    else group.push(one);
  }
  return groups;
}

function rowOf(
  change: NetworkChange,
  group: readonly SlopedQuantity[],
  all: number,
  condition: string,
  limit: number,
): ToleranceRow {
  const { quantity, slope } = group[0]!;
  const rise = (deviation: number): number =>
    Math.max(0, change.rise(movedNetwork(change.state, [{ quantity, deviation }])));
  const [upper, lower] = firstCrossings(rise, limit, quantity.most);
  const linear = linearAllowance(slope, limit);
  const { spec, label, nominal } = quantity;
  return {
    parameter: spec.key,
    label,
    ...(spec.symbol === undefined ? {} : { symbol: spec.symbol }),
    elements: group.map(({ quantity: { element } }) => element),
    owner: ownerOf(group, all),
    nominal,
    quantity: spec.quantity,
    at: [{ condition, logSensitivity: slope, lower, upper, linear }],
    lower,
    upper,
    linear,
    spread: spreadOf(quantity) || null,
  };
}

/** Usual spread, relative. */
export function spreadOf({ spec, nominal }: NetworkQuantity): number {
  const { value, relative } = spec.tolerance ?? { value: 0, relative: true };
  return relative ? value : value / Math.abs(nominal);
}

function ownerOf(group: readonly SlopedQuantity[], all: number): string {
  const names = group.map(({ quantity }) => quantity.owner);
  if (names.length === 1) return names[0]!;
  if (names.length === all) return 'each of them';
  return names.length === 2 ? names.join(' and ') : `${names[0]!} and ${names.length - 1} more`;
}
