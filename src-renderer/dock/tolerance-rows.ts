import type {
  LossRow,
  ProbeRow,
  StrategyRow,
  ToleranceReport,
  ToleranceRow,
  YieldRow,
} from '../../models/tolerance-report';
import { formatNumber } from '../../models/quantity/format-number';
import { quantityText } from '../../models/quantity/format-quantity';
import { signedText } from '../charts/number-text';

/** Two sides of a deviation as texts; exact by the full formula, linear by the slope alone. */
export interface AllowanceText {
  readonly exact: string;
  readonly linear: string;
}

export interface AllowanceRow {
  readonly key: string;
  readonly label: string;
  readonly owner: string;
  readonly nominal: string;
  readonly spread: string;
  /** One for each condition, then all conditions together. */
  readonly at: readonly AllowanceText[];
  readonly together: AllowanceText;
  /** The allowances over all conditions as values of the parameter with its unit, e.g. "797.6 Hz to 846.7 Hz". */
  readonly range: string;
  /** Whether the usual spread stays within the allowance; null where there is no spread to compare. */
  readonly verdict: 'enough' | 'short' | null;
}

const NONE = '–';

/** The allowances as they are read, in the order of the model. */
export function allowanceRows(report: ToleranceReport): readonly AllowanceRow[] {
  return report.rows.map((row) => ({
    key: `${row.parameter} ${row.owner}`,
    label: row.symbol === undefined ? row.label : `${row.label} ${row.symbol}`,
    owner: row.owner,
    nominal: quantityText(row.nominal, row.quantity),
    spread: row.spread === null ? 'exact' : `±${percent(row.spread)}`,
    at: report.conditions.map(({ key }) => {
      const at = row.at.find(({ condition }) => condition === key);
      return at === undefined ? { exact: NONE, linear: NONE } : allowanceText(at);
    }),
    together: allowanceText(row),
    range: rangeOf(row),
    verdict: verdictOf(row),
  }));
}

function allowanceText({ lower, upper, linear }: Pick<ToleranceRow, 'lower' | 'upper' | 'linear'>): AllowanceText {
  const sides = [upper, lower].map((side) => (side === null ? 'any' : `${signedText(side * 100, decimalsOf(side))} %`));
  return {
    exact: lower === null && upper === null ? 'any' : sides.join(' / '),
    linear: linear === null ? 'any' : `±${percent(linear)}`,
  };
}

function rangeOf({ nominal, quantity, lower, upper }: ToleranceRow): string {
  if (lower === null && upper === null) return 'any value';
  const ends = [lower, upper].map((side) => (side === null ? null : nominal * (1 + side)));
  // A negative nominal value turns lower and upper round, and so does a loss, which falls as the efficiency rises.
  const [from, to] = nominal < 0 || quantity === 'transmission' ? [ends[1]!, ends[0]!] : [ends[0]!, ends[1]!];
  const digits = rangeDigits([lower, upper]);
  const text = (value: number): string => quantityText(value, quantity, { digits });
  if (from === null) return `up to ${text(to!)}`;
  return to === null ? `from ${text(from)}` : `${text(from)} to ${text(to)}`;
}

/** As many digits as tell the ends of a narrow range from its middle. */
function rangeDigits(sides: readonly (number | null)[]): number {
  const narrowest = sides.reduce<number>((least, side) => (side ? Math.min(least, Math.abs(side)) : least), 1);
  return Math.max(4, 2 - Math.floor(Math.log10(narrowest)));
}

function verdictOf({ spread, lower, upper }: ToleranceRow): AllowanceRow['verdict'] {
  if (spread === null) return null;
  return spread <= Math.min(-(lower ?? -Infinity), upper ?? Infinity) ? 'enough' : 'short';
}

export interface YieldText {
  readonly key: string;
  readonly label: string;
  readonly sensors: string;
  readonly formula: string;
  readonly simulated: string;
  /** Where the true yield lies with 95 % probability. */
  readonly interval: string;
  readonly draws: string;
}

