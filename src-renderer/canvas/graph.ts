import type { Edge, Node } from '@xyflow/svelte';
import type { Annotation, Annotations } from '../../models/design';
import type { NetworkElement, NetworkLink, Project } from '../../models/document/project';
import type { Issue } from '../../models/issue';
import type { ElementSpec, Glyph, PhysicsModel } from '../../models/model';
import type { ResultState } from '../state/document.svelte';
import { errorsByItem } from '../network/issues-at';
import { signalOrder } from '../network/signal-order';
import { expectedHandles, expectedSize, type NodeSize } from './node-size';

/** What an element shows on the drawing. */
export interface ElementView extends Record<string, unknown> {
  readonly element: NetworkElement;
  readonly spec: ElementSpec;
  readonly lines: readonly Annotation[];
  /** Share of the distributed light, 0..1, where the element has one. */
  readonly share: number | null;
  /** Messages of the errors at the element. */
  readonly errors: readonly string[];
  readonly result: ResultState;
}

/** What a link shows on the drawing. */
export interface LinkView extends Record<string, unknown> {
  readonly link: NetworkLink;
  /** Guided light is drawn as wide as its share, a line straight and evenly wide; records and auxiliary lines are dashed. */
  readonly style: 'band' | 'record' | 'line' | 'dashed-line';
  readonly share: number | null;
  /** Loss, or nothing where none is lost. */
  readonly text: string;
  readonly limit: boolean;
  /** Shapes at the ends, for the places of the labels. */
  readonly ends: { readonly from: Glyph | null; readonly to: Glyph | null };
  readonly errors: readonly string[];
  readonly result: ResultState;
}

export type ElementNode = Node<ElementView, ElementSpec['appearance']>;
export type LinkEdge = Edge<LinkView, 'link'>;

/** Everything the drawing is made from. */
export interface Drawing {
  readonly project: Project;
  readonly model: PhysicsModel;
  readonly annotations: Annotations | null;
  readonly issues: readonly Issue[];
  readonly result: ResultState;
  /** Too many elements to keep all in the page: those out of view have the size they are expected to have. */
  readonly large?: boolean;
  /** A large drawing so far away that it is painted as a whole: the flow shows none of its nodes. */
  readonly far?: boolean;
}

const NONE: readonly never[] = [];

/**
 * The nodes in signal order, so that Tab walks the light; measured sizes of `previous` are kept, and nodes that show
 * the same as before stay the same objects, so that nothing is drawn anew for them.
 */
export function nodesOf(
  drawing: Drawing,
  previous: readonly ElementNode[],
  selected: readonly string[],
): ElementNode[] {
  const { project, model, annotations, issues, result, large = false, far = false } = drawing;
  const before = new Map(previous.map((node) => [node.id, node]));
  const chosen = new Set(selected);
  const errors = errorsByItem(issues);
  const specs = new Map(model.elements.map((spec) => [spec.type, spec]));
  return signalOrder(project, model).flatMap(({ element }) => {
    const spec = specs.get(element.type);
    if (!spec) return [];
    const shown = annotations?.elements[element.id];
    const old = before.get(element.id);
    // A node in the planner's hand stays there, whatever else changes meanwhile.
    const position = old?.dragging ? old.position : element.position;
    const view: ElementView = {
      element,
      spec,
      lines: shown?.lines ?? NONE,
      share: shown?.share ?? null,
      errors: errors.get(element.id)?.map(messageOf) ?? NONE,
      result,
    };
    const isChosen = chosen.has(element.id);
    if (
      old &&
      old.selected === isChosen &&
      (old.hidden ?? false) === far &&
      (old.handles !== undefined) === large &&
      old.position.x === position.x &&
      old.position.y === position.y &&
      sameElement(old.data, view)
    ) {
      return [old];
    }
    const size = large ? sizeOf(old, view) : null;
    const node: ElementNode = {
      ...(old ?? { id: element.id }),
      type: spec.appearance,
      position: { ...position },
      data: view,
      selected: isChosen,
      hidden: far,
      ariaLabel: describe(view),
    };
    if (size) Object.assign(node, { measured: size, handles: expectedHandles(spec, size) });
    else delete node.handles;
    return [node];
  });
}

