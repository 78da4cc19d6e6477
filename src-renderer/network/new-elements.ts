import type {
  NetworkElement,
  NetworkLink,
  Parameters,
  PortRef,
  Position,
  Project,
} from '../../models/document/project';
import type { ElementSpec, LinkSpec } from '../../models/model';
import type { ParameterSpec } from '../../models/parameter';

/** The default value of every parameter. */
export function defaultsOf(specs: readonly ParameterSpec[]): Parameters {
  return Object.fromEntries(specs.map((spec) => [spec.key, spec.default]));
}

/** The label with the smallest number that no element bears yet, e.g. "Sensor 3". */
export function freshName(label: string, taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`${label} ${number}`)) number += 1;
  return `${label} ${number}`;
}

/** A new element with default parameters, a fresh name and a position that hides no other. */
export function newElement(project: Project, spec: ElementSpec, at: Position, id: string): NetworkElement {
  const names = new Set(project.network.elements.map((element) => element.name));
  return {
    id,
    type: spec.type,
    name: freshName(spec.label, names),
    position: freePosition(project, at),
    parameters: defaultsOf(spec.parameters),
  };
}

export function newLink(spec: LinkSpec, from: PortRef, to: PortRef, id: string): NetworkLink {
  return { id, from, to, parameters: defaultsOf(spec.parameters) };
}

const CLEARANCE = 24;

/** `at`, or the nearest place down to the right of it that no element stands on. */
export function freePosition(project: Project, at: Position): Position {
  const taken = (place: Position): boolean =>
    project.network.elements.some(
      ({ position }) => Math.abs(position.x - place.x) < CLEARANCE && Math.abs(position.y - place.y) < CLEARANCE,
    );
  let place = at;
  while (taken(place)) place = { x: place.x + CLEARANCE, y: place.y + CLEARANCE };
  return place;
}
