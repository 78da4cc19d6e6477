import * as v from 'valibot';
import type { PhysicsModel } from '../model';
import { CODE } from './codes';
import { isRecord, shown } from './envelope';
import type { Functional, NetworkElement, NetworkLink, Settings } from './project';
import { readDisplayUnits, readParameters, type Holder, type Report } from './read-parameters';
import * as schema from './schema';

/** The elements of a file; each that cannot be used is reported and left out. */
export function readElements(raw: unknown, model: PhysicsModel, report: Report): readonly NetworkElement[] {
  const seen = new Set<string>();
  return readList(raw, 'network.elements', schema.element, CODE.badElement, report).flatMap(({ item, path }) => {
    const { id, type, position } = item;
    const name = readName(item.name, type, path, report);
    const where = { label: name, element: id, path };
    const spec = model.elements.find((candidate) => candidate.type === type);
    if (spec === undefined) {
      const message = `${name.slice(0, 100)} is a ${shown(type)}, which the model ${model.title} does not have; it was left out.`;
      report({ code: CODE.unknownType, severity: 'error', where, message, remedy: 'Replace it by a known element.' });
      return [];
    }
    if (isRepeated(seen, id, name, path, report)) return [];
    const holder: Holder = { owner: { scope: 'element', id }, label: name.slice(0, 100), path };
    const parameters = readParameters(item.parameters, spec.parameters, holder, report);
    const displayUnits = readDisplayUnits(item.displayUnits, spec.parameters, holder, report);
    return [{ id, type, name, position, parameters, ...(displayUnits === undefined ? {} : { displayUnits }) }];
  });
}

/** The links of a file; those with an end that is not in the network are reported and left out. */
export function readLinks(
  raw: unknown,
  elements: readonly NetworkElement[],
  model: PhysicsModel,
  report: Report,
): readonly NetworkLink[] {
  const seen = new Set<string>();
  const names = new Map(elements.map(({ id, name }) => [id, name]));
  return readList(raw, 'network.links', schema.link, CODE.badLink, report).flatMap(({ item, path }) => {
    const { id, from, to } = item;
    const missing = [from, to].find((end) => !names.has(end.element));
    if (missing !== undefined) {
      const message = `The link ends at “${missing.element}”, which is not in the network; it was left out.`;
      const where = { label: `Link ${id}`, path };
      report({ code: CODE.danglingLink, severity: 'error', where, message, remedy: 'Draw the link again.' });
      return [];
    }
    if (from.element === to.element) {
      const message = `The link connects ${names.get(from.element)!} to itself; it was left out.`;
      const where = { label: `Link ${id}`, path };
      report({ code: CODE.badLink, severity: 'error', where, message, remedy: 'Connect two different elements.' });
      return [];
    }
    const label = `Link from ${names.get(from.element)!} to ${names.get(to.element)!}`.slice(0, 200);
    if (isRepeated(seen, id, label, path, report)) return [];
    const holder: Holder = { owner: { scope: 'link', id }, label, path };
    const parameters = readParameters(item.parameters, model.link.parameters, holder, report);
    const displayUnits = readDisplayUnits(item.displayUnits, model.link.parameters, holder, report);
    return [{ id, from, to, parameters, ...(displayUnits === undefined ? {} : { displayUnits }) }];
  });
}

/** The target sums of a file, without weights that are no finite numbers or belong to no element. */
export function readFunctionals(
  raw: unknown,
  elements: readonly NetworkElement[],
  report: Report,
): readonly Functional[] {
  const known = new Set(elements.map(({ id }) => id));
  const seen = new Set<string>();
  return readList(raw, 'target.functionals', schema.functional, CODE.badFunctional, report).flatMap(
    ({ item, path }) => {
      const { id, importance } = item;
      const name = readName(item.name, 'Target', path, report);
      if (isRepeated(seen, id, name, path, report)) return [];
      const numbers = readNumbers(item.weights, `${path}.weights`, `Target ${name}`, CODE.badWeight, report);
      const weights = numbers.filter(([element]) => {
        if (known.has(element)) return true;
        reportStranger(element, `${path}.weights.${element}`, CODE.badWeight, report);
        return false;
      });
      return [{ id, name, importance, weights: Object.fromEntries(weights) }];
    },
  );
}

/** The control values of a file, without those that are no finite numbers or belong to no element. */
export function readSettings(raw: unknown, elements: readonly NetworkElement[], report: Report): Settings {
  if (raw === undefined) return {};
  if (!isRecord(raw)) {
    reportShape(raw, 'settings', 'an object', CODE.badSetting, report);
    return {};
  }
  const names = new Map(elements.map(({ id, name }) => [id, name]));
  return Object.fromEntries(
    Object.entries(raw).flatMap(([id, controls]) => {
      const path = `settings.${id}`;
      if (!names.has(id)) {
        reportStranger(id, path, CODE.badSetting, report);
        return [];
      }
      if (!isRecord(controls)) {
        reportShape(controls, path, 'an object', CODE.badSetting, report);
        return [];
      }
      const numbers = readNumbers(controls, path, names.get(id)!, CODE.badSetting, report);
      return numbers.length === 0 ? [] : [[id, Object.fromEntries(numbers)]];
    }),
  );
}

