import type { Project } from '../../document/project';
import type { Issue } from '../../issue';
import { formatNumber } from '../../quantity/format-number';
import { quantityText } from '../../quantity/format-quantity';
import { USUAL_LIMIT } from '../declaration/budget-parameters';
import { CODE, elementPlace, warning } from '../issues';
import { graphOf, numberOf, type Graph } from '../network/graph';
import { readMechanics, type Mechanics } from '../network/mechanics';
import { placeResolution, placeSlope, type SensorInPlace } from '../tolerances/sensor-in-place';
import { listedQuantities } from '../tolerances/sensor-quantities';

/** Sensors whose force resolution differs from that of the others by more than the inconsistency limit. */
export function checkLikeness(project: Project, graph: Graph): readonly Issue[] {
  const mechanics = readMechanics(project);
  const sensors = graph.ofType('sensor');
  if (mechanics === null || sensors.length < 2) return [];
  const limit = numberOf(project.parameters, 'inconsistencyLimit', USUAL_LIMIT);
  const places = sensors.map(({ id, name }) => alone(mechanics, id, name));
  const offset = middle(places.map(({ sensor }) => Math.abs(sensor.resonance - judgedAt(mechanics))));
  const conditions = [
    { where: 'on resonance', offset: 0 },
    { where: `${quantityText(offset / (2 * Math.PI), 'frequency', { digits: 3 })} off resonance`, offset },
  ];
  const unlike = conditions.flatMap(({ where, offset: away }) => {
    const resolutions = places.map((place) => placeResolution(place, place.sensor.resonance + away));
    const planned = middle(resolutions);
    return resolutions.map((resolution, j) => ({ place: places[j]!, where, away, delta: resolution / planned - 1 }));
  });
  const beyond = unlike.filter(({ delta }) => Math.abs(delta) > limit);
  if (beyond.length === 0) return [];
  const worst = beyond.reduce((a, b) => (Math.abs(b.delta) > Math.abs(a.delta) ? b : a));
  const others = new Set(beyond.map(({ place: { id } }) => id)).size - 1;
  const percent = (ratio: number): string => `${formatNumber(100 * Math.abs(ratio), { digits: 3 })} %`;
  const { place, delta, where, away } = worst;
  const cause = largestCause(place, places, place.sensor.resonance + away);
  const label = others === 0 ? place.name : `${place.name} and ${others} more`;
  return [
    warning(
      CODE.inconsistent,
      { ...elementPlace(graphOf(project).elements.get(place.id)!, cause.key), label },
      {
        message: `The sensors are not alike: ${where} ${place.name} resolves forces ${percent(delta)} ${delta > 0 ? 'worse' : 'better'} than the middle of them, the inconsistency limit is ${percent(limit)}.`,
        remedy: `Bring its ${cause.label.toLowerCase()} nearer to that of the others, or measure how each sensor responds and weight by it, as all figures here take for granted.`,
      },
    ),
  ];
}

/** A sensor by itself, in vacuum and read without loss: what the others are compared with. */
function alone({ sensors, convention }: Mechanics, id: string, name: string): SensorInPlace {
  return { id, name, sensor: sensors.get(id)!, excess: { x: 0, y: 0 }, before: 1, after: 1, convention };
}

function judgedAt({ frequency, band }: Mechanics): number {
  return band ? (band.from + band.to) / 2 : frequency;
}

/** The parameter whose distance from the middle moves the resolution most; resonances are meant to differ. */
function largestCause(place: SensorInPlace, places: readonly SensorInPlace[], frequency: number) {
  const quantities = listedQuantities(place.sensor.effectiveDamping !== undefined).filter(
    ({ quantity }) => quantity !== 'resonance' && quantity !== 'arrival' && quantity !== 'detection',
  );
  const moves = quantities.map((listed) => {
    const away = listed.nominal(place) / middle(places.map((other) => listed.nominal(other)));
    const size = away > 0 ? Math.abs(placeSlope(place, frequency, listed.quantity) * Math.log(away)) : 0;
    return { key: listed.key, label: listed.label, size: Number.isFinite(size) ? size : 0 };
  });
  return moves.reduce((a, b) => (b.size > a.size ? b : a));
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : 0.5 * (sorted[half - 1]! + sorted[half]!);
}
