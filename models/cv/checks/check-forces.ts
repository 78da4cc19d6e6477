import type { Project } from '../../document/project';
import type { Issue } from '../../issue';
import { CODE, elementPlace, networkPlace, problem } from '../issues';
import type { Graph } from '../network/graph';
import { readMechanics } from '../network/mechanics';
import { regimeOf } from '../regime';

/** Beyond this number of sensors the covariance of all records is not worked out. */
const MOST_RECORDS = 128;

/** What the measurement of forces is not worked out for. */
export function checkForces(project: Project, graph: Graph): readonly Issue[] {
  const mechanics = readMechanics(project);
  if (mechanics === null) return [];
  const regime = regimeOf(project.parameters);
  if (regime === 'shared' || regime === 'individual') return [unsupportedCarrier(project)];
  const issues: Issue[] = [];
  const { band, places } = mechanics;
  if (band && !(band.from < band.to)) issues.push(emptyBand(project));
  const jointly = !band && (regime === 'common' || places === 'local');
  const mesh = graph.ofType('mesh').find(({ id }) => graph.links.some(({ to }) => to.element === id));
  if (mesh && jointly && regime !== 'common') {
    issues.push(
      problem(CODE.unsupportedForces, elementPlace(mesh), {
        message: 'References are worked out for networks of splitters, not behind a mesh.',
        remedy: 'Let forces act on every sensor, or divide the light with splitters.',
        fix: { label: 'Let forces act on every sensor', command: setNetwork('forces', 'everywhere') },
      }),
    );
  }
  const count = graph.ofType('sensor').length;
  if (jointly && count > MOST_RECORDS) {
    const what = regime === 'common' ? 'A common force' : 'A force read with references';
    issues.push(
      problem(CODE.manyRecords, networkPlace(project, regime === 'common' ? 'regime' : 'forces'), {
        message: `${what} needs the covariance of all ${count} records, which is worked out for at most ${MOST_RECORDS}.`,
        remedy: 'Remove sensors, or measure a weighted sum of forces that act on every sensor.',
      }),
    );
  }
  return issues;
}

function unsupportedCarrier(project: Project): Issue {
  return problem(CODE.unsupportedForces, networkPlace(project, 'regime'), {
    message: 'Forces are worked out for sensors with probes of their own: the probe power is stated at each sensor.',
    remedy: 'Set the carrier of the network to Separate, or to Common signal for one force on all sensors.',
    fix: { label: 'Set carrier to Separate', command: setNetwork('regime', 'separate') },
  });
}

function emptyBand(project: Project): Issue {
  const { bandFrom = 0, bandTo = 0 } = project.parameters;
  return problem(CODE.emptyBand, networkPlace(project, 'bandFrom'), {
    message: 'The band ends at or below the frequency where it begins.',
    remedy: 'Swap its ends, or enter a higher end.',
    fix: {
      label: 'Swap them',
      command: {
        type: 'batch',
        label: 'Swap ends of the band',
        commands: [setNetwork('bandFrom', bandTo), setNetwork('bandTo', bandFrom)],
      },
    },
  });
}

function setNetwork(key: string, value: string | number | boolean) {
  return { type: 'set-parameter', owner: { scope: 'network' }, key, value } as const;
}
