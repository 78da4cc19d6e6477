import type { PortRef, Project } from '../../models/document/project';
import type { PhysicsModel, PortSpec } from '../../models/model';

/** The description of a port of the project, or null where element or port do not exist. */
export function portAt(project: Project, model: PhysicsModel, ref: PortRef): PortSpec | null {
  const element = project.network.elements.find(({ id }) => id === ref.element);
  const spec = model.elements.find(({ type }) => type === element?.type);
  return spec?.ports.find(({ key }) => key === ref.port) ?? null;
}

/**
 * Whether a link may be drawn: output to input of another element, both carrying the same thing, and both ends
 * free (light that should go two ways needs a splitter) or made for many links.
 */
export function mayConnect(project: Project, model: PhysicsModel, from: PortRef, to: PortRef): boolean {
  const output = portAt(project, model, from);
  const input = portAt(project, model, to);
  if (output?.direction !== 'out' || input?.direction !== 'in') return false;
  if (output.carries !== input.carries || from.element === to.element) return false;
  return !project.network.links.some(
    (link) => (!output.many && samePort(link.from, from)) || (!input.many && samePort(link.to, to)),
  );
}

function samePort(a: PortRef, b: PortRef): boolean {
  return a.element === b.element && a.port === b.port;
}
