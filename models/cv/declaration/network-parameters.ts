import type { LinkSpec } from '../../model';
import type { ParameterSpec } from '../../parameter';
import { budgetParameters, probePowerParameter } from './budget-parameters';
import { forceNetworkParameters, signalParameter } from './force-parameters';
import { angle, MAX_PHOTONS, transmission } from './parameter-shapes';
import { regimeOf } from '../regime';

export const networkParameters: readonly ParameterSpec[] = [
  signalParameter,
  {
    kind: 'choice',
    key: 'regime',
    label: 'Carrier',
    help: 'How the probe carrier reaches the sensors. It decides which split is best: more squeezed light to the better links, or more power to the worse ones.',
    default: 'separate',
    options: [
      {
        value: 'separate',
        label: 'Separate',
        help: 'Carrier and local oscillator are independent of the squeezed light (displacement sensing). The response of each sensor is fixed.',
      },
      {
        value: 'shared',
        label: 'Shared',
        help: 'A bright carrier travels with the squeezed light, so the splitters divide signal and squeezing alike.',
      },
      {
        value: 'individual',
        label: 'Individual',
        help: 'Each sensor has a carrier of its own; Optimise divides the carrier budget among them.',
      },
      {
        value: 'common',
        label: 'Common signal',
        help: 'All sensors see the same signal, so the read-out weights are free and the target weights are not used.',
      },
    ],
  },
  {
    kind: 'number',
    key: 'photonBudget',
    label: 'Photon budget',
    symbol: 'N_s',
    help: 'Mean number of squeezed photons that all pure and pumped squeezers together may use, per mode. Measured squeezers bring their own.',
    quantity: 'photons',
    range: { min: 0, max: MAX_PHOTONS },
    default: 2.3,
    scale: 'log',
    tolerance: { value: 0.05, relative: true },
  },
  {
    kind: 'number',
    key: 'carrierBudget',
    label: 'Carrier budget',
    symbol: 'P',
    help: 'Total carrier power, in the unit in which the responses of the sensors are stated (response = signal per unit carrier amplitude).',
    quantity: 'number',
    range: { min: 0, max: 1e12, openMin: true },
    default: 1,
    scale: 'log',
    tolerance: { value: 0.02, relative: true },
    relevantWhen: (network) => ['shared', 'individual'].includes(regimeOf(network)),
    visibleWhen: (network) => ['shared', 'individual'].includes(regimeOf(network)),
  },
  {
    kind: 'number',
    key: 'ratioMin',
    label: 'Splitter ratio, least',
    help: 'Smallest tapped fraction that your splitters can be set to. A limit away from 0 can cost precision; Optimise marks the splitters it holds.',
    quantity: 'fraction',
    range: { min: 0, max: 1 },
    default: 0,
    scale: 'linear',
  },
  {
    kind: 'number',
    key: 'ratioMax',
    label: 'Splitter ratio, most',
    help: 'Largest tapped fraction that your splitters can be set to. A limit away from 1 can cost precision; Optimise marks the splitters it holds.',
    quantity: 'fraction',
    range: { min: 0, max: 1 },
    default: 1,
    scale: 'linear',
  },
  ...forceNetworkParameters,
  probePowerParameter,
  ...budgetParameters,
];

export const linkSpec: LinkSpec = {
  label: 'Link',
  help: 'Guides light to the next element, or the record of a sensor to its detector.',
  parameters: [
    transmission(
      'transmission',
      'Loss',
      'Power lost on the way: 0.86 dB and 82 % are the same. Loss mixes in vacuum and caps what squeezing can gain.',
    ),
    angle(
      'phase',
      'Phase',
      'Static optical phase of the link. Optimise compensates it with the phase at the sensor.',
      0.03,
    ),
  ],
};
