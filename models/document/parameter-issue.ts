import type { Issue, Place } from '../issue';
import type { NumberParameter, ParameterSpec, ParameterValue } from '../parameter';
import { checkRange, rangeText } from '../quantity/check-range';
import { quantityText } from '../quantity/format-quantity';
import { CODE } from './codes';
import type { Command } from './command';
import { shown } from './envelope';

/**
 * What is wrong with a stored value of a parameter or control; null if nothing. `write` is the edit that
 * puts another value in its place, for the one-click cure. The place is asked for only where there is an issue.
 */
export function parameterIssue(
  spec: ParameterSpec,
  value: unknown,
  where: () => Place,
  write: (value: ParameterValue) => Command,
): Issue | null {
  const issue = (code: string, message: string, remedy: string, cure?: ParameterValue): Issue => ({
    code,
    severity: 'error',
    where: where(),
    message,
    remedy,
    ...(cure === undefined ? {} : { fix: { label: `Set to ${cureText(spec, cure)}`, command: write(cure) } }),
  });
  switch (spec.kind) {
    case 'number': {
      if (typeof value !== 'number') {
        const message = `${spec.label} is ${shown(value)}, not a number.`;
        return issue(CODE.wrongKind, message, `Enter a value ${rangeText(spec)}.`, spec.default);
      }
      const checked = checkRange(spec, value);
      if (checked.ok) return null;
      const code = Number.isFinite(value) ? CODE.outOfRange : CODE.notFinite;
      return issue(code, checked.error.message, checked.error.remedy, nearestAllowed(spec, value));
    }
    case 'choice': {
      if (spec.options.some((option) => option.value === value)) return null;
      const allowed = spec.options.map((option) => option.label).join(', ');
      const message = `${spec.label} is ${shown(value)}, which is not one of its options.`;
      return issue(CODE.unknownOption, message, `Choose one of: ${allowed}.`, spec.default);
    }
    case 'flag':
      if (typeof value === 'boolean') return null;
      return issue(
        CODE.wrongKind,
        `${spec.label} is ${shown(value)}, not yes or no.`,
        'Switch it on or off.',
        spec.default,
      );
    case 'text':
      if (typeof value !== 'string') {
        return issue(CODE.wrongKind, `${spec.label} is ${shown(value)}, not a text.`, 'Enter a text.', spec.default);
      }
      if (value.length <= spec.maxLength) return null;
      return issue(
        CODE.textTooLong,
        `${spec.label} has ${value.length} characters; at most ${spec.maxLength} are allowed.`,
        'Shorten it.',
      );
  }
}

/** The end of the range that the value lies beyond, or the default where there is no such end. */
function nearestAllowed(spec: NumberParameter, value: number): number {
  const { min, max } = spec.range;
  const nearest = spec.quantity === 'count' ? Math.round(value) : value;
  const end = Math.min(max, Math.max(min, nearest));
  return checkRange(spec, end).ok ? end : spec.default;
}

function cureText(spec: ParameterSpec, value: ParameterValue): string {
  switch (spec.kind) {
    case 'number':
      return typeof value === 'number'
        ? quantityText(value, spec.quantity, spec.quantity === 'transmission' ? { unit: '%' } : {})
        : String(value);
    case 'choice':
      return spec.options.find((option) => option.value === value)?.label ?? String(value);
    case 'flag':
      return value === true ? 'on' : 'off';
    case 'text':
      return value === '' ? 'empty' : `“${String(value)}”`;
  }
}
