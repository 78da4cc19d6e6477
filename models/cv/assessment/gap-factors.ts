import type { Assessment } from '../../design';
import type { Limit } from './limit';
import { limitOf } from './limit';
import type { OperatingPoint } from '../network/operating-point';
import { photonsInUse, withGivenLight, withIdealReadout, withIdealSources } from './rival-schemes';
import type { Scheme } from '../network/scheme';
import { leastFloor, thermalFloor } from '../optimum/optimum-force';
import { solveScheme } from '../optimum/solve-scheme';

/**
 * Why the settings in force stay above the limit: variances from the limit up to the design, each with
 * one more imperfection than the one before; the factors between them multiply to the whole gap.
 *
 * @param variance what the settings in force achieve, and `ignoringLock` what they would with perfect locks
 */
export function gapFactors(
  scheme: Scheme,
  point: OperatingPoint,
  limit: Limit,
  variance: number,
  ignoringLock: number,
): Assessment['gapFactors'] {
  const given = withGivenLight(scheme, point);
  const ideal = withIdealReadout(given);
  const used = limit.quantum ? limitOf(scheme, photonsInUse(scheme, point)).variance : 0;
  const steps = limit.quantum
    ? [
        { key: 'photons', label: 'Photons not used', variance: used },
        // The limit would evade it; vacuum alone pushes this much.
        ...(scheme.force
          ? [{ key: 'backaction', label: 'Back-action', variance: used + vacuumBackAction(scheme) }]
          : []),
        {
          key: 'modes',
          label: 'Number of squeezers',
          variance: solveScheme(withIdealSources(ideal, { pure: true })).bound,
        },
        {
          key: 'purity',
          label: 'Impure source',
          variance: solveScheme(withIdealSources(ideal, { pure: false })).bound,
        },
        { key: 'jitter', label: 'Source phase jitter', variance: solveScheme(ideal).bound },
      ]
    : [{ key: 'photons', label: 'Photons not used', variance: solveScheme(ideal).bound }];
  const all = [
    ...steps,
    { key: 'split', label: splitLabel(scheme), variance: ignoringLock },
    { key: 'lock', label: 'Lock jitter of the detectors', variance },
  ];
  let below = limit.variance;
  return all.map(({ key, label, variance: above }) => {
    const factor = above / below;
    below = above;
    return { key, label, factor };
  });
}

/** Importance-weighted back-action of vacuum on the sensors with weight, N^2/Hz. */
function vacuumBackAction(scheme: Scheme): number {
  return leastFloor(scheme) - thermalFloor(scheme);
}

function splitLabel({ regime }: Scheme): string {
  switch (regime) {
    case 'separate':
      return 'Split and phases';
    case 'shared':
      return 'Split of light and carrier';
    case 'individual':
      return 'Split, phases and carriers';
    case 'common':
      return 'Split, phases and read-out weights';
  }
}
