import type { ParameterSpec, ParameterValue } from '../../parameter';
import { logarithmic, share } from './parameter-shapes';
import { securityParameters } from './security-parameters';
import { SPECIES } from './species';

const ownFrequency = (network: Readonly<Record<string, ParameterValue>>): boolean => network['species'] === 'other';

/** What is asked for and which atoms answer. */
const questionParameters: readonly ParameterSpec[] = [
  logarithmic({
    key: 'averagingTime',
    label: 'Averaging time',
    symbol: 'τ',
    help: 'The time after which the instability counts. A design is best for one averaging time: the picture of all schemes shows where others win.',
    quantity: 'time',
    min: 1e-6,
    max: 1e9,
    default: 1,
  }),
  {
    kind: 'choice',
    key: 'species',
    label: 'Atoms',
    help: 'The clock transition sets the frequency by which all phases are divided.',
    default: 'strontium',
    options: [
      ...SPECIES.map(({ key, label, frequency }) => ({
        value: key,
        label,
        help: `Clock transition at ${(frequency / 1e12).toPrecision(6)} THz.`,
      })),
      { value: 'other', label: 'Other', help: 'Any other transition; enter its frequency.' },
    ],
  },
  logarithmic({
    key: 'frequency',
    label: 'Clock frequency',
    symbol: 'f_0',
    help: 'Frequency of the clock transition. Angular frequencies are taken as 2π times this.',
    quantity: 'frequency',
    min: 1e3,
    max: 1e17,
    default: 429.228e12,
    visibleWhen: ownFrequency,
  }),
  logarithmic({
    key: 'linewidth',
    label: 'Atomic linewidth',
    symbol: 'γ_i',
    help: 'Full width of the clock transition at half maximum: one atom keeps its coherence for about 1/(π × width). It limits how long and how large entangled states may be.',
    quantity: 'frequency',
    min: 0,
    max: 1e6,
    default: 1e-3,
    tolerance: { value: 0.1, relative: true },
  }),
  logarithmic({
    key: 'deadTime',
    label: 'Dead time',
    symbol: 'T_d',
    help: 'Time of each cycle in which no atom watches the lasers. They wander meanwhile, which adds to the instability (Dick effect).',
    quantity: 'time',
    min: 0,
    max: 1e9,
    default: 0,
  }),
];

/** What goes wrong apart from dephasing. */
const imperfectionParameters: readonly ParameterSpec[] = [
  share({
    key: 'localFidelity',
    label: 'Gate fidelity per node',
    symbol: 'F',
    help: 'Fidelity with which one node entangles its atoms, white noise assumed; for pure dephasing enter 2F − 1. It enters once for every node.',
    default: 1,
    tolerance: { value: 0.002, relative: false },
  }),
  {
    ...share({
      key: 'readoutError',
      label: 'Read-out error',
      symbol: 'ε',
      help: 'Probability to read one atom wrongly. A state of m atoms keeps (1 − 2ε)^m of its contrast.',
      default: 0,
    }),
    range: { min: 0, max: 0.5 },
  },
  share({
    key: 'atomLoss',
    label: 'Atom loss',
    help: 'Probability to lose one atom during a cycle. A single lost atom spoils the entangled state it belongs to.',
    default: 0,
  }),
  {
    kind: 'flag',
    key: 'heralded',
    label: 'Loss is noticed',
    help: 'Whether copies with a lost atom are known and dropped. Otherwise they are read as noise.',
    default: false,
    visibleWhen: ({ atomLoss }) => atomLoss !== 0,
  },
];

