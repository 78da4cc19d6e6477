import type { Settings } from '../../document/project';
import { responsesOf } from './channel-factors';
import { readoutWeight } from './channel-response';
import { commonReadout } from '../optimum/common-readout';
import { rotationKey } from '../declaration/elements';
import { launchedPowers } from '../optimum/fast-variance';
import type { OperatingPoint } from './operating-point';
import { photonsOf, pumpOf } from './oscillator';
import { principalAngle } from './principal-angle';
import type { Scheme } from './scheme';
import { MAX_READOUT } from '../declaration/parameter-shapes';
import { rotationsOf, settingOf } from './settings';
import { sourceLight } from './source-light';
import { wavesOf } from './waves';

/** The settings of all controls that an operating point stands for, phases and read-out weights included. */
export function settingsOfPoint(scheme: Scheme, point: OperatingPoint, signs: readonly number[]): Settings {
  const settings: Record<string, Record<string, number>> = {};
  const part = (element: string): Record<string, number> => (settings[element] ??= {});
  scheme.splitters.forEach(({ id }, index) => (settings[id] = { ratio: point.ratios[index]! }));
  scheme.sources.forEach(({ id, free, oscillator }, k) => {
    if (free && oscillator) part(id)['pump'] = pumpOf(oscillator, point.photons[k]!);
    else if (free) part(id)['photons'] = point.photons[k]!;
    if (scheme.regime === 'shared') part(id)['carrier'] = point.launched[k]!;
  });
  // Forces are filtered by frequency, with weights that no control holds.
  const readout = scheme.force || scheme.band ? [] : readoutOf(scheme, point, signs);
  scheme.channels.forEach((channel, j) => {
    const set: Record<string, number> = {};
    // With a shared carrier phases turn signal and noise alike and are not used.
    if (scheme.regime !== 'shared') set['phase'] = principalAngle((signs[j]! < 0 ? Math.PI : 0) - channel.phase);
    if (scheme.regime === 'individual') set['carrier'] = point.carriers[j]!;
    if (Math.abs(readout[j] ?? Infinity) <= MAX_READOUT) set['readoutWeight'] = readout[j]!;
    if (scheme.regime !== 'shared' || 'readoutWeight' in set) settings[channel.id] = set;
  });
  if (scheme.mesh) {
    const rotations = part(scheme.mesh.id);
    point.rotations.forEach((angle, k) => (rotations[rotationKey(k)] = angle));
  }
  return settings;
}

/** The operating point of the settings in force, defaults where none are set. */
export function pointInForce(scheme: Scheme): OperatingPoint {
  const { project } = scheme;
  return {
    ratios: scheme.splitters.map(({ id }) => settingOf(project, id, 'ratio')),
    photons: scheme.sources.map(({ id, free, oscillator }) => {
      if (!free) return 0;
      return oscillator ? photonsOf(oscillator, settingOf(project, id, 'pump')) : settingOf(project, id, 'photons');
    }),
    launched: scheme.sources.map(({ id }) => (scheme.regime === 'shared' ? settingOf(project, id, 'carrier') : 0)),
    carriers: scheme.channels.map(({ id }) => (scheme.regime === 'individual' ? settingOf(project, id, 'carrier') : 0)),
    rotations: scheme.mesh ? rotationsOf(project, scheme.mesh.id) : [],
  };
}

/** Read-out weight g of each channel for the first target sum, or the best ones for a common signal. */
function readoutOf(scheme: Scheme, point: OperatingPoint, signs: readonly number[]): number[] {
  const waves = wavesOf(scheme, point, signs);
  const responses = responsesOf(scheme, point, launchedPowers(scheme, waves, point));
  if (scheme.regime !== 'common') {
    return scheme.channels.map(({ weights }, j) => readoutWeight(weights[0] ?? 0, responses[j]!));
  }
  const lights = scheme.sources.map((source, k) => sourceLight(source, point.photons[k]!));
  const { information, weights } = commonReadout(scheme, waves, lights, responses);
  const readout = weights.map((weight) => weight / information);
  // Only the proportions count for a common signal, so weights too large for the field are scaled down.
  const largest = Math.max(...readout.map(Math.abs));
  return largest > MAX_READOUT ? readout.map((weight) => weight / largest) : readout;
}
