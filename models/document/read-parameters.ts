import type { Issue, Place } from '../issue';
import type { ParameterSpec, ParameterValue } from '../parameter';
import { findUnit } from '../quantity/kind-table';
import { CODE } from './codes';
import type { Owner } from './command';
import { inSentence } from './describe';
import { isRecord, shown } from './envelope';
import { isSafeKey } from './integrity';
import { parameterIssue } from './parameter-issue';
import type { Parameters } from './project';

/** Whose parameters are read: for the places of issues. */
export interface Holder {
  readonly owner: Owner;
  readonly label: string;
  /** JSON path of the item, "" for the project itself. */
  readonly path: string;
}

export type Report = (issue: Issue) => void;

/**
 * The parameters of an item. What is missing takes its default silently; a finite value out of range
 * is kept and reported, so that nothing is lost; anything else is reported and replaced by its default.
 */
export function readParameters(
  raw: Readonly<Record<string, unknown>>,
  specs: readonly ParameterSpec[],
  holder: Holder,
  report: Report,
): Parameters {
  const pairs: [string, ParameterValue][] = [];
  for (const spec of specs) {
    if (!Object.hasOwn(raw, spec.key)) {
      pairs.push([spec.key, spec.default]);
      continue;
    }
    const value = raw[spec.key];
    const issue = parameterIssue(
      spec,
      value,
      () => placeOf(holder, spec.key, spec.label),
      (cure) => ({
        type: 'set-parameter',
        owner: holder.owner,
        key: spec.key,
        value: cure,
      }),
    );
    if (issue === null || issue.code === CODE.outOfRange || issue.code === CODE.textTooLong) {
      if (issue !== null) report(issue);
      pairs.push([spec.key, value as ParameterValue]);
    } else {
      report(withDefault(issue));
      pairs.push([spec.key, spec.default]);
    }
  }
  return Object.fromEntries([...pairs, ...unknownPairs(raw, specs, holder, report)]);
}

/** The cure has been applied already, so it is told instead of offered. */
function withDefault({ code, severity, where, message, remedy }: Issue): Issue {
  return { code, severity, where, message: `${message.slice(0, -1)}; its default was taken instead.`, remedy };
}

function unknownPairs(
  raw: Readonly<Record<string, unknown>>,
  specs: readonly ParameterSpec[],
  holder: Holder,
  report: Report,
): [string, ParameterValue][] {
  const kept: [string, ParameterValue][] = [];
  for (const [key, value] of Object.entries(raw)) {
    if (specs.some((spec) => spec.key === key)) continue;
    const keeps = isSafeKey(key) && isParameterValue(value);
    if (keeps) kept.push([key, value]);
    report({
      code: CODE.unknownParameter,
      severity: 'warning',
      where: placeOf(holder, key, key),
      message: `“${key.slice(0, 100)}” is not a known parameter here${keeps ? '; it is kept but has no effect' : '; it was left out'}.`,
      remedy: specs.length === 0 ? 'Remove it.' : `Known are ${specs.map((spec) => spec.key).join(', ')}.`,
    });
  }
  return kept;
}

function isParameterValue(value: unknown): value is ParameterValue {
  return (
    typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
  );
}

/** The display units that exist for the parameters of an item; undefined if there are none. */
export function readDisplayUnits(
  raw: unknown,
  specs: readonly ParameterSpec[],
  holder: Holder,
  report: Report,
): Readonly<Record<string, string>> | undefined {
  if (raw === undefined) return undefined;
  const pairs: [string, string][] = [];
  for (const [key, unit] of isRecord(raw) ? Object.entries(raw) : [['', raw] as const]) {
    const spec = specs.find((candidate) => candidate.key === key);
    const known = spec?.kind === 'number' && typeof unit === 'string' ? findUnit(spec.quantity, unit) : undefined;
    if (known !== undefined) {
      pairs.push([key, known.symbol]);
      continue;
    }
    report({
      code: CODE.badField,
      severity: 'warning',
      where: { ...placeOf(holder, key, key), path: joinPath(holder.path, 'displayUnits', key) },
      message: `${shown(unit)} is not a display unit of “${key.slice(0, 100)}”; the usual unit is shown instead.`,
      remedy: 'Type the value in the unit you prefer.',
    });
  }
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}

function placeOf({ owner, label, path }: Holder, key: string, name: string): Place {
  return {
    label: `${label}, ${inSentence(name.slice(0, 100))}`,
    ...(owner.scope === 'network' ? {} : { [owner.scope]: owner.id }),
    field: key,
    path: joinPath(path, 'parameters', key),
  };
}

function joinPath(...steps: readonly string[]): string {
  return steps.filter((step) => step !== '').join('.');
}
