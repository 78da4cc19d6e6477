import { err, ok } from '../../optimizer/result';
import type { CommandOf, Edited } from './command';
import {
  editIssue,
  emptyName,
  noSuchElement,
  unsoundIds,
  unsoundKeys,
  unsoundLinks,
  unsoundNumbers,
} from './integrity';
import { CODE } from './codes';
import type { NetworkElement, Project } from './project';
import { canonicalItem, restoreOf } from './edit-whole';

/** Adds elements and links at the end; refuses taken ids and links without end. */
export function insert(project: Project, command: CommandOf<'insert'>): Edited {
  const added = { elements: command.elements.map(canonicalItem), links: command.links.map(canonicalItem) };
  if (added.elements.length + added.links.length === 0) return ok({ project, inverse: command });
  const network = {
    elements: [...project.network.elements, ...added.elements],
    links: [...project.network.links, ...added.links],
  };
  const issue =
    unsoundIds('element', network.elements) ??
    unsoundIds('link', network.links) ??
    unsoundLinks(added.links, new Set(network.elements.map(({ id }) => id))) ??
    unsoundKeys(added) ??
    unsoundNumbers(added);
  if (issue !== null) return err(issue);
  return ok({
    project: { ...project, network },
    inverse: { type: 'remove', elements: added.elements.map(({ id }) => id), links: added.links.map(({ id }) => id) },
  });
}

/** Removes elements and links, and with an element everything that hangs on it. */
export function remove(project: Project, command: CommandOf<'remove'>): Edited {
  const { elements, links } = project.network;
  const goneElements = new Set(command.elements);
  const goneLinks = new Set(command.links);
  const known = new Set(elements.map(({ id }) => id));
  const stranger = command.elements.find((id) => !known.has(id));
  if (stranger !== undefined) return err(noSuchElement(stranger));
  const knownLinks = new Set(links.map(({ id }) => id));
  const strangeLink = command.links.find((id) => !knownLinks.has(id));
  if (strangeLink !== undefined) return err(noSuchLink(strangeLink));
  if (goneElements.size + goneLinks.size === 0) return ok({ project, inverse: command });

  const stays = (id: string) => !goneElements.has(id);
  const network = {
    elements: elements.filter(({ id }) => stays(id)),
    links: links.filter(({ id, from, to }) => !goneLinks.has(id) && stays(from.element) && stays(to.element)),
  };
  const functionals = project.target.functionals.map((functional) => {
    const weights = withoutKeys(functional.weights, goneElements);
    return weights === functional.weights ? functional : { ...functional, weights };
  });
  const sameTarget = functionals.every((functional, i) => functional === project.target.functionals[i]);
  return ok({
    project: {
      ...project,
      network,
      target: sameTarget ? project.target : { ...project.target, functionals },
      settings: withoutKeys(project.settings, goneElements),
    },
    inverse: restoreOf(project),
  });
}

/** Sets positions of elements; others stay where they are. */
export function move(project: Project, command: CommandOf<'move'>): Edited {
  const issue = unsoundNumbers(command.positions);
  if (issue !== null) return err(issue);
  const before: Record<string, NetworkElement['position']> = {};
  const elements = project.network.elements.map((element) => {
    if (!Object.hasOwn(command.positions, element.id)) return element;
    const { x, y } = command.positions[element.id]!;
    before[element.id] = element.position;
    return element.position.x === x && element.position.y === y ? element : { ...element, position: { x, y } };
  });
  const stranger = Object.keys(command.positions).find((id) => !Object.hasOwn(before, id));
  if (stranger !== undefined) return err(noSuchElement(stranger));
  const inverse = { type: 'move', positions: before } as const;
  if (elements.every((element, i) => element === project.network.elements[i])) return ok({ project, inverse });
  return ok({ project: { ...project, network: { ...project.network, elements } }, inverse });
}

export function renameElement(project: Project, { id, name }: CommandOf<'rename-element'>): Edited {
  const element = project.network.elements.find((candidate) => candidate.id === id);
  if (element === undefined) return err(noSuchElement(id));
  if (name.trim() === '') return err(emptyName(element.name));
  const inverse = { type: 'rename-element', id, name: element.name } as const;
  if (name === element.name) return ok({ project, inverse });
  return ok({ project: withElement(project, { ...element, name }), inverse });
}

/** The project with one element put in the place of its namesake. */
export function withElement(project: Project, element: NetworkElement): Project {
  const { elements: all } = project.network;
  const elements = all.with(
    all.findIndex(({ id }) => id === element.id),
    element,
  );
  return { ...project, network: { ...project.network, elements } };
}

export function noSuchLink(id: string) {
  const message = `The network has no link “${id}”.`;
  return editIssue(CODE.noSuchOwner, { label: `Link ${id}` }, message, 'Choose a link of the network.');
}

function withoutKeys<T>(record: Readonly<Record<string, T>>, gone: ReadonlySet<string>): Readonly<Record<string, T>> {
  const entries = Object.entries(record);
  const kept = entries.filter(([key]) => !gone.has(key));
  return kept.length === entries.length ? record : Object.fromEntries(kept);
}
