import type { Project } from '../../document/project';
import { quantityText } from '../../quantity/format-quantity';
import type { ToleranceReport } from '../../tolerance-report';
import type { Mechanics } from '../network/mechanics';
import { networkNoise } from '../network/network-noise';
import { pointInForce } from '../network/point-settings';
import { readScheme } from '../network/read-scheme';
import { sourceLight } from '../network/source-light';
import { stiffness } from '../optomechanics/susceptibility';
import { transduction } from '../optomechanics/sensor';
import { regimeOf } from '../regime';
import { forceFindings } from './force-findings';
import { lossBudget } from './loss-budget';
import { strategiesFor, type ReadSum } from './match-or-calibrate';
import { probeOptions, probeRows } from './probe-power';
import { sensorsInPlace } from './sensor-in-place';
import { listedQuantities } from './sensor-quantities';
import { sensorRows, type SensorCondition } from './sensor-rows';
import { MOST_KINDS, sensorKinds, sensorYields, type SensorKind, type YieldTask } from './sensor-yields';

/** Allowances of sensors that measure forces: each by its own record, on resonance and where it is used. */
export function forceReport(project: Project, mechanics: Mechanics, limit: number): ToleranceReport {
  const places = sensorsInPlace(project, mechanics);
  const quantities = listedQuantities(places.some(({ sensor }) => sensor.effectiveDamping !== undefined));
  const conditions = conditionsOf(mechanics);
  const kinds = sensorKinds(places);
  const task: YieldTask = { quantities, conditions, limit };
  const { rows, more } = sensorRows(places, quantities, conditions, limit);
  const yields = sensorYields(kinds, task);
  const sum = readSum(project, mechanics, kinds);
  const probes = probeOptions(project, mechanics);
  return {
    subject: 'Force resolution of each sensor',
    limit,
    conditions: conditions.map(({ key, label }) => ({ key, label })),
    rows,
    yields,
    strategies: sum ? strategiesFor(sum, task) : [],
    losses: lossBudget(readScheme(project), limit),
    ...(probes ? { probes: probeRows(probes) } : {}),
    findings: forceFindings({ project, mechanics, places, rows, kinds, task }),
    assumptions: [
      'Independent deviations of every sensor; light at the sensors as set, without what it shares with others.',
      ...(mechanics.band ? [] : ['On resonance every sensor is looked at where its own resonance comes to lie.']),
      'Formulas of yields are first order; simulated yields use the exact noise of every sensor drawn.',
      'Further loss on a path lies before its sensor, and the best settings are taken anew for it.',
      ...(sum ? ['Biases are relative to the rms sum of independent forces of equal size.'] : []),
      ...(places.length > MOST_KINDS
        ? ['Of many different sensors, sixteen are drawn for the yields and stand for their neighbours.']
        : []),
      ...(more ? ['Of every parameter the six tightest rows are listed.'] : []),
    ],
  };
}

/** On resonance and at the frequency of the forces; over a band at both of its ends. */
export function conditionsOf({ frequency, band }: Mechanics): readonly SensorCondition[] {
  const at = (key: string, omega: number): SensorCondition => ({
    key,
    label: `at ${quantityText(omega / (2 * Math.PI), 'frequency')}`,
    at: omega,
  });
  if (band) return [at('from', band.from), at('to', band.to)];
  return [{ key: 'resonance', label: 'on resonance', at: 'resonance' }, at('frequency', frequency)];
}

/** What the sum of independent forces is made of; null for one common force, whose weights are free, and over a band. */
function readSum(project: Project, mechanics: Mechanics, kinds: readonly SensorKind[]): ReadSum | null {
  if (mechanics.band || regimeOf(project.parameters) !== 'separate') return null;
  const { frequency } = mechanics;
  const scheme = readScheme(project, frequency);
  const { forces, variance } = networkNoise(project, { frequency });
  const squares = new Map(
    scheme.channels.map(({ id, force }) => [
      id,
      force!.targets.reduce((sum, c, r) => sum + scheme.importances[2 * r]! * c * c, 0),
    ]),
  );
  const signalShares = kinds.map(({ ids }) => ids.reduce((sum, id) => sum + (squares.get(id) ?? 0), 0));
  const noiseShares = kinds.map(({ place: { sensor, after } }, k) => {
    const perForce = stiffness(sensor, frequency) / transduction(sensor, frequency, 'finite');
    return (signalShares[k]! * perForce ** 2) / after;
  });
  if (!(signalShares.reduce((a, b) => a + b, 0) > 0)) return null;
  const [source] = scheme.sources;
  const weighted = scheme.channels.filter(({ id }) => squares.get(id)! > 0);
  const mean = weighted.reduce((sum, { before, after }) => sum + (before * after) / weighted.length, 0);
  return {
    kinds,
    signalShares,
    noiseShares,
    frequency,
    recorded: Math.max(0, 1 - (forces!.thermal + forces!.backAction) / variance),
    light:
      scheme.sources.length === 1 && source
        ? { transmission: mean, variance: sourceLight(source, pointInForce(scheme).photons[0]!).squeezed }
        : null,
  };
}
