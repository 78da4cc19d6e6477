import type { NumberParameter } from '../../parameter';
import {
  detectorParameters,
  sensorControls,
  sensorParameters,
  splitterControls,
  squeezerControls,
  squeezerParameters,
} from '../declaration/element-parameters';
import { linkSpec } from '../declaration/network-parameters';
import type { OperatingPoint } from '../network/operating-point';
import { photonsOf, pumpOf } from '../network/oscillator';
import type { Scheme } from '../network/scheme';

/** A network with the settings that are looked at. */
export interface NetworkState {
  readonly scheme: Scheme;
  readonly point: OperatingPoint;
}

/** A copy of a network that is being changed; its sources and channels are replaced, not written to. */
export interface NetworkDraft {
  readonly sources: Scheme['sources'][number][];
  readonly channels: Scheme['channels'][number][];
  readonly ratios: number[];
  readonly photons: number[];
  readonly carriers: number[];
}

/** A network with some of its numbers off, by relative deviations. */
export function movedNetwork(
  { scheme, point }: NetworkState,
  moves: readonly { readonly quantity: NetworkQuantity; readonly deviation: number }[],
): NetworkState {
  const draft: NetworkDraft = {
    sources: [...scheme.sources],
    channels: [...scheme.channels],
    ratios: [...point.ratios],
    photons: [...point.photons],
    carriers: [...point.carriers],
  };
  for (const { quantity, deviation } of moves) quantity.move(draft, deviation);
  const { sources, channels, ratios, photons, carriers } = draft;
  return { scheme: { ...scheme, sources, channels }, point: { ...point, ratios, photons, carriers } };
}

/** One number of the network that may be off, and the network that it then is. */
export interface NetworkQuantity {
  readonly spec: NumberParameter;
  readonly label: string;
  readonly owner: string;
  readonly element: string;
  readonly nominal: number;
  /** Largest deviations that can be at all. */
  readonly most: { readonly up: number; readonly down: number };
  /** Multiplies this number by 1 + deviation. */
  move(draft: NetworkDraft, deviation: number): void;
}

/** Everything that the precision of a network of shifts depends on and that may be off. */
export function networkQuantities(state: NetworkState): readonly NetworkQuantity[] {
  return [...sourceQuantities(state), ...splitterQuantities(state), ...sensorQuantities(state)].filter(
    ({ nominal }) => nominal !== 0,
  );
}

function sourceQuantities({ scheme, point }: NetworkState): NetworkQuantity[] {
  return scheme.sources.flatMap((source, k): NetworkQuantity[] => {
    const owned = { owner: source.name, element: source.id };
    const inSource = (spec: NumberParameter, key: 'squeezed' | 'antisqueezed' | 'jitter'): NetworkQuantity => ({
      ...quantityOf(spec, source[key]),
      ...owned,
      move: ({ sources }, deviation) => {
        sources[k] = { ...sources[k]!, [key]: source[key] * (1 + deviation) };
      },
    });
    const jitter = inSource(numberIn(squeezerParameters, 'jitter'), 'jitter');
    if (!source.free) {
      return [
        inSource(numberIn(squeezerParameters, 'level'), 'squeezed'),
        ...(source.jitter > 0 ? [inSource(numberIn(squeezerParameters, 'antilevel'), 'antisqueezed')] : []),
        jitter,
      ];
    }
    const { oscillator } = source;
    const nominal = oscillator ? pumpOf(oscillator, point.photons[k]!) : point.photons[k]!;
    return [
      {
        ...quantityOf(numberIn(squeezerControls, oscillator ? 'pump' : 'photons'), nominal),
        ...owned,
        move: ({ photons }, deviation) => {
          const value = nominal * (1 + deviation);
          photons[k] = oscillator ? photonsOf(oscillator, value) : value;
        },
      },
      jitter,
    ];
  });
}

function splitterQuantities({ scheme, point }: NetworkState): NetworkQuantity[] {
  return scheme.splitters.map(({ id, name }, index) => ({
    ...quantityOf(numberIn(splitterControls, 'ratio'), point.ratios[index]!),
    owner: name,
    element: id,
    move: ({ ratios }, deviation) => {
      ratios[index] = point.ratios[index]! * (1 + deviation);
    },
  }));
}

function sensorQuantities({ scheme, point }: NetworkState): NetworkQuantity[] {
  return scheme.channels.flatMap((channel, j): NetworkQuantity[] => {
    const owned = { owner: channel.name, element: channel.id };
    const inChannel = (
      spec: NumberParameter,
      key: 'before' | 'after' | 'response' | 'lockJitter',
      label: string,
    ): NetworkQuantity => ({
      ...quantityOf(spec, channel[key], label),
      ...owned,
      move: ({ channels }, deviation) => {
        channels[j] = { ...channels[j]!, [key]: channel[key] * (1 + deviation) };
      },
    });
    const carrier: NetworkQuantity = {
      ...quantityOf(numberIn(sensorControls, 'carrier'), point.carriers[j]!),
      ...owned,
      move: ({ carriers }, deviation) => {
        carriers[j] = point.carriers[j]! * (1 + deviation);
      },
    };
    return [
      inChannel(numberIn(linkSpec.parameters, 'transmission'), 'before', 'Light on the way'),
      inChannel(numberIn(detectorParameters, 'efficiency'), 'after', 'Detection'),
      inChannel(numberIn(sensorParameters, 'response'), 'response', 'Response'),
      inChannel(numberIn(detectorParameters, 'lockJitter'), 'lockJitter', 'Lock jitter'),
      ...(scheme.regime === 'individual' ? [carrier] : []),
    ];
  });
}

function quantityOf(spec: NumberParameter, nominal: number, label = spec.label) {
  // Values stay within what the field of the drawing allows.
  const up = nominal === 0 ? 0 : spec.range.max / Math.abs(nominal) - 1;
  const down = nominal > 0 && spec.range.min > 0 ? 1 - spec.range.min / nominal : Infinity;
  return { spec, label, nominal, most: { up, down } };
}

function numberIn(specs: readonly { readonly key: string; readonly kind: string }[], key: string): NumberParameter {
  const spec = specs.find((candidate) => candidate.key === key && candidate.kind === 'number');
  if (!spec) throw new Error(`No number is called ${key}.`);
  return spec as NumberParameter;
}
