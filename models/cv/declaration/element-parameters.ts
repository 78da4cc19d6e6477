import type { ControlSpec, ParameterSpec } from '../../parameter';
import { powerLimitParameter } from './budget-parameters';
import { mechanicalParameters } from './force-parameters';
import { MAX_PUMP } from '../equations/opo';
import { angle, jitter, MAX_PHOTONS, MAX_READOUT, transmission } from './parameter-shapes';
import { regimeOf } from '../regime';
import { measuresForce } from '../signal';

const measured = (siblings: Readonly<Record<string, unknown>>): boolean => siblings['purity'] === 'measured';
const pumped = (siblings: Readonly<Record<string, unknown>>): boolean => siblings['purity'] === 'pumped';

export const squeezerParameters: readonly ParameterSpec[] = [
  {
    kind: 'choice',
    key: 'purity',
    label: 'State',
    help: 'A pure state follows from its photons; a measured one is described by the two levels you see on the analyser, a pumped one by the oscillator that makes it.',
    default: 'pure',
    options: [
      { value: 'pure', label: 'Pure', help: 'Ideal squeezed vacuum; Optimise chooses the photons within the budget.' },
      {
        value: 'measured',
        label: 'Measured',
        help: 'Given squeezing and anti-squeezing at the output of the source, such as −7.1 dB and +10.4 dB.',
      },
      {
        value: 'pumped',
        label: 'Pumped',
        help: 'Optical parametric oscillator below threshold: Optimise sets its pump. What does not escape and the bandwidth of its cavity keep the state from being pure.',
      },
    ],
  },
  {
    kind: 'number',
    key: 'level',
    label: 'Squeezing',
    symbol: 'V_s',
    help: 'Noise of the squeezed quadrature relative to vacuum at the output of the source, before the network.',
    quantity: 'squeezing',
    range: { min: 1e-6, max: 1 },
    default: 10 ** -0.71,
    scale: 'log',
    tolerance: { value: 0.03, relative: true },
    visibleWhen: measured,
  },
  {
    kind: 'number',
    key: 'antilevel',
    label: 'Anti-squeezing',
    symbol: 'V_a',
    help: 'Noise of the other quadrature relative to vacuum. It must be at least the inverse of the squeezing; it matters as soon as phases jitter.',
    quantity: 'antisqueezing',
    range: { min: 1, max: 1e7 },
    default: 10 ** 1.042,
    scale: 'log',
    tolerance: { value: 0.03, relative: true },
    visibleWhen: measured,
  },
  {
    ...transmission(
      'escape',
      'Escape efficiency',
      'Share of the squeezed light that leaves the cavity through its coupler. It acts as a loss that no pump makes good.',
    ),
    symbol: 'ε',
    range: { min: 0, max: 1, openMin: true },
    default: 0.95,
    visibleWhen: pumped,
  },
  {
    kind: 'number',
    key: 'detuning',
    label: 'Frequency over linewidth',
    symbol: 'f',
    help: 'Analysis frequency over the half linewidth of the cavity. Far outside the linewidth even a strong pump squeezes little.',
    quantity: 'number',
    range: { min: 0, max: 1e3 },
    default: 0.1,
    scale: 'linear',
    tolerance: { value: 0.05, relative: true },
    visibleWhen: pumped,
  },
  {
    kind: 'number',
    key: 'pumpLimit',
    label: 'Pump limit',
    help: 'Highest pump amplitude that the oscillator is run at, relative to that of its threshold. Close to the threshold it is hard to hold.',
    quantity: 'fraction',
    range: { min: 0, max: MAX_PUMP, openMin: true },
    default: 0.95,
    scale: 'linear',
    visibleWhen: pumped,
  },
  jitter(
    'jitter',
    'Phase jitter',
    'Rms jitter of the squeezing angle at the source. It is seen by all sensors at once and limits how much squeezing pays.',
  ),
];

export const squeezerControls: readonly ControlSpec[] = [
  {
    kind: 'number',
    key: 'photons',
    label: 'Photons',
    symbol: 'N_s',
    help: 'Mean number of squeezed photons of this source. All squeezers whose state is not measured stay within the photon budget together.',
    quantity: 'photons',
    range: { min: 0, max: MAX_PHOTONS },
    default: 2.3,
    scale: 'log',
    visibleWhen: (siblings) => !measured(siblings) && !pumped(siblings),
  },
  {
    kind: 'number',
    key: 'pump',
    label: 'Pump',
    symbol: 'x',
    help: 'Pump amplitude relative to that of the threshold, √(P/P_th). More squeezes more, until phase jitter lets the anti-squeezing in.',
    quantity: 'fraction',
    range: { min: 0, max: MAX_PUMP },
    default: 0.5,
    scale: 'linear',
    tolerance: { value: 0.02, relative: true },
    visibleWhen: pumped,
  },
  {
    kind: 'number',
    key: 'carrier',
    label: 'Carrier power',
    symbol: 'P_k',
    help: 'Carrier power launched together with this squeezer. The carriers of all squeezers add up to the carrier budget.',
    quantity: 'number',
    range: { min: 0, max: 1e12 },
    default: 1,
    scale: 'log',
    relevantWhen: (network) => regimeOf(network) === 'shared',
  },
];

