import type { Instance } from '../peers/protocol';
import { cascadeObjective } from './cascade';
import { clockObjective } from './clocks';
import { asSmooth as landscapeAsSmooth } from './landscape';
import { asSmooth as networkAsSmooth } from './network';
import { asSmooth as splittingAsSmooth } from './splitting';

/** Our objective of an instance, and its gradient where methods may use one. */
export interface Formula {
  objective(x: readonly number[]): number;
  readonly gradient: ((x: readonly number[]) => number[]) | null;
}

export function formulaOf(instance: Instance): Formula {
  switch (instance.kind) {
    case 'splitting':
      return smooth(
        splittingAsSmooth(
          {
            amplitudes: Float64Array.from(instance.amplitudes),
            efficiencies: Float64Array.from(instance.efficiencies),
            photons: instance.upper.at(-1)!,
          },
          Float64Array.from(instance.lower),
        ),
      );
    case 'network':
    case 'network-value':
      return smooth(networkAsSmooth(instance, Float64Array.from(instance.lower)));
    case 'cascade':
      return { objective: (x) => cascadeObjective(instance, x), gradient: null };
    case 'clock':
      return { objective: (x) => clockObjective(instance.atoms, x), gradient: null };
    case 'landscape':
      return smooth(
        landscapeAsSmooth(
          {
            dimension: instance.centre.length,
            rotation: Float64Array.from(instance.rotation),
            centre: Float64Array.from(instance.centre),
          },
          Float64Array.from(instance.lower),
        ),
      );
  }
}

function smooth({ evaluate }: ReturnType<typeof splittingAsSmooth>): Formula {
  return {
    objective: (x) => evaluate(Float64Array.from(x), null),
    gradient(x) {
      const slopes = new Float64Array(x.length);
      evaluate(Float64Array.from(x), slopes);
      return Array.from(slopes);
    },
  };
}
