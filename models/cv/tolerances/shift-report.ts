import { createRandomSamples } from '../../../optimizer/numbers/random-samples';
import { erfc } from '../../../optimizer/numbers/erfc';
import type { Project } from '../../document/project';
import { formatNumber } from '../../quantity/format-number';
import type { StrategyRow, ToleranceReport, ToleranceRow, YieldRow } from '../../tolerance-report';
import { pointInForce } from '../network/point-settings';
import { readScheme } from '../network/read-scheme';
import type { Scheme } from '../network/scheme';
import { sourceLight } from '../network/source-light';
import { calibratedCost, fixedSplitCost } from '../optomechanics/calibration';
import { sampledShare } from '../optomechanics/yield';
import { solveScheme } from '../optimum/solve-scheme';
import { lossBudget } from './loss-budget';
import { movedNetwork, networkQuantities, type NetworkState } from './network-quantities';
import {
  networkChange,
  networkRows,
  slopesOf,
  spreadOf,
  type NetworkChange,
  type SlopedQuantity,
} from './network-rows';
import { SEED } from './sensor-yields';
import { splitterFinding } from './splitter-limits';

const CONDITION = { key: 'set', label: 'as set' } as const;
/** Elementary evaluations that a simulated yield may take. */
const WORK = 200_000;
const [FEWEST, MOST] = [100, 2000];

/**
 * Allowances of a network that measures shifts of the light: squeezing, ratios, losses, responses. There is nothing that
 * has to stay alike; the RMS error of the whole may not rise by more than the limit.
 */
export function shiftReport(project: Project, limit: number): ToleranceReport {
  const scheme = readScheme(project);
  const { signs } = solveScheme(scheme);
  const change = networkChange({ scheme, point: pointInForce(scheme) }, signs);
  const sloped = slopesOf(change, networkQuantities(change.state));
  const { rows, more } = networkRows(change, sloped, CONDITION.key, limit);
  return {
    subject: scheme.regime === 'common' ? 'RMS error of the common signal' : 'RMS error of the weighted sum',
    limit,
    conditions: [CONDITION],
    rows,
    yields: [networkYield(change, sloped, limit)],
    strategies: strategiesOf(change.state),
    losses: lossBudget(scheme, limit),
    findings: [...tightestFinding(rows), splitterFinding(scheme)].filter((sentence) => sentence !== null),
    assumptions: [
      'Only a rise of the error counts. Phases are set right, responses are known, settings are those in force.',
      'Further loss on a path lies before its sensor, and the best settings are taken anew for it.',
      ...(more ? ['Of every parameter the six tightest rows are listed.'] : []),
    ],
  };
}

/** Share of networks made with the usual spreads whose error has not risen beyond the limit. */
function networkYield(change: NetworkChange, sloped: readonly SlopedQuantity[], limit: number): YieldRow {
  const { state } = change;
  const used = sloped.map(({ quantity, slope }) => ({ quantity, slope, spread: spreadOf(quantity) }));
  const scattered = used.filter(({ spread }) => spread > 0);
  const deviation = Math.hypot(...scattered.map(({ slope, spread }) => slope * spread));
  const sensors = state.scheme.channels.length;
  const draws = Math.round(Math.min(MOST, Math.max(FEWEST, WORK / (sensors * Math.max(1, scattered.length)))));
  const passes = (deviations: readonly number[]): boolean => {
    const moves = scattered.map(({ quantity }, i) => {
      const { up, down } = quantity.most;
      return { quantity, deviation: Math.min(up, Math.max(-down, deviations[i]!)) };
    });
    return change.rise(movedNetwork(state, moves)) <= limit;
  };
  const sizes = scattered.map(({ spread }) => spread);
  const { share, standardError } = sampledShare(
    { shape: 'gaussian', sizes },
    passes,
    createRandomSamples(SEED, 0),
    draws,
  );
  return {
    key: 'usual',
    label: 'the whole network, usual spreads, normal',
    sensors,
    formula: deviation === 0 ? 1 : 1 - 0.5 * erfc(limit / (Math.SQRT2 * deviation)),
    simulated: share,
    standardError,
    draws,
  };
}

/** Known for one sum of independent signals with a carrier that is separate; elsewhere there is no such formula. */
function strategiesOf({ scheme, point }: NetworkState): readonly StrategyRow[] {
  const { channels, sources, regime } = scheme;
  if (regime !== 'separate' || sources.length !== 1 || channels.length < 2) return [];
  const scatter = responseSpread(scheme);
  if (scatter === 0) return [];
  const transmission = channels.reduce((sum, { before, after }) => sum + (before * after) / channels.length, 0);
  const { squeezed } = sourceLight(sources[0]!, point.photons[0]!);
  const rise = calibratedCost(scatter);
  const shown = `${formatNumber(100 * scatter, { digits: 2 })} %`;
  return [
    {
      key: 'calibrate',
      label: 'Calibrate, split made anew',
      variance: rise,
      bias: 0,
      note: `Responses that scatter by ${shown} are measured, and weight over response makes up for them.`,
    },
    {
      key: 'calibrate-fixed',
      label: 'Calibrate, split as planned',
      variance: rise + fixedSplitCost(scatter, channels.length, transmission, squeezed),
      bias: 0,
      note: 'The same with splitters that stay as they are.',
    },
    {
      key: 'neither',
      label: 'Neither',
      variance: 0,
      bias: scatter,
      note: `Read as planned, the sum is off by ${shown}, whatever the averaging.`,
    },
  ];
}

/** Usual relative spread of a response. */
function responseSpread(scheme: Scheme): number {
  const response = networkQuantities({ scheme, point: pointInForce(scheme) }).find(
    ({ spec }) => spec.key === 'response',
  );
  return response ? spreadOf(response) : 0;
}

function tightestFinding(rows: readonly ToleranceRow[]): readonly string[] {
  const short = rows.filter(({ spread, lower, upper }) => {
    const room = Math.min(-(lower ?? -Infinity), upper ?? Infinity);
    return spread !== null && spread > room;
  });
  if (short.length === 0) return ['Every usual spread alone stays within its allowance.'];
  const [first] = short;
  return [`${first!.label} of ${first!.owner} usually spreads further than is allowed: make it better first.`];
}