/** What Optimise may do, and how it is judged. */
const strategyParameters: readonly ParameterSpec[] = [
  share({
    key: 'weightTolerance',
    label: 'Weight error allowed',
    help: 'Entangled states hold whole numbers of atoms, so weights are rounded to fractions. A smaller allowance needs larger states; the remaining error is a bias, not noise.',
    default: 0.01,
  }),
  {
    kind: 'choice',
    key: 'tree',
    label: 'Links to use',
    help: 'Entangled states are made over a tree of links. Repeaters join where they help.',
    default: 'fidelity',
    options: [
      { value: 'fidelity', label: 'Best pairs', help: 'The tree that leaves the largest contrast.' },
      { value: 'rate', label: 'Fastest', help: 'The tree whose slowest link is fastest, then the best pairs.' },
    ],
  },
  {
    kind: 'flag',
    key: 'preNarrowing',
    label: 'Pre-narrow the lasers',
    help: 'Whether Optimise may spend atoms at every node to narrow its laser before the cascade.',
    default: true,
  },
  {
    kind: 'choice',
    key: 'digitErrors',
    label: 'Digit errors',
    help: 'How wrong digits between the levels of the cascade are counted. Every result names the formula it was made with.',
    default: 'joint',
    options: [
      { value: 'joint', label: 'Both levels', help: 'Gaussian noise of both levels that a digit depends on.' },
      { value: 'gauss', label: 'Lower level', help: 'Gaussian noise of the lower level only.' },
      { value: 'bound', label: 'Paper', help: 'The tail of the paper, (A13). It is no bound for two quadratures.' },
      { value: 'binomial', label: 'Exact', help: 'All outcomes enumerated, read digit by digit. Slowest and largest.' },
    ],
  },
  {
    kind: 'choice',
    key: 'estimator',
    label: 'Phase estimate',
    help: 'How the phase is read from the counts in the simulation, whose value and ratio to the budget are of this estimate. Only exact digit errors are a budget of it, of reading digit by digit; Gaussian ones are a simplification of either.',
    default: 'matched',
    options: [
      {
        value: 'matched',
        label: 'As digit errors',
        help: 'Digit by digit where digit errors are exact, since they are those of that reading; else jointly.',
      },
      {
        value: 'digit',
        label: 'Digit by digit',
        help: 'Each level is read by itself and placed by the one below. Simple, and hurt by every wrong digit.',
      },
      {
        value: 'joint',
        label: 'Jointly',
        help: 'Mean of the phase given all counts at once. It does better than exact digit errors say, which are then on the safe side.',
      },
    ],
  },
  {
    kind: 'choice',
    key: 'readout',
    label: 'Read-out of the top level',
    help: 'Two fixed quadratures need no feed-forward; an adaptive one measures at mid-fringe.',
    default: 'fixed',
    options: [
      { value: 'fixed', label: 'Two quadratures', help: 'Half of the copies read the cosine, half the sine.' },
      { value: 'adaptive', label: 'Adaptive', help: 'The levels below set the phase at which the top level is read.' },
    ],
  },
  {
    kind: 'choice',
    key: 'slips',
    label: 'Phase slips',
    help: 'How long a slip of a laser by a full turn spoils the result.',
    default: 'persistent',
    options: [
      { value: 'persistent', label: 'Stay', help: 'Once slipped, wrong for the rest of the averaging time (paper).' },
      { value: 'once', label: 'One cycle', help: 'A slip spoils one cycle only.' },
    ],
  },
  {
    kind: 'choice',
    key: 'prior',
    label: 'Phase before a cycle',
    help: 'What is known of the phase before level 0 is read.',
    default: 'flat',
    options: [
      { value: 'flat', label: 'Unknown', help: 'Level 0 finds the phase without help.' },
      {
        value: 'linewidth',
        label: 'Within the laser',
        help: 'The spread of the narrowed lasers is used where smaller.',
      },
    ],
  },
  {
    kind: 'choice',
    key: 'schemes',
    label: 'Closed forms',
    help: 'How the ideal schemes (a) to (e) of the paper, drawn for comparison, count dephasing.',
    default: 'contrast',
    options: [
      {
        value: 'contrast',
        label: 'Lost contrast',
        help: 'The largest state loses contrast; uncorrelated atoms where better.',
      },
      { value: 'simple', label: 'Simple sum', help: 'The limit of independent atoms is added (Fig. 3 of the paper).' },
      { value: 'additive', label: 'A40', help: 'Twice that limit is added, Eq. (A40).' },
      { value: 'paper', label: 'A41', help: 'Additive noise at the best base, Eq. (A41).' },
    ],
  },
  {
    kind: 'choice',
    key: 'feedback',
    label: 'Who is steered',
    help: 'Which parties get the common error signal. The others keep the instability of their own clock.',
    default: 'full',
    options: [
      { value: 'full', label: 'All nodes', help: 'Every node gets the common signal.' },
      { value: 'centre', label: 'Centre only', help: 'Only the centre gets it.' },
      {
        value: 'regional-shared',
        label: 'Regions, shared',
        help: 'Nodes pass their laser signals on within a region.',
      },
      { value: 'regional-unshared', label: 'Regions, apart', help: 'Regions get a mean that their nodes cannot use.' },
    ],
  },
];

export const networkParameters: readonly ParameterSpec[] = [
  ...questionParameters,
  ...imperfectionParameters,
  ...strategyParameters,
  ...securityParameters,
];
