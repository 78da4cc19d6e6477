import * as v from 'valibot';
import { err, ok, type Result } from '../../optimizer/result';
import type { Design } from '../design';
import type { Issue } from '../issue';
import type { PhysicsModel } from '../model';
import { modelById } from '../registry';
import { CODE } from './codes';
import { FILE_LIMITS, fileIssue, isRecord, readEnvelope, shown } from './envelope';
import { findNonFinite } from './integrity';
import { PROJECT_SCHEMA, type Project } from './project';
import { readElements, readFunctionals, readLinks, readSettings, reportShape, reportUnknownFields } from './read-items';
import { readDisplayUnits, readParameters, type Holder, type Report } from './read-parameters';
import * as schema from './schema';

export interface ParsedProject {
  readonly project: Project;
  /** What was left out, replaced or is out of range, each with its JSON path. */
  readonly issues: readonly Issue[];
}

const MOST_ISSUES = 500;

const FIELDS = {
  kind: true,
  schema: true,
  id: true,
  name: true,
  notes: true,
  model: true,
  parameters: true,
  displayUnits: true,
  network: true,
  target: true,
  settings: true,
  design: true,
} as const satisfies Record<Exclude<keyof Project, 'unknown'>, true>;

/**
 * Opens the text of a project file. A text that is no project, or one that is too large, twisted or
 * new, is refused with one issue; otherwise everything readable opens, and the rest is listed item by
 * item. The project is built field by field, so nothing of the file gets in unseen.
 */
export function parseProject(
  text: string,
  lookup: (id: string) => PhysicsModel | undefined = modelById,
): Result<ParsedProject, readonly Issue[]> {
  const envelope = readEnvelope(text);
  if (!envelope.ok) return err([envelope.error]);
  const { fields } = envelope.value;
  const found: Issue[] = [...envelope.value.issues];
  const report: Report = (issue) => found.push(issue);

  const model = typeof fields['model'] === 'string' ? lookup(fields['model']) : undefined;
  if (model === undefined) {
    const message = `The project is made with the model ${shown(fields['model'])}, which this version does not have.`;
    return err([fileIssue(CODE.unknownModel, message, 'Open it with a newer version of Fringe.')]);
  }
  const network = isRecord(fields['network']) ? fields['network'] : {};
  if (Array.isArray(network['elements']) && network['elements'].length > FILE_LIMITS.elements) {
    const message = `The network has ${network['elements'].length} elements; at most ${FILE_LIMITS.elements} can be opened.`;
    return err([fileIssue(CODE.tooManyItems, message, 'Split the network into several projects.')]);
  }
  return ok({ project: readProject(fields, network, model, report), issues: shortened(found) });
}

/** A wholly garbled file would otherwise bury the planner, and the messages between processes. */
function shortened(issues: readonly Issue[]): readonly Issue[] {
  if (issues.length <= MOST_ISSUES) return issues;
  const more = `The file has ${issues.length - MOST_ISSUES} more problems, which are not listed.`;
  return [...issues.slice(0, MOST_ISSUES), fileIssue(CODE.badField, more, 'Cure the first ones, then open it again.')];
}

function readProject(
  fields: Readonly<Record<string, unknown>>,
  network: Readonly<Record<string, unknown>>,
  model: PhysicsModel,
  report: Report,
): Project {
  const target = readRecord(fields, 'target', report);
  reportShapeOf(fields, 'network', report);
  reportUnknownFields(network, { elements: true, links: true }, 'network', report);
  reportUnknownFields(target, { functionals: true }, 'target', report);
  const holder: Holder = { owner: { scope: 'network' }, label: 'Network', path: '' };
  const parameters = readParameters(readRecord(fields, 'parameters', report), model.parameters, holder, report);
  const displayUnits = readDisplayUnits(fields['displayUnits'], model.parameters, holder, report);
  const elements = readElements(network['elements'], model, report);
  const links = readLinks(network['links'], elements, model, report);
  const unknown = readUnknown(fields, report);
  return {
    kind: 'fringe-project',
    schema: PROJECT_SCHEMA,
    id: readText(fields, 'id', schema.key, 'project', report),
    name: readText(fields, 'name', schema.projectName, 'Untitled', report),
    notes: fields['notes'] === undefined ? '' : readText(fields, 'notes', schema.notes, '', report),
    model: model.id,
    parameters,
    ...(displayUnits === undefined ? {} : { displayUnits }),
    network: { elements, links },
    target: { functionals: readFunctionals(target['functionals'], elements, report) },
    settings: readSettings(fields['settings'], elements, report),
    design: readDesign(fields['design'], report),
    ...(unknown.length === 0 ? {} : { unknown: Object.fromEntries(unknown) }),
  };
}

/** Fields that this version does not know, as long as they can be written back. */
function readUnknown(fields: Readonly<Record<string, unknown>>, report: Report): [string, unknown][] {
  return Object.entries(fields).filter(([field, value]) => {
    if (Object.hasOwn(FIELDS, field)) return false;
    const path = findNonFinite(value, field);
    if (path === null) return true;
    reportShape(Infinity, path.slice(0, 200), 'a number that fits', CODE.unknownField, report);
    return false;
  });
}

function readRecord(
  fields: Readonly<Record<string, unknown>>,
  field: 'target' | 'parameters',
  report: Report,
): Readonly<Record<string, unknown>> {
  reportShapeOf(fields, field, report);
  const value = fields[field];
  return isRecord(value) ? value : {};
}

function reportShapeOf(fields: Readonly<Record<string, unknown>>, field: string, report: Report): void {
  const value = fields[field];
  if (!isRecord(value) && (value !== undefined || field === 'network')) {
    reportShape(value, field, 'an object', CODE.badField, report);
  }
}

function readText(
  fields: Readonly<Record<string, unknown>>,
  field: 'id' | 'name' | 'notes',
  shape: v.GenericSchema<unknown, string>,
  fallback: string,
  report: Report,
): string {
  const parsed = v.safeParse(shape, fields[field]);
  if (parsed.success) return parsed.output;
  const taken = fallback === '' ? 'it was left out' : `“${fallback}” is used`;
  const message = `${field} is ${shown(fields[field])} instead of ${parsed.issues[0].message}; ${taken}.`;
  const where = { label: field, path: field };
  report({ code: CODE.badField, severity: 'error', where, message, remedy: 'Enter it again.' });
  return fallback;
}

function readDesign(raw: unknown, report: Report): Design | null {
  if (raw === undefined || raw === null) return null;
  const parsed = v.safeParse(schema.design, raw);
  if (parsed.success) return parsed.output;
  const inner = v.getDotPath(parsed.issues[0]);
  const path = inner === null ? 'design' : `design.${inner}`;
  report({
    code: CODE.badDesign,
    severity: 'warning',
    where: { label: 'Stored result', path },
    message: `The stored result cannot be read (${path} is ${shown(parsed.issues[0].input)}); it was left out.`,
    remedy: 'Run Optimise again.',
  });
  return null;
}
