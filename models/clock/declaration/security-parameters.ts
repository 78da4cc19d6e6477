import type { ParameterSpec, ParameterValue } from '../../parameter';
import { linear, logarithmic, share } from './parameter-shapes';

const tested = (network: Readonly<Record<string, ParameterValue>>): boolean => network['security'] === true;

/** How the centre tests its clocks (Komar et al., section Security). */
export const securityParameters: readonly ParameterSpec[] = [
  {
    kind: 'flag',
    key: 'security',
    label: 'Test the clocks',
    help: 'Whether the centre tests now and then that a clock reports honestly. Tested cycles are lost for the measurement.',
    default: false,
  },
  linear({
    key: 'window',
    label: 'Acceptance window',
    symbol: 'Λ',
    help: 'Half width of the accepted deviation in standard deviations. A wide window raises few false alarms and lets more lies pass.',
    quantity: 'number',
    min: 0,
    openMin: true,
    max: 20,
    default: 4,
    visibleWhen: tested,
  }),
  {
    ...share({
      key: 'detection',
      label: 'Detection wanted',
      help: 'Probability with which a clock that reports random phases is found within the number of cycles below.',
      default: 0.99,
      visibleWhen: tested,
    }),
    range: { min: 0, max: 0.999999 },
  },
  logarithmic({
    key: 'detectionCycles',
    label: 'Within cycles',
    help: 'Number of cycles within which a lying clock is to be found.',
    quantity: 'count',
    min: 1,
    max: 1e9,
    default: 1000,
    visibleWhen: tested,
  }),
];
