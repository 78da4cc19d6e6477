import type { Figure } from '../../design';
import type { Scheme } from '../network/scheme';
import { decibel } from './display';

/** The unit of the square root of a force spectral density. */
export const FORCE_UNIT = 'N/√Hz';

/** Force resolution sqrt(S_F) at the frequency of the scheme. */
export function forceFigure(scheme: Scheme, variance: number, coherent: number): Figure {
  return {
    key: 'forceResolution',
    label: `Force resolution of ${forceSubject(scheme)}${readWithReferences(scheme) ? ', read with references' : ''}`,
    value: Math.sqrt(variance),
    unit: FORCE_UNIT,
    quantity: 'forceNoise',
    decibel: decibel(variance / coherent),
  };
}

/** What is resolved, in words. */
export function forceSubject({ regime, channels, importances }: Scheme): string {
  if (regime === 'common') return 'the common force';
  if (importances.length > 2) return 'the weighted sums, importance-weighted';
  const weighted = channels.filter(({ force }) => force!.targets.some((c) => c !== 0));
  const only = weighted.length === 1 && weighted[0]!.force!.targets[0] === 1 ? weighted[0]! : null;
  return only ? `the force on ${only.name}` : 'the weighted sum';
}

/** Whether other records lend what they know of the noise. */
function readWithReferences({ force, regime, channels }: Scheme): boolean {
  if (force!.places !== 'local' || regime === 'common') return false;
  return channels.some((channel) => channel.force!.targets.every((target) => target === 0));
}
