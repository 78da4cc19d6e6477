import * as v from 'valibot';
import type { NetworkElement, NetworkLink, Position, Project } from '../../models/document/project';
import { freshName } from './new-elements';

const VERSION = 1;

const parameters = v.record(v.string(), v.union([v.number(), v.string(), v.boolean()]));
const displayUnits = v.optional(v.record(v.string(), v.string()));
const port = v.object({ element: v.string(), port: v.string() });
const fragmentSchema = v.object({
  kind: v.literal('fringe-fragment'),
  version: v.literal(VERSION),
  model: v.string(),
  elements: v.array(
    v.object({
      id: v.string(),
      type: v.string(),
      name: v.string(),
      position: v.object({ x: v.pipe(v.number(), v.finite()), y: v.pipe(v.number(), v.finite()) }),
      parameters,
      displayUnits,
    }),
  ),
  links: v.array(v.object({ id: v.string(), from: port, to: port, parameters, displayUnits })),
});

/** Part of a network that travels over the system clipboard. */
export interface Fragment {
  readonly model: string;
  readonly elements: readonly NetworkElement[];
  readonly links: readonly NetworkLink[];
}

/** The given elements with the links between them, as versioned text for the clipboard. */
export function copyText(project: Project, ids: readonly string[]): string {
  const chosen = new Set(ids);
  const fragment: v.InferInput<typeof fragmentSchema> = {
    kind: 'fringe-fragment',
    version: VERSION,
    model: project.model,
    elements: project.network.elements.filter(({ id }) => chosen.has(id)) as never,
    links: project.network.links.filter(({ from, to }) => chosen.has(from.element) && chosen.has(to.element)) as never,
  };
  return JSON.stringify(fragment, null, 2);
}

/** Reads clipboard text; null where it is something else, which is no error. */
export function readFragment(text: string): Fragment | null {
  try {
    const parsed = v.safeParse(fragmentSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** The fragment with fresh ids and names, its middle moved to `at`. */
export function pasted(
  fragment: Fragment,
  project: Project,
  at: Position,
  newId: () => string,
): Omit<Fragment, 'model'> {
  const names = new Set(project.network.elements.map(({ name }) => name));
  const ids = new Map(fragment.elements.map(({ id }) => [id, newId()]));
  const middle = middleOf(fragment.elements);
  const elements = fragment.elements.map((element) => {
    const name = names.has(element.name) ? freshName(element.name.replace(/ \d+$/, ''), names) : element.name;
    names.add(name);
    const position = { x: at.x + element.position.x - middle.x, y: at.y + element.position.y - middle.y };
    return { ...element, id: ids.get(element.id)!, name, position };
  });
  const links = fragment.links.flatMap((link) => {
    const from = ids.get(link.from.element);
    const to = ids.get(link.to.element);
    // Foreign text may name elements it does not bring along.
    if (from === undefined || to === undefined) return [];
    return [{ ...link, id: newId(), from: { ...link.from, element: from }, to: { ...link.to, element: to } }];
  });
  return { elements, links };
}

/** Centre of the box around the elements. */
export function middleOf(elements: readonly { readonly position: Position }[]): Position {
  const xs = elements.map(({ position }) => position.x);
  const ys = elements.map(({ position }) => position.y);
  return { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 };
}