/** Yields with the interval of the simulation (Wilson's, which holds at yields near 0 and 1 as well). */
export function yieldRows(report: ToleranceReport): readonly YieldText[] {
  return report.yields.map((row) => {
    const [low, high] = wilson(row);
    return {
      key: row.key,
      label: row.label,
      sensors: row.sensors === 1 ? 'one sensor' : `all ${formatNumber(row.sensors)} sensors`,
      formula: share(row.formula),
      simulated: share(row.simulated),
      interval: `${formatNumber(low * 100, { decimals: 1 })} to ${share(high)}`,
      draws: formatNumber(row.draws, { digits: 9 }),
    };
  });
}

const Z95 = 1.959964;

/**
 * Wilson's interval of 95 % for a share. The effective number of draws follows from the standard error where that is
 * larger than of independent draws.
 */
function wilson({ simulated: p, standardError, draws }: YieldRow): readonly [number, number] {
  const independent = p * (1 - p);
  const n = standardError > 0 && independent > 0 ? Math.min(draws, independent / standardError ** 2) : draws;
  if (!(n > 0)) return [0, 1];
  const z2 = Z95 ** 2;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z95 / (1 + z2 / n)) * Math.sqrt(independent / n + z2 / (4 * n * n));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

export interface StrategyText {
  readonly key: string;
  readonly label: string;
  readonly variance: string;
  readonly bias: string;
  readonly note: string;
}

export function strategyRows(strategies: readonly StrategyRow[]): readonly StrategyText[] {
  return strategies.map(({ key, label, variance, bias, note }) => ({
    key,
    label,
    variance: `${signedText(variance * 100, decimalsOf(variance))} %`,
    bias: bias === 0 ? 'none' : percent(bias),
    note,
  }));
}

export interface LossText {
  readonly key: string;
  readonly label: string;
  readonly present: string;
  readonly allowed: string;
  /** What may still be lost, or has to be won back. */
  readonly spare: string;
  /** Whether the path has to become better. */
  readonly short: boolean;
}

/** Losses in decibels as the laboratory adds them up. */
export function lossRows(rows: readonly LossRow[]): readonly LossText[] {
  return rows.map(({ key, label, present, least, spare }) => {
    const short = spare === null ? least !== 0 : spare > 1;
    return {
      key,
      label,
      present: present === null ? NONE : lossOf(present),
      allowed: least === null ? (spare === null ? 'not at any loss' : NONE) : least === 0 ? 'any' : lossOf(least),
      spare: spareText(spare, least),
      short,
    };
  });
}

function spareText(spare: number | null, least: number | null): string {
  if (spare === null) return least === 0 ? 'any' : NONE;
  if (spare === 0) return 'any';
  const decibels = -10 * Math.log10(spare);
  return `${signedText(decibels, 2)} dB`;
}

function lossOf(efficiency: number): string {
  return efficiency > 0 ? `${formatNumber(-10 * Math.log10(efficiency) + 0, { decimals: 2 })} dB` : 'no light';
}

export interface ProbeText {
  readonly key: string;
  readonly label: string;
  readonly variance: string;
  readonly setting: string;
}

export function probeRows(rows: readonly ProbeRow[]): readonly ProbeText[] {
  return rows.map(({ key, label, variance, setting }) => ({ key, label, variance: decibelChange(variance), setting }));
}

/** A relative change of the variance in decibels, as gains of precision are quoted. */
function decibelChange(variance: number): string {
  const decibels = 10 * Math.log10(1 + variance);
  return Math.abs(decibels) < 0.005 ? '0.00 dB' : `${signedText(decibels, 2)} dB`;
}

/** A relative number as percent: two decimals, or two digits where it is small. */
export function percent(value: number): string {
  return `${formatNumber(value * 100, { decimals: decimalsOf(value) })} %`;
}

function decimalsOf(value: number): number {
  const size = Math.abs(value * 100);
  return size === 0 || size >= 0.1 ? 2 : Math.min(6, 1 - Math.floor(Math.log10(size)));
}

function share(value: number): string {
  return `${formatNumber(value * 100, { decimals: 1 })} %`;
}
