import type { PhysicsModel } from '../model';
import type { ParameterSpec, ParameterValue } from '../parameter';
import { formatNumber } from '../quantity/format-number';
import { quantityText } from '../quantity/format-quantity';
import type { Command, CommandOf, Owner } from './command';
import type { Project } from './project';

/**
 * The name of the undo step that a command makes, e.g. "Set Sensor 2 loss to 0.86 dB" or "Move 3 elements".
 * `project` is the one before the edit; labels come from its model, keys stand in where there is none.
 */
export function describe(command: Command, project: Project, model: PhysicsModel | undefined): string {
  switch (command.type) {
    case 'insert':
      return describeInsert(command, project);
    case 'remove':
      return `Delete ${itemsText(project, command.elements, command.links)}`;
    case 'move':
      return `Move ${elementsText(project, Object.keys(command.positions))}`;
    case 'rename-element':
      return `Rename ${elementName(project, command.id)} to ${command.name}`;
    case 'set-parameter':
      return describeParameter(command, project, model);
    case 'set-weight':
      return `Set ${elementName(project, command.element)} weight to ${formatNumber(command.value, { digits: 6 })}`;
    case 'set-functional': {
      const known = project.target.functionals.some(({ id }) => id === command.functional.id);
      return `${known ? 'Change' : 'Add'} target ${command.functional.name}`;
    }
    case 'remove-functional': {
      const name = project.target.functionals.find(({ id }) => id === command.id)?.name ?? command.id;
      return `Delete target ${name}`;
    }
    case 'set-settings':
      return describeSettings(command, project, model);
    case 'apply-design':
      return command.design === null ? 'Discard design' : 'Apply optimised design';
    case 'rename-project':
      return `Rename project to ${command.name}`;
    case 'set-notes':
      return 'Edit notes';
    case 'replace-network':
      return 'Lay out network';
    case 'restore':
      return 'Restore earlier network';
    case 'batch':
      return command.label;
  }
}

function describeInsert({ elements, links }: CommandOf<'insert'>, project: Project): string {
  const names = new Map([...project.network.elements, ...elements].map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  if (elements.length === 0 && links.length === 1) {
    return `Connect ${nameOf(links[0]!.from.element)} to ${nameOf(links[0]!.to.element)}`;
  }
  if (elements.length === 1 && links.length === 0) return `Add ${elements[0]!.name}`;
  return `Add ${countsText(elements.length, links.length)}`;
}

function describeParameter(command: CommandOf<'set-parameter'>, project: Project, model?: PhysicsModel): string {
  const { owner, key, value, displayUnit } = command;
  const spec = specsOf(owner, project, model).find((candidate) => candidate.key === key);
  const label = inSentence(spec?.label ?? key);
  const subject = owner.scope === 'element' ? `${elementName(project, owner.id)} ${label}` : label;
  const of = owner.scope === 'link' ? ` of ${linkName(project, owner.id)}` : '';
  if (value === null) return `Reset ${subject}${of}`;
  const unit = displayUnit === undefined ? unitOf(owner, project, key) : (displayUnit ?? undefined);
  return `Set ${subject}${of} to ${valueText(value, spec, unit)}`;
}

function describeSettings(command: CommandOf<'set-settings'>, project: Project, model?: PhysicsModel): string {
  const writes = Object.entries(command.settings).flatMap(([id, controls]) =>
    Object.entries(controls).map(([key, value]) => ({ id, key, value })),
  );
  if (writes.length !== 1) return `Set ${writes.length} controls`;
  const { id, key, value } = writes[0]!;
  const type = project.network.elements.find((element) => element.id === id)?.type;
  const spec = model?.elements
    .find((element) => element.type === type)
    ?.controls.find((control) => control.key === key);
  const subject = `${elementName(project, id)} ${inSentence(spec?.label ?? key)}`;
  return value === null ? `Reset ${subject}` : `Set ${subject} to ${valueText(value, spec)}`;
}

function valueText(value: ParameterValue, spec: ParameterSpec | undefined, unit?: string): string {
  if (typeof value === 'number') {
    if (spec?.kind !== 'number') return formatNumber(value, { digits: 6 });
    return quantityText(value, spec.quantity, unit === undefined ? { digits: 6 } : { digits: 6, unit });
  }
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (spec?.kind !== 'choice') return `“${value}”`;
  return spec.options.find((option) => option.value === value)?.label ?? value;
}

function specsOf(owner: Owner, project: Project, model: PhysicsModel | undefined): readonly ParameterSpec[] {
  switch (owner.scope) {
    case 'network':
      return model?.parameters ?? [];
    case 'link':
      return model?.link.parameters ?? [];
    case 'element': {
      const type = project.network.elements.find(({ id }) => id === owner.id)?.type;
      return model?.elements.find((element) => element.type === type)?.parameters ?? [];
    }
  }
}

function unitOf(owner: Owner, project: Project, key: string): string | undefined {
  const { elements, links } = project.network;
  switch (owner.scope) {
    case 'network':
      return project.displayUnits?.[key];
    case 'element':
      return elements.find(({ id }) => id === owner.id)?.displayUnits?.[key];
    case 'link':
      return links.find(({ id }) => id === owner.id)?.displayUnits?.[key];
  }
}

function itemsText(project: Project, elements: readonly string[], links: readonly string[]): string {
  if (elements.length === 0 && links.length === 1) return linkName(project, links[0]!);
  if (links.length === 0) return elementsText(project, elements);
  return countsText(elements.length, links.length);
}

function elementsText(project: Project, ids: readonly string[]): string {
  return ids.length === 1 ? elementName(project, ids[0]!) : countsText(ids.length, 0);
}

function countsText(elements: number, links: number): string {
  const parts = [counted(elements, 'element'), counted(links, 'link')].filter((part) => part !== '');
  return parts.length === 0 ? 'nothing' : parts.join(' and ');
}

function counted(count: number, noun: string): string {
  return count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function elementName(project: Project, id: string): string {
  return project.network.elements.find((element) => element.id === id)?.name ?? id;
}

/** "link from Splitter 1 to Sensor 1". */
export function linkName(project: Project, id: string): string {
  const link = project.network.links.find((candidate) => candidate.id === id);
  if (link === undefined) return `link ${id}`;
  return `link from ${elementName(project, link.from.element)} to ${elementName(project, link.to.element)}`;
}

/** A label within a sentence: "Loss" becomes "loss", "DC gain" stays. */
export function inSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
