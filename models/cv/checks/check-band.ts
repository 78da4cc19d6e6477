import type { Issue } from '../../issue';
import { formatNumber } from '../../quantity/format-number';
import { CODE, networkPlace, warning } from '../issues';
import { leftOutOfBand } from '../network/band-floor';
import type { Scheme } from '../network/scheme';
import { forcePlacesOf } from '../signal';

/** Noise beside that of the records that shows in the merit of a band. */
const FELT = 0.01;

/** What the figure of merit of a band does not count, where it would show. */
export function checkBand(scheme: Scheme): readonly Issue[] {
  if (!scheme.band) return [];
  const { project } = scheme;
  const issues: Issue[] = [];
  if (forcePlacesOf(project.parameters) === 'local') {
    issues.push(
      warning(CODE.noReferencesInBand, networkPlace(project, 'forces'), {
        message: 'References are not worked out over a band: every force is read from the record of its own sensor.',
        remedy: 'Optimise for one frequency to read with references, or let forces act on every sensor.',
        fix: {
          label: 'Let forces act on every sensor',
          command: { type: 'set-parameter', owner: { scope: 'network' }, key: 'forces', value: 'everywhere' },
        },
      }),
    );
  }
  const left = leftOutOfBand(scheme);
  if (!(left > FELT)) return issues;
  const share = formatNumber(100 * left, { digits: 2 });
  return [
    ...issues,
    warning(CODE.bandFloor, networkPlace(project, 'spectrum'), {
      message: `Over a band the noise of the records counts alone: thermal force and back-action, left out, are ${share} % of the shot noise in the mean.`,
      remedy: 'Take the gain as that of the light; the figure of one frequency counts all noise.',
    }),
  ];
}
