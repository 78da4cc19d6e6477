import type { NumberParameter, ParameterSpec, ParameterValue } from '../../parameter';
import { measuresForce, spectrumOf } from '../signal';

/** What is asked for where the sensors are mechanical and measure forces. */

type Values = Readonly<Record<string, ParameterValue>>;

const inBand = (network: Values): boolean => measuresForce(network) && spectrumOf(network) === 'band';

const MAX_FREQUENCY = 1e12;

function frequency(key: string, label: string, help: string, usual: number): NumberParameter {
  return {
    kind: 'number',
    key,
    label,
    help,
    quantity: 'frequency',
    range: { min: 0, max: MAX_FREQUENCY, openMin: true },
    default: usual,
    scale: 'log',
  };
}

export const signalParameter: ParameterSpec = {
  kind: 'choice',
  key: 'signal',
  label: 'Signal',
  help: 'What the sensors measure. Forces make the response of each sensor follow from its mechanics, its cavity and the frequency.',
  default: 'shift',
  options: [
    {
      value: 'shift',
      label: 'Shift of the light',
      help: 'Each sensor shifts the light by its response times the signal.',
    },
    {
      value: 'force',
      label: 'Force',
      help: 'Each sensor is a mechanical oscillator in a cavity; the figure is the force resolution in N/√Hz.',
    },
  ],
};

export const forceNetworkParameters: readonly ParameterSpec[] = [
  {
    ...frequency(
      'frequency',
      'Frequency',
      'Frequency at which forces are measured. Between two resonances the sensors respond with opposite signs.',
      4.32e6,
    ),
    symbol: 'f',
    visibleWhen: measuresForce,
  },
  {
    kind: 'choice',
    key: 'spectrum',
    label: 'Optimise for',
    help: 'One frequency, or the mean over a band of noise relative to the shot noise at each frequency.',
    default: 'single',
    options: [
      {
        value: 'single',
        label: 'This frequency',
        help: 'The force resolution at the frequency above is made as small as possible.',
      },
      {
        value: 'band',
        label: 'A band',
        help: 'Every frequency of the band counts alike, relative to its own shot noise.',
      },
    ],
    visibleWhen: measuresForce,
  },
  {
    ...frequency('bandFrom', 'Band, from', 'Lowest frequency of the band.', 4.25e6),
    visibleWhen: inBand,
  },
  {
    ...frequency('bandTo', 'Band, to', 'Highest frequency of the band.', 4.39e6),
    visibleWhen: inBand,
  },
  {
    kind: 'choice',
    key: 'forces',
    label: 'Forces act',
    help: 'Whether every sensor feels an unknown force, or only those with a weight. In the second case the other records carry quantum noise without signal and are used as references.',
    default: 'everywhere',
    options: [
      {
        value: 'everywhere',
        label: 'On every sensor',
        help: 'The weighted sum needs the record of every sensor with weight, and of no other.',
      },
      {
        value: 'local',
        label: 'On weighted sensors only',
        help: 'Records of sensors with weight 0 are subtracted as references of the shared quantum noise.',
      },
    ],
    visibleWhen: (network) => measuresForce(network) && network['regime'] !== 'common',
  },
  {
    kind: 'choice',
    key: 'convention',
    label: 'Spectral densities',
    help: 'How power spectral densities are counted. All figures follow; the best settings are those of two-sided densities wherever thermal noise does not matter.',
    default: 'two',
    options: [
      { value: 'two', label: 'Two-sided', help: 'The physics as derived: thermal force noise is 2mΓk_BT.' },
      { value: 'one', label: 'One-sided', help: 'Twice the two-sided densities; thermal force noise is 4mΓk_BT.' },
      {
        value: 'paper',
        label: 'As printed by Li et al.',
        help: 'Two-sided thermal noise beside one-sided imprecision, to reproduce their figures; off resonance √2 above two-sided.',
      },
    ],
    visibleWhen: measuresForce,
  },
];

/** The usual spread of fabrication, taken from the budgets that Li et al. ask for. */
const spread = (value: number) => ({ tolerance: { value, relative: true } }) as const;

/** Mechanics, cavity and probe of a sensor; frequencies and rates as the laboratory quotes them, over 2 pi. */
export const mechanicalParameters: readonly ParameterSpec[] = [
  {
    ...frequency('resonance', 'Resonance', 'Mechanical resonance. The response changes its sign there.', 4.3e6),
    symbol: 'Ω/2π',
    ...spread(1e-3),
  },
  {
    ...frequency(
      'damping',
      'Damping',
      'Energy decay rate due to the bath, the full width of the resonance. It sets the thermal force noise.',
      50,
    ),
    symbol: 'Γ/2π',
    ...spread(0.06),
  },
  {
    kind: 'flag',
    key: 'coldDamped',
    label: 'Cold damping',
    help: 'Whether the motion is damped by feedback or light beyond its bath. Forces are resolved no better by it, as the thermal force stays.',
    default: false,
  },
  {
    ...frequency(
      'effectiveDamping',
      'Effective damping',
      'Full width of the resonance with cold damping; it replaces the damping in the response only.',
      500,
    ),
    symbol: 'Γ_eff/2π',
    visibleWhen: (siblings: Values) => siblings['coldDamped'] === true,
    ...spread(0.05),
  },
  {
    kind: 'number',
    key: 'mass',
    label: 'Effective mass',
    symbol: 'm',
    help: 'Effective mass of the mechanical mode where the probe sees it, for a square membrane a quarter of its mass.',
    quantity: 'mass',
    range: { min: 0, max: 1e3, openMin: true },
    default: 1.7e-11,
    scale: 'log',
    ...spread(0.03),
  },
  {
    kind: 'number',
    key: 'temperature',
    label: 'Temperature',
    symbol: 'T',
    help: 'Temperature of the mechanical bath, which drives the oscillator with a force that no light removes.',
    quantity: 'temperature',
    range: { min: 0, max: 1e5 },
    default: 300,
    scale: 'log',
    ...spread(0.01),
  },
  {
    ...frequency(
      'coupling',
      'Single-photon coupling',
      'Shift of the cavity by the zero-point motion, over 2π. Twice the coupling reads forces off resonance twice as well.',
      822,
    ),
    symbol: 'g_0/2π',
    ...spread(0.03),
  },
  {
    ...frequency(
      'cavityLinewidth',
      'Cavity linewidth',
      'Energy decay rate of the cavity, over 2π. The model holds while it is far above the frequency of the forces.',
      60e9,
    ),
    symbol: 'κ/2π',
    range: { min: 0, max: 1e16, openMin: true },
    ...spread(0.03),
  },
  {
    kind: 'number',
    key: 'power',
    label: 'Probe power',
    symbol: 'P',
    help: 'Power of the probe at the sensor. More of it lowers the imprecision and raises the back-action.',
    quantity: 'power',
    range: { min: 0, max: 1e3, openMin: true },
    default: 5e-6,
    scale: 'log',
    ...spread(0.06),
  },
  {
    kind: 'number',
    key: 'wavelength',
    label: 'Wavelength',
    symbol: 'λ',
    help: 'Wavelength of the probe; with its power it gives the flux of photons.',
    quantity: 'length',
    range: { min: 1e-9, max: 1 },
    default: 1.55e-6,
    scale: 'log',
    ...spread(1e-3),
  },
].map((spec) => ({ ...(spec as ParameterSpec), relevantWhen: measuresForce }));
