import type { NumberParameter } from '../../parameter';
import type { QuantityKind } from '../../quantity/kinds';
import { detectorParameters } from '../declaration/element-parameters';
import { mechanicalParameters } from '../declaration/force-parameters';
import { linkSpec } from '../declaration/network-parameters';
import type { SensorInPlace, SensorQuantity } from './sensor-in-place';

/** One thing that can be off at a sensor, as the report names and shows it. */
export interface ListedQuantity {
  readonly quantity: SensorQuantity;
  /** Key of the parameter in the drawing. */
  readonly key: string;
  readonly label: string;
  readonly symbol?: string;
  readonly kind: QuantityKind;
  nominal(place: SensorInPlace): number;
  /** Usual relative spread. */
  spread(place: SensorInPlace): number;
  /** Largest deviation that can be at all. */
  most(place: SensorInPlace): number;
}

/** Keys of the drawing and the parameters of a sensor that they state. */
const MECHANICAL = {
  resonance: 'resonance',
  damping: 'damping',
  effectiveDamping: 'effectiveDamping',
  mass: 'mass',
  temperature: 'temperature',
  coupling: 'coupling',
  cavityLinewidth: 'cavityDecay',
  power: 'power',
  wavelength: 'wavelength',
} as const satisfies Record<string, SensorQuantity>;

/** All quantities of a sensor; its effective damping only where there is cold damping. */
export function listedQuantities(coldDamped: boolean): readonly ListedQuantity[] {
  return [
    ...mechanicalParameters.flatMap((spec) => (spec.kind === 'number' ? mechanical(spec) : [])),
    efficiency('arrival', numberIn(linkSpec.parameters, 'transmission'), 'Light on the way', ({ before }) => before),
    efficiency('detection', numberIn(detectorParameters, 'efficiency'), 'Detection', ({ after }) => after),
  ].filter(({ quantity }) => coldDamped || quantity !== 'effectiveDamping');
}

function mechanical(spec: NumberParameter): ListedQuantity[] {
  const quantity = Object.hasOwn(MECHANICAL, spec.key) ? MECHANICAL[spec.key as keyof typeof MECHANICAL] : null;
  if (quantity === null) return [];
  // The drawing states frequencies and rates over 2 pi.
  const unit = spec.quantity === 'frequency' ? 2 * Math.PI : 1;
  return [
    {
      quantity,
      key: spec.key,
      label: spec.label,
      ...(spec.symbol === undefined ? {} : { symbol: spec.symbol }),
      kind: spec.quantity,
      nominal: ({ sensor }) => (sensor[quantity] ?? 0) / unit,
      spread: () => spec.tolerance?.value ?? 0,
      most: () => Infinity,
    },
  ];
}

/** An efficiency, whose usual spread is absolute and which cannot pass 1. */
function efficiency(
  quantity: SensorQuantity,
  spec: NumberParameter,
  label: string,
  of: (place: SensorInPlace) => number,
): ListedQuantity {
  return {
    quantity,
    key: spec.key,
    label,
    kind: spec.quantity,
    nominal: of,
    spread: (place) => (of(place) > 0 ? (spec.tolerance?.value ?? 0) / of(place) : 0),
    most: (place) => (of(place) > 0 ? 1 / of(place) - 1 : 0),
  };
}

function numberIn(specs: readonly { readonly key: string; readonly kind: string }[], key: string): NumberParameter {
  const spec = specs.find((candidate) => candidate.key === key);
  if (spec?.kind !== 'number') throw new Error(`No number is called ${key}.`);
  return spec as NumberParameter;
}