export const splitterParameters: readonly ParameterSpec[] = [
  transmission(
    'insertion',
    'Insertion loss',
    'Loss of the splitter itself, the same for both outputs. Deep chains pay it at every stage.',
  ),
];

export const splitterControls: readonly ControlSpec[] = [
  {
    kind: 'number',
    key: 'ratio',
    label: 'Tapped fraction',
    symbol: 'R',
    help: 'Fraction of the power that leaves at the tap; the rest goes through. A half-wave plate at θ before a polarising splitter taps sin²2θ.',
    quantity: 'fraction',
    range: { min: 0, max: 1 },
    default: 0.5,
    scale: 'linear',
    tolerance: { value: 0.01, relative: false },
  },
];

export const mirrorParameters: readonly ParameterSpec[] = [
  transmission('reflectivity', 'Loss', 'Power lost at the mirror: 0.01 dB and 99.8 % are the same.'),
];

export const phaseParameters: readonly ParameterSpec[] = [
  angle('phase', 'Phase', 'Static phase that this element adds to the squeezed light.', 0.03),
];

export const sensorParameters: readonly ParameterSpec[] = [
  {
    kind: 'number',
    key: 'response',
    label: 'Response',
    symbol: 'k',
    help: 'Shift of the output quadrature per unit of the measured signal, in units where vacuum noise has variance 1; a displacement of Re a has response 2. With shared or individual carriers it is stated per unit carrier amplitude. Its sign is the sign of the transduction.',
    quantity: 'number',
    range: { min: -1e9, max: 1e9 },
    default: 2,
    scale: 'linear',
    tolerance: { value: 0.03, relative: true },
    relevantWhen: (network) => !measuresForce(network),
  },
  ...mechanicalParameters,
  powerLimitParameter,
  {
    kind: 'number',
    key: 'carrierCap',
    label: 'Carrier limit',
    help: 'Largest carrier power this sensor stands, in the unit of the carrier budget.',
    quantity: 'number',
    range: { min: 0, max: 1e12, openMin: true },
    default: 1e12,
    scale: 'log',
    relevantWhen: (network) => regimeOf(network) === 'individual',
  },
];

export const sensorControls: readonly ControlSpec[] = [
  {
    kind: 'number',
    key: 'phase',
    label: 'Phase',
    help: 'Phase given to the squeezed light before the sensor: it undoes the static phases on the way and adds 180° where the weight is negative.',
    quantity: 'angle',
    range: { min: -Math.PI, max: Math.PI },
    default: 0,
    scale: 'linear',
    tolerance: { value: 0.03, relative: false },
    relevantWhen: (network) => regimeOf(network) !== 'shared',
  },
  {
    kind: 'number',
    key: 'readoutWeight',
    label: 'Read-out weight',
    symbol: 'g',
    help: 'Factor of this record in the estimate. Free only for a common signal; otherwise weight divided by response is the one unbiased choice.',
    quantity: 'number',
    range: { min: -MAX_READOUT, max: MAX_READOUT },
    default: 0,
    scale: 'linear',
    relevantWhen: (network) => regimeOf(network) === 'common' && !measuresForce(network),
  },
  {
    kind: 'number',
    key: 'carrier',
    label: 'Carrier power',
    symbol: 'a',
    help: 'Carrier power at this sensor, out of the carrier budget.',
    quantity: 'number',
    range: { min: 0, max: 1e12 },
    default: 1,
    scale: 'log',
    tolerance: { value: 0.02, relative: true },
    relevantWhen: (network) => regimeOf(network) === 'individual',
  },
];

export const detectorParameters: readonly ParameterSpec[] = [
  transmission(
    'efficiency',
    'Efficiency',
    'Quantum efficiency of the detector with everything after the sensor. It weakens signal and squeezing alike.',
  ),
  jitter('lockJitter', 'Lock jitter', 'Rms error of the homodyne phase at this detector, independent of the others.'),
];
