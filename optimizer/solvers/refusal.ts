import type { Vector } from '../vector';
import type { Refusal } from './contract';

/** The first entry that is not a finite number, as a refusal; null if there is none. */
export function refuseNonFinite(name: string, values: Vector): Refusal | null {
  for (let j = 0; j < values.length; j++) {
    if (!Number.isFinite(values[j]!)) {
      return {
        code: 'not-finite',
        where: `${name}[${j}]`,
        message: `${name}[${j}] is ${values[j]!}; a finite number is needed.`,
        remedy: 'Give a finite value.',
      };
    }
  }
  return null;
}

export function refuseLength(name: string, values: Vector, expected: number): Refusal | null {
  if (values.length === expected) return null;
  return {
    code: 'wrong-length',
    where: name,
    message: `${name} has ${values.length} entries; ${expected} are needed.`,
    remedy: 'Give one entry for each variable.',
  };
}

/** Bounds may be infinite but neither NaN nor the wrong way round. */
export function refuseBounds(lower: Vector, upper: Vector): Refusal | null {
  for (let j = 0; j < lower.length; j++) {
    if (!(lower[j]! <= upper[j]!) || lower[j] === Infinity || upper[j] === -Infinity) {
      return {
        code: 'inverted-bounds',
        where: `bounds[${j}]`,
        message: `Variable ${j} has lower limit ${lower[j]!} and upper limit ${upper[j]!}: nothing lies between.`,
        remedy: 'Give a lower limit that is at most the upper limit.',
      };
    }
  }
  return null;
}
