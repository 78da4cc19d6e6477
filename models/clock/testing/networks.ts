import { optimize, type Solution } from '../../../optimizer/optimize';
import type { Assessment } from '../../design';
import type { Parameters, Project } from '../../document/project';
import { counter } from '../../random-networks.fixture';
import { clock } from '../index';

/** A star of clocks, all alike, with the given values; weights are those of the mean unless given. */
export function star(
  clocks: number,
  given: { readonly network?: Parameters; readonly clock?: Parameters; readonly link?: Parameters } = {},
): Project {
  const newId = counter();
  const project = clock.layouts[0]!.build(clock.newProject(newId), clocks, newId);
  return {
    ...project,
    parameters: { ...project.parameters, ...given.network },
    network: {
      elements: project.network.elements.map((element) =>
        element.type === 'clock' ? { ...element, parameters: { ...element.parameters, ...given.clock } } : element,
      ),
      links: project.network.links.map((link) => ({ ...link, parameters: { ...link.parameters, ...given.link } })),
    },
  };
}

/** The project with settings of its centre. */
export function withControls(project: Project, controls: Readonly<Record<string, number>>): Project {
  const { id } = project.network.elements.find(({ type }) => type === 'centre')!;
  return { ...project, settings: { [id]: controls } };
}

export function assessmentOf(project: Project): Assessment {
  const assessed = clock.assess(project);
  if (!assessed.ok) throw new Error(assessed.error[0]!.message);
  return assessed.value;
}

/** The project with its optimised settings, and what they achieve. */
export function solved(
  project: Project,
  maxEvaluations?: number,
): { readonly solution: Solution; readonly optimised: Project; readonly assessment: Assessment } {
  const compiled = clock.compile(project);
  if (!compiled.ok) throw new Error(compiled.error[0]!.message);
  const solution = optimize(compiled.value.problem, { seed: 1, ...(maxEvaluations ? { maxEvaluations } : {}) });
  const optimised = { ...project, settings: compiled.value.settingsOf(solution.x) };
  return { solution, optimised, assessment: assessmentOf(optimised) };
}
