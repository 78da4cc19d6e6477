import type { Edge, Node } from '@xyflow/svelte';
import type { Annotation, Annotations } from '../../models/design';
import type { NetworkElement, NetworkLink, Project } from '../../models/document/project';
import type { Issue } from '../../models/issue';
import type { ElementSpec, Glyph, PhysicsModel } from '../../models/model';
import type { ResultState } from '../state/document.svelte';
import { signalOrder } from '../network/signal-order';
import { portAt } from '../network/connections';

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
}

/** The nodes in signal order, so that Tab walks the light; measured sizes of `previous` are kept. */
export function nodesOf(
  drawing: Drawing,
  previous: readonly ElementNode[],
  selected: readonly string[],
): ElementNode[] {
  const { project, model, annotations, issues, result } = drawing;
  const before = new Map(previous.map((node) => [node.id, node]));
  const chosen = new Set(selected);
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
      lines: shown?.lines ?? [],
      share: shown?.share ?? null,
      errors: issues.filter((issue) => issue.severity === 'error' && issue.where.element === element.id).map(messageOf),
      result,
    };
    const node: ElementNode = {
      ...(old ?? { id: element.id }),
      type: spec.appearance,
      position: { ...position },
      data: view,
      selected: chosen.has(element.id),
      ariaLabel: describe(view),
    };
    return [node];
  });
}

export function edgesOf(drawing: Drawing, selected: readonly string[]): LinkEdge[] {
  const { project, model, annotations, issues, result } = drawing;
  const names = new Map(project.network.elements.map(({ id, name }) => [id, name]));
  const chosen = new Set(selected);
  const types = new Map(project.network.elements.map(({ id, type }) => [id, type]));
  const glyphs = new Map(model.elements.map(({ type, glyph }) => [type, glyph]));
  const glyphOf = (id: string): Glyph | null => glyphs.get(types.get(id) ?? '') ?? null;
  return project.network.links.map((link) => {
    const shown = annotations?.links[link.id];
    const view: LinkView = {
      link,
      style: styleOf(drawing, link),
      share: shown?.share ?? null,
      text: shown?.text ?? '',
      limit: shown?.limit ?? false,
      ends: { from: glyphOf(link.from.element), to: glyphOf(link.to.element) },
      errors: issues.filter((issue) => issue.severity === 'error' && issue.where.link === link.id).map(messageOf),
      result,
    };
    return {
      id: link.id,
      type: 'link',
      source: link.from.element,
      sourceHandle: link.from.port,
      target: link.to.element,
      targetHandle: link.to.port,
      data: view,
      selected: chosen.has(link.id),
      ariaLabel: `${model.link.label} from ${names.get(link.from.element)} to ${names.get(link.to.element)}${view.text ? `, ${view.text}` : ''}`,
    };
  });
}

function styleOf({ project, model }: Drawing, link: NetworkLink): LinkView['style'] {
  if (model.link.appearance === 'line') return model.link.dashed?.(link.parameters) ? 'dashed-line' : 'line';
  return portAt(project, model, link.from)?.carries === 'light' ? 'band' : 'record';
}

/** The element in one sentence, for screen readers. */
function describe({ element, lines, errors }: ElementView): string {
  const values = lines.map(({ label, text }) => `${label} ${text}`.trim());
  return [element.name, ...values, ...errors].join(', ');
}

function messageOf(issue: Issue): string {
  return issue.message;
}
