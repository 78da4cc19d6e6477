import * as v from 'valibot';
import { matrixFromRows, type Matrix } from '../../../optimizer/matrix';
import { finite, fraction, listOf, nonNegative, positive, requireLength } from '../../reference-entry';
import { isPassive, networkCovariance, type Transfer } from '../equations/covariance';
import { isPhysicalPair, type SqueezedSource } from '../equations/sources';

/** Shapes of arguments that only optical networks have: matrices, transfers, sources. */

export const vector = listOf(finite);
export const fractions = listOf(fraction);
const rows = v.pipe(
  v.array(vector),
  v.nonEmpty(),
  v.check((list) => list.every((row) => row.length === list[0]!.length), 'rows are not equally long'),
);
export const matrix = v.pipe(
  rows,
  v.transform((list) => matrixFromRows(list)),
);
export const matrixRows = rows;

/** A number, or the word "Infinity" for none. */
export const limit = v.union([
  nonNegative,
  v.pipe(
    v.literal('Infinity'),
    v.transform(() => Infinity),
  ),
]);

export const transfer = v.pipe(
  v.object({ re: matrix, im: matrix }),
  v.check(({ re, im }) => re.rows === im.rows && re.columns === im.columns, 're and im are not of one shape'),
  v.transform(({ re, im }): Transfer => ({ real: re, imaginary: im })),
);

export const sources = v.array(
  v.nullable(
    v.pipe(
      v.object({ Vs: positive, Va: positive, phase: v.optional(finite, 0) }),
      v.transform(({ Vs, Va, phase }): SqueezedSource => ({ squeezed: Vs, antisqueezed: Va, phase })),
    ),
  ),
);

/** Covariance at the sensors; null where a source or the network is not physical. */
export function covarianceOf(network: Transfer, lights: readonly (SqueezedSource | null)[]): Matrix | null {
  requireLength('sources', lights, network.real.columns);
  const physical = lights.every((light) => light === null || isPhysicalPair(light.squeezed, light.antisqueezed));
  return physical && isPassive(network) ? networkCovariance(network, lights) : null;
}
