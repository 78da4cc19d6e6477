import { REDUCED_PLANCK } from '../optomechanics/constants';
import { SPECTRUM_FACTORS } from '../optomechanics/conventions';
import { thermalForceNoise } from '../optomechanics/force-noise';
import { transduction } from '../optomechanics/sensor';
import { inverseSusceptibility } from '../optomechanics/susceptibility';
import type { Mechanics } from './mechanics';
import type { Channel, ChannelForce, Scheme } from './scheme';

/**
 * A scheme of sensors that measure forces, at one angular frequency. The read-out weights
 * c_j / (k_j chi_j) are complex; their real and imaginary parts are two target sums of a scheme whose
 * responses are 1, so that everything stated for weighted sums of records holds as it is. Thermal force
 * and back-action stand beside them. For a common force the response is +-|k chi|, signed as Re chi.
 */
export function forceScheme(scheme: Scheme, mechanics: Mechanics, frequency: number): Scheme {
  const common = scheme.regime === 'common';
  const channels = scheme.channels.map((channel): Channel => {
    const force = channelForce(channel, mechanics, frequency);
    const { real, imaginary } = force.perForce;
    return {
      ...channel,
      force,
      response: common ? (real < 0 ? -1 : 1) / Math.hypot(real, imaginary) : 1,
      weights: common ? channel.weights : force.targets.flatMap((c) => [c * real, c * imaginary]),
    };
  });
  const importances = common ? scheme.importances : scheme.importances.flatMap((share) => [share, share]);
  return { ...scheme, channels, importances, force: { frequency, places: mechanics.places } };
}

/** What a channel does to forces; the convention of the spectral densities is in it. */
function channelForce({ id, weights }: Channel, mechanics: Mechanics, frequency: number): ChannelForce {
  const sensor = mechanics.sensors.get(id)!;
  const factors = SPECTRUM_FACTORS[mechanics.convention];
  const k = transduction(sensor, frequency, 'finite');
  const scale = Math.sqrt(factors.imprecision) / k;
  const inverse = inverseSusceptibility(sensor, frequency);
  return {
    targets: weights,
    perForce: { real: scale * inverse.real, imaginary: scale * inverse.imaginary },
    thermal: thermalForceNoise(sensor, mechanics.convention),
    push: 0.5 * Math.sqrt(factors.backAction) * REDUCED_PLANCK * k,
  };
}
