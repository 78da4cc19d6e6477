import type { Project } from '../../document/project';
import { formatNumber } from '../../quantity/format-number';
import { quantityText } from '../../quantity/format-quantity';
import type { ToleranceRow } from '../../tolerance-report';
import type { Mechanics } from '../network/mechanics';
import { readScheme } from '../network/read-scheme';
import { jointReadoutAllowance } from '../optomechanics/inconsistency';
import { placeSlope, type SensorInPlace } from './sensor-in-place';
import { hardestQuantity, type SensorKind, type YieldTask } from './sensor-yields';
import { splitterFinding } from './splitter-limits';

/** Sensors with the steepest slopes among which the tightest joint allowance is looked for. */
const NEAREST = 4;

/** What the tolerances of force sensors mean, one sentence each, most important first. */
export function forceFindings(facts: {
  readonly project: Project;
  readonly mechanics: Mechanics;
  readonly places: readonly SensorInPlace[];
  readonly rows: readonly ToleranceRow[];
  readonly kinds: readonly SensorKind[];
  readonly task: YieldTask;
}): readonly string[] {
  const { project, mechanics, places, rows, kinds, task } = facts;
  return [
    tightestFinding(rows),
    hardestFinding(kinds, task),
    jointFinding(mechanics, places, task.limit),
    splitterFinding(readScheme(project)),
  ].filter((sentence) => sentence !== null);
}

function tightestFinding(rows: readonly ToleranceRow[]): string | null {
  const room = ({ lower, upper }: ToleranceRow): number => Math.min(-(lower ?? -Infinity), upper ?? Infinity);
  const tightest = rows.reduce<ToleranceRow | null>(
    (best, row) => (best && room(best) <= room(row) ? best : row),
    null,
  );
  if (!tightest || !Number.isFinite(room(tightest))) return null;
  const allowed = quantityText(room(tightest) * Math.abs(tightest.nominal), tightest.quantity, { digits: 3 });
  const owner = tightest.owner.charAt(0).toUpperCase() + tightest.owner.slice(1);
  return `${owner} is most sensitive to its ${tightest.label.toLowerCase()}, which may be off by ${percent(room(tightest))}, that is ${allowed}.`;
}

function hardestFinding(kinds: readonly SensorKind[], task: YieldTask): string | null {
  const found = kinds.map(({ place }) => ({ place, found: hardestQuantity(place, task) }));
  const [hardest] = found.sort((a, b) => (b.found?.ratio ?? 0) - (a.found?.ratio ?? 0));
  if (!hardest?.found || hardest.found.ratio <= 1) return null;
  const { listed, ratio } = hardest.found;
  const where = kinds.length > 1 ? ` at ${hardest.place.name}` : '';
  return `Make the ${listed.label.toLowerCase()} better first: its usual spread is ${formatNumber(ratio, { digits: 2 })} times what is allowed${where}.`;
}

/** Li et al. state a budget for each parameter; what they guarantee together is less. */
function jointFinding({ frequency, band, convention }: Mechanics, places: readonly SensorInPlace[], limit: number) {
  if (band) return null;
  const steepness = (place: SensorInPlace): number => Math.abs(placeSlope(place, frequency, 'cavityDecay'));
  const tightest = [...places].sort((a, b) => steepness(b) - steepness(a)).slice(0, NEAREST);
  const allowances = tightest.flatMap(({ sensor, excess, after }) => {
    const light = {
      phaseVariance: 1 + excess.y,
      amplitudeVariance: 1 + excess.x,
      efficiency: after,
      convention,
      cavity: 'finite',
    } as const;
    return jointReadoutAllowance(sensor, limit, frequency, light) ?? [];
  });
  if (allowances.length === 0) return null;
  return `Single allowances do not add up: |δκ| + |δg₀| + ½|δP| up to ${percent(Math.min(...allowances))} keeps the limit where all else is as planned.`;
}

function percent(ratio: number): string {
  return `${formatNumber(100 * ratio, { digits: 3 })} %`;
}
