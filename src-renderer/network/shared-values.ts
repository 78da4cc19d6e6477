import type { ParameterValue } from '../../models/parameter';

type Values = Readonly<Record<string, ParameterValue>>;

/** The values of several owners in one form: the first owner's, and the keys in which another one differs. */
export function sharedValues(owners: readonly Values[]): {
  readonly values: Values;
  readonly mixed: ReadonlySet<string>;
} {
  const [first = {}, ...others] = owners;
  const keys = Object.keys(first).filter((key) => others.some((other) => other[key] !== first[key]));
  return { values: first, mixed: new Set(keys) };
}
