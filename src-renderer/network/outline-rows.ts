import type { Annotations } from '../../models/design';
import type { Project } from '../../models/document/project';
import type { Issue } from '../../models/issue';
import type { Glyph, PhysicsModel } from '../../models/model';
import { errorsByItem } from './issues-at';
import { signalOrder } from './signal-order';

/** One line of the outline. */
export interface OutlineRow {
  readonly kind: 'element' | 'link';
  readonly id: string;
  readonly name: string;
  readonly depth: number;
  readonly glyph: Glyph | 'link';
  /** The item's own result, or a dash. */
  readonly result: string;
  /** Whether the result is one that Optimise sets. */
  readonly byOptimise: boolean;
  /** First error at the item, in two words. */
  readonly wrong: string | null;
}

/** The elements in signal order with their own results. */
export function elementRows(
  project: Project,
  model: PhysicsModel,
  annotations: Annotations | null,
  issues: readonly Issue[],
): readonly OutlineRow[] {
  const specs = new Map(model.elements.map((spec) => [spec.type, spec]));
  const errors = errorsByItem(issues);
  return signalOrder(project, model).flatMap(({ element, depth }) => {
    const spec = specs.get(element.type);
    if (!spec) return [];
    const lines = annotations?.elements[element.id]?.lines ?? [];
    const own = lines.find(({ role }) => role === 'result') ?? lines.find(({ role }) => role === 'given');
    const row: OutlineRow = {
      kind: 'element',
      id: element.id,
      name: element.name,
      depth,
      glyph: spec.glyph,
      result: own?.text ?? '–',
      byOptimise: own?.role === 'result',
      wrong: firstWords(errors.get(element.id)),
    };
    return [row];
  });
}

/** The links in document order with their losses. */
export function linkRows(
  project: Project,
  annotations: Annotations | null,
  issues: readonly Issue[],
): readonly OutlineRow[] {
  const names = new Map(project.network.elements.map(({ id, name }) => [id, name]));
  const errors = errorsByItem(issues);
  return project.network.links.map((link) => ({
    kind: 'link',
    id: link.id,
    name: `${names.get(link.from.element) ?? '?'} → ${names.get(link.to.element) ?? '?'}`,
    depth: 1,
    glyph: 'link',
    result: annotations?.links[link.id]?.text || '–',
    byOptimise: false,
    wrong: firstWords(errors.get(link.id)),
  }));
}

function firstWords(errors: readonly Issue[] | undefined): string | null {
  const first = errors?.[0];
  if (!first) return null;
  return first.where.field ? `! fix ${first.where.label.split(', ').at(-1)}` : '! fix';
}
