import type { Variable } from '../../optimizer/problem';

/** The variables of a problem as numbers from 0 to 1, one an entry of x, independent of each other. */
export interface UnitCube {
  /** Entries beyond 0 and 1 count as 0 and 1; whole numbers are rounded. */
  toPhysical(u: readonly number[]): Float64Array;
}

/** Maps the unit cube onto the box and the simplices of a problem; the map of a simplex is its normalised entries. */
export function unitCube(variables: readonly Variable[]): UnitCube {
  return {
    toPhysical(u) {
      const x: number[] = [];
      for (const variable of variables) {
        const at = x.length;
        if (variable.kind === 'simplex') {
          const shares = variable.keys.map((_, i) => clip(u[at + i]!));
          const sum = shares.reduce((total, share) => total + share, 0);
          // The corner where all entries are 0 has no direction: shared evenly.
          x.push(...shares.map((share) => (variable.total * (sum > 0 ? share : 1)) / (sum > 0 ? sum : shares.length)));
        } else {
          x.push(within(variable, clip(u[at]!)));
        }
      }
      return Float64Array.from(x);
    },
  };
}

/** Written so that NaN becomes 0. */
function clip(value: number): number {
  return value > 0 ? Math.min(1, value) : 0;
}

function within(variable: Exclude<Variable, { kind: 'simplex' }>, share: number): number {
  const { lower, upper } = variable;
  if (variable.kind === 'integer') return Math.min(upper, lower + Math.floor(share * (upper - lower + 1)));
  const value =
    variable.scale === 'log' && upper > lower ? lower * (upper / lower) ** share : lower + share * (upper - lower);
  return Math.min(upper, Math.max(lower, value));
}
