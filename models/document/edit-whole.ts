import { err, ok } from '../../optimizer/result';
import type { Design } from '../design';
import type { Command, CommandOf, Edited } from './command';
import { findUnsound, unsoundNumbers, unsoundSettings } from './integrity';
import type { Project, Settings } from './project';

/** The command that puts network, target and settings of this project back. */
export function restoreOf({ network, target, settings }: Project): Command {
  return { type: 'restore', network, target, settings };
}

/** Replaces network, target and settings, as an automatic layout does. */
export function replaceNetwork(project: Project, command: CommandOf<'replace-network'>): Edited {
  const network = {
    elements: command.network.elements.map(canonicalItem),
    links: command.network.links.map(canonicalItem),
  };
  return replaceWith(project, { network, target: command.target, settings: canonicalSettings(command.settings) });
}

/** Puts an earlier state back as it was. */
export function restore(project: Project, { network, target, settings }: CommandOf<'restore'>): Edited {
  return replaceWith(project, { network, target, settings });
}

function replaceWith(project: Project, parts: Pick<Project, 'network' | 'target' | 'settings'>): Edited {
  const issue = findUnsound(parts.network, parts.target, parts.settings);
  if (issue !== null) return err(issue);
  return ok({ project: { ...project, ...parts }, inverse: restoreOf(project) });
}

/** Stores a design and puts settings in force; a null design forgets the stored one. */
export function applyDesign(project: Project, command: CommandOf<'apply-design'>): Edited {
  const design = command.design === null ? null : withoutFixes(command.design);
  const settings = canonicalSettings(command.settings);
  const issue = unsoundSettings(settings, project.network.elements) ?? unsoundNumbers({ design, settings });
  if (issue !== null) return err(issue);
  return ok({
    project: { ...project, design, settings },
    inverse: { type: 'apply-design', design: project.design, settings: project.settings },
  });
}

/** A stored design holds no one-click cures: those belong to the network as it is, not as it was. */
function withoutFixes(design: Design): Design {
  if (design.warnings.every(({ fix }) => fix === undefined)) return design;
  const warnings = design.warnings.map(({ code, severity, where, message, remedy }) => {
    return { code, severity, where, message, remedy };
  });
  return { ...design, warnings };
}

/** Without empty records, so that equal documents look equal. */
function canonicalSettings(settings: Settings): Settings {
  const entries = Object.entries(settings);
  const filled = entries.filter(([, controls]) => Object.keys(controls).length > 0);
  return filled.length === entries.length ? settings : Object.fromEntries(filled);
}

/** An element, link or project without an empty record of display units. */
export function canonicalItem<T extends { readonly displayUnits?: Readonly<Record<string, string>> }>(item: T): T {
  if (item.displayUnits === undefined || Object.keys(item.displayUnits).length > 0) return item;
  const copy: { -readonly [K in keyof T]: T[K] } = { ...item };
  delete copy.displayUnits;
  return copy;
}
