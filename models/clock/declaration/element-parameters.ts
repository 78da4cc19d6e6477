import type { LinkSpec } from '../../model';
import type { ParameterSpec, ParameterValue } from '../../parameter';
import { logarithmic, share } from './parameter-shapes';

/** Most atoms that a node may hold. */
export const MAX_ATOMS = 1e7;

export const clockParameters: readonly ParameterSpec[] = [
  logarithmic({
    key: 'atoms',
    label: 'Atoms',
    symbol: 'N_j',
    help: 'Clock atoms at this node, all levels and pre-narrowing together.',
    quantity: 'count',
    min: 1,
    max: MAX_ATOMS,
    default: 1000,
  }),
  logarithmic({
    key: 'laserLinewidth',
    label: 'LO linewidth',
    symbol: 'γ_LO',
    help: 'Full width of the laser of this node at half maximum, white frequency noise assumed. A wide laser slips by full turns unless the cycle is short or the laser is narrowed first.',
    quantity: 'frequency',
    min: 0,
    max: 1e6,
    default: 1e-2,
    tolerance: { value: 0.2, relative: true },
  }),
];

const quantum = (link: Readonly<Record<string, ParameterValue>>): boolean => link['medium'] !== 'classical';

export const linkSpec: LinkSpec = {
  label: 'Link',
  help: 'Delivers entangled pairs between two nodes, with its classical channel; or only classical messages.',
  appearance: 'line',
  dashed: (parameters) => !quantum(parameters),
  legend: { full: 'quantum link, pairs per second', dashed: 'classical' },
  parameters: [
    {
      kind: 'choice',
      key: 'medium',
      label: 'Kind',
      help: 'Quantum links deliver entangled pairs; classical ones carry laser signals and results only.',
      default: 'quantum',
      options: [
        { value: 'quantum', label: 'Quantum', help: 'Entangled pairs and classical messages.' },
        { value: 'classical', label: 'Classical', help: 'Messages and laser signals only.' },
      ],
    },
    logarithmic({
      key: 'pairRate',
      label: 'Pair rate',
      help: 'Entangled pairs per second that the source of this link makes, before the loss below. Each copy of a state needs one pair on every link of the tree.',
      quantity: 'rate',
      min: 0,
      max: 1e12,
      default: 1000,
      tolerance: { value: 0.05, relative: true },
      visibleWhen: quantum,
    }),
    {
      ...share({
        key: 'fidelity',
        label: 'Pair fidelity',
        symbol: 'F_EPR',
        help: 'Fidelity of a delivered pair, white noise assumed: it leaves (4F − 1)/3 of the contrast.',
        default: 0.995,
        tolerance: { value: 0.002, relative: false },
        visibleWhen: quantum,
      }),
      range: { min: 0.25, max: 1, openMin: true },
    },
    {
      kind: 'number',
      key: 'transmission',
      label: 'Loss',
      help: 'Pairs lost on the way, noticed and tried again: loss lowers the rate, not the fidelity.',
      quantity: 'transmission',
      range: { min: 0, max: 1, openMin: true },
      default: 1,
      scale: 'linear',
      tolerance: { value: 0.01, relative: true },
      visibleWhen: quantum,
    },
  ],
};
