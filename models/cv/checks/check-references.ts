import type { Issue } from '../../issue';
import { CODE, networkPlace, warning } from '../issues';
import type { Scheme } from '../network/scheme';
import { isForceFree } from '../optimum/fast-force-variance';

/** Local forces that leave no record to serve as a reference. */
export function checkReferences(scheme: Scheme): readonly Issue[] {
  const { force, regime, channels, project } = scheme;
  if (!force || force.places !== 'local' || regime === 'common') return [];
  if (channels.some((_, j) => isForceFree(scheme, j))) return [];
  return [
    warning(CODE.noReferences, networkPlace(project, 'forces'), {
      message: 'Every sensor has a weight, so no record is left as a reference: each force is read from its own.',
      remedy: 'Set the weight of sensors without a force to 0, or let forces act on every sensor.',
      fix: {
        label: 'Let forces act on every sensor',
        command: { type: 'set-parameter', owner: { scope: 'network' }, key: 'forces', value: 'everywhere' },
      },
    }),
  ];
}
