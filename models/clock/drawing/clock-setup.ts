import type { Functional, NetworkElement, Parameters, Project } from '../../document/project';

/** What belongs to one clock and stays with it when the network around it is drawn anew. */
export interface ClockSetup {
  readonly name: string;
  readonly clock: Parameters;
  /** The first link at the clock. */
  readonly link: Parameters;
}

/** The first `count` clocks of a project in drawing order; further ones are set up like the last of them. */
export function clockSetups(project: Project, count: number): readonly ClockSetup[] {
  const existing = clocksOf(project);
  return Array.from({ length: count }, (_, j) => {
    const clock = existing[j] ?? existing.at(-1);
    const link = project.network.links.find(({ from, to }) => from.element === clock?.id || to.element === clock?.id);
    return {
      name: existing[j]?.name ?? `Clock ${j + 1}`,
      clock: clock?.parameters ?? {},
      link: link?.parameters ?? {},
    };
  });
}

/**
 * The target for new clocks, weights kept by position. Equal weights stay equal and keep their sum; otherwise
 * clocks that were not there before weigh nothing.
 */
export function carryTarget(project: Project, clocks: readonly string[], newId: () => string): readonly Functional[] {
  const before = clocksOf(project);
  const { functionals } = project.target;
  if (functionals.length === 0 || before.length === 0) {
    const weights = Object.fromEntries(clocks.map((id) => [id, 1 / clocks.length]));
    return [{ id: functionals[0]?.id ?? newId(), name: functionals[0]?.name ?? 'Mean clock', importance: 1, weights }];
  }
  return functionals.map((functional) => {
    const old = before.map(({ id }) => functional.weights[id] ?? 0);
    const equal = old.every((weight) => weight === old[0]);
    const total = old.reduce((sum, weight) => sum + weight, 0);
    const weightOf = (j: number): number => (equal ? total / clocks.length : (old[j] ?? 0));
    return { ...functional, weights: Object.fromEntries(clocks.map((id, j) => [id, weightOf(j)])) };
  });
}

/** Name of the centre and of the repeaters that the new drawing keeps. */
export function centreName(project: Project): string {
  return project.network.elements.find(({ type }) => type === 'centre')?.name ?? 'Centre';
}

function clocksOf(project: Project): readonly NetworkElement[] {
  return project.network.elements.filter(({ type }) => type === 'clock');
}
