import type { ParameterSpec, ParameterValue } from '../../models/parameter';

type Values = Readonly<Record<string, ParameterValue>>;

/** The parameters that matter for the values of their owner and of the network; the others are absent, not dimmed. */
export function relevantParameters<Spec extends ParameterSpec>(
  specs: readonly Spec[],
  values: Values,
  network: Values,
): readonly Spec[] {
  const siblings = { ...Object.fromEntries(specs.map((spec) => [spec.key, spec.default])), ...values };
  return specs.filter((spec) => (spec.visibleWhen?.(siblings) ?? true) && (spec.relevantWhen?.(network) ?? true));
}
