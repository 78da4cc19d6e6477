import { CODE } from './document/codes';
import type { Command, Owner } from './document/command';
import { inSentence, linkName } from './document/describe';
import { parameterIssue } from './document/parameter-issue';
import type { NetworkElement, NetworkLink, Parameters, Project } from './document/project';
import type { Issue, Place } from './issue';
import type { PhysicsModel } from './model';
import type { ParameterSpec } from './parameter';

/** Network-wide parameters against the model's specifications. */
export function checkNetwork(project: Project, model: PhysicsModel): readonly Issue[] {
  return checkParameters(project.parameters, model.parameters, { scope: 'network' }, () => ({ label: 'Network' }));
}

/** One element: its type, parameters and control settings. */
export function checkElement(element: NetworkElement, project: Project, model: PhysicsModel): readonly Issue[] {
  const place = { label: element.name, element: element.id };
  const spec = model.elements.find(({ type }) => type === element.type);
  if (spec === undefined) {
    return [
      {
        code: CODE.unknownType,
        severity: 'error',
        where: place,
        message: `${element.name} is a “${element.type}”, which the model ${model.title} does not have.`,
        remedy: 'Delete it and place a known element instead.',
        fix: { label: 'Delete it', command: { type: 'remove', elements: [element.id], links: [] } },
      },
    ];
  }
  const owner = { scope: 'element', id: element.id } as const;
  return [
    ...checkParameters(element.parameters, spec.parameters, owner, () => place),
    ...checkSettings(project.settings[element.id] ?? NO_SETTINGS, spec.controls, element),
  ];
}

export function checkLink(link: NetworkLink, project: Project, model: PhysicsModel): readonly Issue[] {
  const place = (): Place => {
    const name = linkName(project, link.id);
    return { label: name.charAt(0).toUpperCase() + name.slice(1), link: link.id };
  };
  return checkParameters(link.parameters, model.link.parameters, { scope: 'link', id: link.id }, place);
}

const NO_SETTINGS: Readonly<Record<string, number>> = {};

/** Records never change, and an edit leaves all but its own as they are: those without fault are looked at once. */
const clean = new WeakMap<object, readonly ParameterSpec[]>();

function rememberClean(
  values: object,
  specs: readonly ParameterSpec[],
  check: () => readonly Issue[],
): readonly Issue[] {
  if (clean.get(values) === specs) return [];
  const issues = check();
  if (issues.length === 0) clean.set(values, specs);
  return issues;
}

function checkParameters(
  values: Parameters,
  specs: readonly ParameterSpec[],
  owner: Owner,
  place: () => Place,
): readonly Issue[] {
  return rememberClean(values, specs, () => parameterIssues(values, specs, owner, place));
}

function parameterIssues(
  values: Parameters,
  specs: readonly ParameterSpec[],
  owner: Owner,
  place: () => Place,
): readonly Issue[] {
  const write = (key: string, value: Parameters[string] | null): Command => ({
    type: 'set-parameter',
    owner,
    key,
    value,
  });
  return Object.entries(values).flatMap(([key, value]) => {
    const spec = specs.find((candidate) => candidate.key === key);
    if (spec === undefined) {
      return [unknownEntry(CODE.unknownParameter, 'parameter', key, place(), write(key, null))];
    }
    return (
      parameterIssue(
        spec,
        value,
        () => fieldPlace(place(), spec),
        (cure) => write(key, cure),
      ) ?? []
    );
  });
}

function checkSettings(
  controls: Readonly<Record<string, number>>,
  specs: readonly ParameterSpec[],
  element: NetworkElement,
): readonly Issue[] {
  return rememberClean(controls, specs, () => settingIssues(controls, specs, element));
}

function settingIssues(
  controls: Readonly<Record<string, number>>,
  specs: readonly ParameterSpec[],
  element: NetworkElement,
): readonly Issue[] {
  const place = { label: element.name, element: element.id };
  const write = (key: string, value: number | null): Command => ({
    type: 'set-settings',
    settings: { [element.id]: { [key]: value } },
  });
  return Object.entries(controls).flatMap(([key, value]) => {
    const spec = specs.find((candidate) => candidate.key === key);
    if (spec === undefined) return [unknownEntry(CODE.unknownControl, 'control', key, place, write(key, null))];
    return (
      parameterIssue(
        spec,
        value,
        () => fieldPlace(place, spec),
        (cure) => write(key, typeof cure === 'number' ? cure : null),
      ) ?? []
    );
  });
}

function fieldPlace(place: Place, spec: ParameterSpec): Place {
  return { ...place, label: `${place.label}, ${inSentence(spec.label)}`, field: spec.key };
}

function unknownEntry(code: string, what: string, key: string, place: Place, remove: Command): Issue {
  return {
    code,
    severity: 'warning',
    where: { ...place, field: key },
    message: `“${key}” is not a known ${what} of ${place.label} and has no effect.`,
    remedy: 'Remove it.',
    fix: { label: 'Remove it', command: remove },
  };
}