/** The size a node was measured with, or the one it is expected to have. */
export function sizeOf(node: ElementNode | undefined, view: ElementView): NodeSize {
  const { width, height } = node?.measured ?? {};
  return width && height ? { width, height } : expectedSize(view);
}

/** The links as the drawing shows them; those of `previous` that show the same stay the same objects. */
export function edgesOf(drawing: Drawing, previous: readonly LinkEdge[], selected: readonly string[]): LinkEdge[] {
  const { project, model, annotations, issues, result } = drawing;
  const before = new Map(previous.map((edge) => [edge.id, edge]));
  const errors = errorsByItem(issues);
  const chosen = new Set(selected);
  const elements = new Map(project.network.elements.map((element) => [element.id, element]));
  const specs = new Map(model.elements.map((spec) => [spec.type, spec]));
  const specOf = (id: string): ElementSpec | undefined => specs.get(elements.get(id)?.type ?? '');
  return project.network.links.map((link) => {
    const shown = annotations?.links[link.id];
    const from = specOf(link.from.element);
    const view: LinkView = {
      link,
      style: styleOf(model, link, from),
      share: shown?.share ?? null,
      text: shown?.text ?? '',
      limit: shown?.limit ?? false,
      ends: { from: from?.glyph ?? null, to: specOf(link.to.element)?.glyph ?? null },
      errors: errors.get(link.id)?.map(messageOf) ?? NONE,
      result,
    };
    const names = `${elements.get(link.from.element)?.name} to ${elements.get(link.to.element)?.name}`;
    const ariaLabel = `${model.link.label} from ${names}${view.text ? `, ${view.text}` : ''}`;
    const old = before.get(link.id);
    const isChosen = chosen.has(link.id);
    if (old?.data && old.selected === isChosen && old.ariaLabel === ariaLabel && sameLink(old.data, view)) return old;
    return {
      id: link.id,
      type: 'link',
      source: link.from.element,
      sourceHandle: link.from.port,
      target: link.to.element,
      targetHandle: link.to.port,
      data: view,
      selected: isChosen,
      ariaLabel,
    };
  });
}

function styleOf(model: PhysicsModel, link: NetworkLink, from: ElementSpec | undefined): LinkView['style'] {
  if (model.link.appearance === 'line') return model.link.dashed?.(link.parameters) ? 'dashed-line' : 'line';
  return from?.ports.find(({ key }) => key === link.from.port)?.carries === 'light' ? 'band' : 'record';
}

function sameElement(a: ElementView, b: ElementView): boolean {
  return (
    a.element === b.element &&
    a.spec === b.spec &&
    a.share === b.share &&
    a.result === b.result &&
    sameList(a.errors, b.errors) &&
    sameList(a.lines, b.lines, (x, y) => x.text === y.text && x.label === y.label && x.role === y.role)
  );
}

function sameLink(a: LinkView, b: LinkView): boolean {
  return (
    a.link === b.link &&
    a.style === b.style &&
    a.share === b.share &&
    a.text === b.text &&
    a.limit === b.limit &&
    a.result === b.result &&
    a.ends.from === b.ends.from &&
    a.ends.to === b.ends.to &&
    sameList(a.errors, b.errors)
  );
}

/** Whether two lists have the same members in the same order. */
export function sameList<T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean = Object.is): boolean {
  return a.length === b.length && a.every((item, index) => same(item, b[index]!));
}

/** The element in one sentence, for screen readers. */
function describe({ element, lines, errors }: ElementView): string {
  const values = lines.map(({ label, text }) => `${label} ${text}`.trim());
  return [element.name, ...values, ...errors].join(', ');
}

function messageOf(issue: Issue): string {
  return issue.message;
}
