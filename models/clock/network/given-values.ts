import type { Parameters } from '../../document/project';
import type { ParameterSpec, ParameterValue } from '../../parameter';

/** The values of an owner with the defaults of its model in place of what is not written. */
export function withDefaults(
  specs: readonly ParameterSpec[],
  given: Parameters,
): Readonly<Record<string, ParameterValue>> {
  return { ...Object.fromEntries(specs.map((spec) => [spec.key, spec.default])), ...given };
}

export function numberOf(values: Readonly<Record<string, ParameterValue>>, key: string): number {
  const value = values[key];
  if (typeof value !== 'number') throw new Error(`"${key}" is not a number of this model`);
  return value;
}
