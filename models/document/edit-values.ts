import { err, ok } from '../../optimizer/result';
import type { ParameterValue } from '../parameter';
import { CODE } from './codes';
import type { CommandOf, Edited } from './command';
import { noSuchLink, withElement } from './edit-network';
import { canonicalItem } from './edit-whole';
import { editIssue, isSafeKey, noSuchElement, unsoundNumbers, unsoundSettings } from './integrity';
import type { Parameters, Project, Settings } from './project';

interface Owned {
  readonly parameters: Parameters;
  readonly displayUnits?: Readonly<Record<string, string>>;
}

/** Writes one parameter of the network, an element or a link, and the unit it is shown in. */
export function setParameter(project: Project, command: CommandOf<'set-parameter'>): Edited {
  const { owner, key, value } = command;
  const place = { label: key, field: key, ...(owner.scope === 'network' ? {} : { [owner.scope]: owner.id }) };
  if (!isSafeKey(key)) {
    return err(editIssue(CODE.badId, place, `“${key}” cannot be a parameter.`, 'Use the key of a parameter.'));
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return err(
      editIssue(CODE.notFinite, place, `The value of ${key} is not a finite number.`, 'Enter a finite number.'),
    );
  }
  switch (owner.scope) {
    case 'network':
      return edited(project, command, project, (changed) => changed);
    case 'element': {
      const element = project.network.elements.find(({ id }) => id === owner.id);
      if (element === undefined) return err(noSuchElement(owner.id));
      return edited(project, command, element, (changed) => withElement(project, changed));
    }
    case 'link': {
      const { links } = project.network;
      const at = links.findIndex(({ id }) => id === owner.id);
      const link = links[at];
      if (link === undefined) return err(noSuchLink(owner.id));
      return edited(project, command, link, (changed) => ({
        ...project,
        network: { ...project.network, links: links.with(at, changed) },
      }));
    }
  }
}

function edited<T extends Owned>(
  project: Project,
  command: CommandOf<'set-parameter'>,
  owned: T,
  put: (changed: T) => Project,
): Edited {
  const { owner, key, value, displayUnit } = command;
  const valueBefore = entry(owned.parameters, key);
  const unitBefore = entry(owned.displayUnits ?? {}, key);
  const inverse: CommandOf<'set-parameter'> = {
    type: 'set-parameter',
    owner,
    key,
    value: valueBefore,
    ...(displayUnit === undefined ? {} : { displayUnit: unitBefore }),
  };
  const unit = displayUnit === undefined ? unitBefore : displayUnit;
  if (Object.is(value, valueBefore) && unit === unitBefore) return ok({ project, inverse });
  const parameters = withEntry(owned.parameters, key, value);
  const changed =
    unit === unitBefore
      ? { ...owned, parameters }
      : canonicalItem({ ...owned, parameters, displayUnits: withEntry(owned.displayUnits ?? {}, key, unit) });
  return ok({ project: put(changed), inverse });
}

/** Writes the given controls; a null removes the setting, so that the default of the model holds. */
export function setSettings(project: Project, command: CommandOf<'set-settings'>): Edited {
  const written = Object.fromEntries(
    Object.entries(command.settings).map(([id, controls]) => [
      id,
      Object.fromEntries(Object.entries(controls).filter((pair): pair is [string, number] => pair[1] !== null)),
    ]),
  );
  const issue = unsoundSettings(written, project.network.elements) ?? unsoundNumbers(written);
  if (issue !== null) return err(issue);

  let settings: Settings = project.settings;
  const before: Record<string, Record<string, number | null>> = {};
  for (const [id, controls] of Object.entries(command.settings)) {
    let own = entry(settings, id) ?? {};
    before[id] = Object.fromEntries(Object.keys(controls).map((key) => [key, entry(own, key)]));
    for (const [key, value] of Object.entries(controls)) own = withEntry(own, key, value);
    settings = withEntry(settings, id, Object.keys(own).length === 0 ? null : own);
  }
  const inverse = { type: 'set-settings', settings: before } as const;
  return ok({ project: settings === project.settings ? project : { ...project, settings }, inverse });
}

function entry<T>(record: Readonly<Record<string, T>>, key: string): T | null {
  return Object.hasOwn(record, key) ? record[key]! : null;
}

/** The record with one entry written or, for null, taken out; the same record where nothing changes. */
function withEntry<T extends ParameterValue | Readonly<Record<string, number>>>(
  record: Readonly<Record<string, T>>,
  key: string,
  value: T | null,
): Readonly<Record<string, T>> {
  if (Object.is(entry(record, key), value)) return record;
  if (value !== null) return { ...record, [key]: value };
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));
}
