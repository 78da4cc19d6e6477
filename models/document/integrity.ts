import type { Issue } from '../issue';
import { CODE } from './codes';
import type { Functional, NetworkElement, NetworkLink, Project, Settings } from './project';

/** Longest id; also bounds parameter, port and control keys. */
const LONGEST_ID = 100;

/**
 * Whether a text may be an id or a key of a record. Names that every object inherits ("constructor")
 * would be found in any record, so they are not allowed.
 */
export function isSafeKey(key: string): boolean {
  return key.length > 0 && key.length <= LONGEST_ID && !(key in {});
}

/** The path of the first number that is not finite in plain data ("positions.s1.x"); null if all are. */
export function findNonFinite(data: unknown, path = ''): string | null {
  const steps = stepsToNonFinite(data);
  return steps === null
    ? null
    : path + steps.map((step, k) => (k === 0 && path === '' ? step.replace(/^\./, '') : step)).join('');
}

/** The way into the data is put together on the way back only, since nearly all data are finite. */
function stepsToNonFinite(data: unknown): string[] | null {
  if (typeof data === 'number') return Number.isFinite(data) ? null : [];
  if (typeof data !== 'object' || data === null) return null;
  for (const key of Object.keys(data)) {
    const steps = stepsToNonFinite((data as Readonly<Record<string, unknown>>)[key]);
    if (steps !== null) return [Array.isArray(data) ? `[${key}]` : `.${key}`, ...steps];
  }
  return null;
}

export function editIssue(code: string, place: Issue['where'], message: string, remedy: string): Issue {
  return { code, severity: 'error', where: place, message, remedy };
}

type Network = Project['network'];

/**
 * The first thing that keeps parts from forming a document: ids that are unusable or taken, links
 * without end, weights or settings of absent elements, numbers that are not finite. Null if sound.
 */
export function findUnsound(network: Network, target: Project['target'], settings: Settings): Issue | null {
  return (
    unsoundIds('element', network.elements) ??
    unsoundIds('link', network.links) ??
    unsoundLinks(network.links, new Set(network.elements.map(({ id }) => id))) ??
    unsoundKeys(network) ??
    unsoundIds('target', target.functionals) ??
    unsoundTarget(target, network.elements) ??
    unsoundSettings(settings, network.elements) ??
    unsoundNumbers({ network, target, settings })
  );
}

export function unsoundIds(
  what: 'element' | 'link' | 'target',
  items: readonly { readonly id: string; readonly name?: string }[],
): Issue | null {
  const seen = new Set<string>();
  for (const { id, name } of items) {
    const place = { label: name ?? `${what} ${id}`, ...(what === 'target' ? {} : { [what]: id }) };
    if (!isSafeKey(id)) {
      return editIssue(CODE.badId, place, `“${id}” cannot be the id of a ${what}.`, 'Use 1 to 100 letters or digits.');
    }
    if (name?.trim() === '') return emptyName(`${what} ${id}`);
    if (seen.has(id)) {
      return editIssue(CODE.idTaken, place, `Two ${what}s have the id “${id}”.`, 'Give each its own id.');
    }
    seen.add(id);
  }
  return null;
}

export function unsoundLinks(links: readonly NetworkLink[], elements: ReadonlySet<string>): Issue | null {
  for (const { id, from, to } of links) {
    const place = { label: `Link ${id}`, link: id };
    for (const end of [from, to]) {
      if (!elements.has(end.element)) {
        const message = `The link ends at “${end.element}”, which is not in the network.`;
        return editIssue(CODE.linkWithoutEnd, place, message, 'Connect it to an element of the network.');
      }
      if (!isSafeKey(end.port)) {
        return editIssue(CODE.badId, place, `“${end.port}” cannot be a port.`, 'Connect it to a port of the element.');
      }
    }
    if (from.element === to.element) {
      const message = 'The link would connect an element to itself.';
      return editIssue(CODE.linkToItself, place, message, 'Connect two different elements.');
    }
  }
  return null;
}

export function unsoundKeys(network: Network): Issue | null {
  for (const item of [...network.elements, ...network.links]) {
    const key = [...Object.keys(item.parameters), ...Object.keys(item.displayUnits ?? {})].find((k) => !isSafeKey(k));
    if (key !== undefined) {
      return editIssue(CODE.badId, { label: item.id }, `“${key}” cannot be a parameter.`, 'Leave it out.');
    }
  }
  return null;
}

function unsoundTarget(target: Project['target'], elements: readonly NetworkElement[]): Issue | null {
  const known = new Set(elements.map(({ id }) => id));
  for (const functional of target.functionals) {
    const issue = unsoundFunctional(functional, known);
    if (issue !== null) return issue;
  }
  return null;
}

export function unsoundFunctional({ name, importance, weights }: Functional, known: ReadonlySet<string>): Issue | null {
  const place = { label: `Target ${name}` };
  if (!(importance > 0) || !Number.isFinite(importance)) {
    const message = `The importance of target ${name} is ${importance}; it must be above 0 and finite.`;
    return editIssue(CODE.badImportance, place, message, 'Enter a number such as 1.');
  }
  const stranger = Object.keys(weights).find((id) => !known.has(id));
  if (stranger !== undefined) return noSuchElement(stranger);
  return null;
}

export function unsoundSettings(settings: Settings, elements: readonly { readonly id: string }[]): Issue | null {
  const known = new Set(elements.map(({ id }) => id));
  for (const [id, controls] of Object.entries(settings)) {
    if (!known.has(id)) return noSuchElement(id);
    const key = Object.keys(controls).find((control) => !isSafeKey(control));
    if (key !== undefined) {
      return editIssue(CODE.badId, { label: id, element: id }, `“${key}” cannot be a control.`, 'Leave it out.');
    }
  }
  return null;
}

export function emptyName(label: string): Issue {
  return editIssue(CODE.emptyName, { label }, 'The name is empty.', 'Enter at least one character.');
}

export function noSuchElement(id: string): Issue {
  const message = `The network has no element “${id}”.`;
  return editIssue(CODE.noSuchOwner, { label: `Element ${id}` }, message, 'Choose an element of the network.');
}

export function unsoundNumbers(data: unknown): Issue | null {
  const path = findNonFinite(data);
  if (path === null) return null;
  const message = `The value at ${path === '' ? 'this place' : path} is not a finite number.`;
  return editIssue(CODE.notFinite, { label: path, path }, message, 'Enter a finite number.');
}
