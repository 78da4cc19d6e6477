import type { NumberParameter } from '../../parameter';

type Shape = Omit<NumberParameter, 'kind' | 'range' | 'scale'> & {
  readonly min: number;
  readonly max: number;
  readonly openMin?: boolean;
};

/** A number whose decades are alike: times, rates, linewidths, atoms. */
export function logarithmic({ min, max, openMin, ...rest }: Shape): NumberParameter {
  return { kind: 'number', scale: 'log', range: { min, max, ...(openMin ? { openMin } : {}) }, ...rest };
}

/** A number on an even scale. */
export function linear({ min, max, openMin, ...rest }: Shape): NumberParameter {
  return { kind: 'number', scale: 'linear', range: { min, max, ...(openMin ? { openMin } : {}) }, ...rest };
}

/** A probability or fidelity, 0..1 unless said otherwise. */
export function share(rest: Omit<Shape, 'quantity' | 'min' | 'max'> & { readonly min?: number }): NumberParameter {
  return linear({ quantity: 'fraction', min: 0, max: 1, ...rest });
}