/** Without a name nothing could be said about an item. */
function readName(name: string, fallback: string, path: string, report: Report): string {
  if (name.trim() !== '') return name;
  const taken = fallback.trim() === '' ? 'Unnamed' : fallback.slice(0, 100);
  const place = { label: taken, path: `${path}.name` };
  const message = `${path}.name is empty; the name “${taken}” is used.`;
  report({ code: CODE.badField, severity: 'warning', where: place, message, remedy: 'Enter a name.' });
  return taken;
}

/** The items of a list that have the shape asked for; the others are reported one by one. */
function readList<Output>(
  raw: unknown,
  path: string,
  shape: v.ObjectSchema<v.ObjectEntries, string> & v.GenericSchema<unknown, Output>,
  code: string,
  report: Report,
): { item: Output; path: string }[] {
  if (raw === undefined) return [];
  if (!Array.isArray(raw)) {
    reportShape(raw, path, 'a list', code, report);
    return [];
  }
  return raw.flatMap((entry: unknown, index) => {
    const itemPath = `${path}[${index}]`;
    const parsed = v.safeParse(shape, entry);
    if (!parsed.success) {
      reportItem(parsed.issues[0], entry, itemPath, code, report);
      return [];
    }
    reportUnknownFields(entry, shape.entries, itemPath, report);
    return [{ item: parsed.output, path: itemPath }];
  });
}

function reportItem(issue: v.BaseIssue<unknown>, entry: unknown, itemPath: string, code: string, report: Report): void {
  const inner = v.getDotPath(issue);
  const path = inner === null ? itemPath : `${itemPath}.${inner}`;
  const name = isRecord(entry) && typeof entry['name'] === 'string' ? entry['name'].trim() : '';
  const label = name === '' ? itemPath : name.slice(0, 100);
  const message = `${path} is ${shown(issue.input)} instead of ${issue.message}; the item was left out.`;
  const remedy = 'Correct the file, or draw the item again.';
  report({ code, severity: 'error', where: { label, path }, message, remedy });
}

export function reportUnknownFields(entry: unknown, known: object, path: string, report: Report): void {
  for (const field of Object.keys(entry as object)) {
    if (Object.hasOwn(known, field)) continue;
    const place = `${path}.${field.slice(0, 100)}`;
    const message = `${place} is not known to this version and would not be saved.`;
    const remedy = 'Save under another name to keep the original file.';
    report({ code: CODE.unknownField, severity: 'warning', where: { label: place, path: place }, message, remedy });
  }
}

function readNumbers(
  raw: Readonly<Record<string, unknown>>,
  path: string,
  label: string,
  code: string,
  report: Report,
): [string, number][] {
  return Object.entries(raw).flatMap(([key, value]): [string, number][] => {
    if (typeof value === 'number' && Number.isFinite(value) && v.is(schema.key, key)) return [[key, value]];
    const place = `${path}.${key.slice(0, 100)}`;
    const message = `${place} is ${shown(value)} instead of a finite number; it was left out.`;
    report({ code, severity: 'error', where: { label, path: place }, message, remedy: 'Enter the value again.' });
    return [];
  });
}

function reportStranger(id: string, path: string, code: string, report: Report): void {
  const message = `The value for “${id.slice(0, 100)}” was left out: the network has no such element.`;
  report({
    code,
    severity: 'warning',
    where: { label: id.trim() === '' ? path : id.slice(0, 100), path },
    message,
    remedy: 'Nothing needs to be done.',
  });
}

export function reportShape(value: unknown, path: string, expected: string, code: string, report: Report): void {
  const message = `${path} is ${shown(value)} instead of ${expected}; it was left out.`;
  report({
    code,
    severity: 'error',
    where: { label: path, path },
    message,
    remedy: 'Correct the file, or enter it again.',
  });
}

function isRepeated(seen: Set<string>, id: string, name: string, path: string, report: Report): boolean {
  if (!seen.has(id)) {
    seen.add(id);
    return false;
  }
  const message = `${name.slice(0, 100)} has the id “${id}”, which another item has already; it was left out.`;
  const remedy = 'Give it another id in the file, or draw it again.';
  report({ code: CODE.repeatedId, severity: 'error', where: { label: name, path: `${path}.id` }, message, remedy });
  return true;
}
