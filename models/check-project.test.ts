import { describe, expect, it } from 'vitest';
import { checkProject } from './check-project';
import type { Command } from './document/command';
import type { NetworkElement, Project } from './document/project';
import { apply } from './document/reducer';
import { sampleElement, sampleModel, sampleProject } from './document/sample.fixture';
import type { Issue } from './issue';

function edited(command: Command): Project {
  const result = apply(sampleProject(), command);
  if (!result.ok) throw new Error(result.error.message);
  return result.value.project;
}

function withElement(change: Partial<NetworkElement>): Project {
  const project = sampleProject();
  const elements = project.network.elements.map((element) =>
    element.id === 's1' ? { ...element, ...change } : element,
  );
  return { ...project, network: { ...project.network, elements } };
}

const check = (project: Project) => checkProject(project, sampleModel);
const efficiency = (value: number) =>
  withElement({ parameters: { ...sampleElement('s1').parameters, efficiency: value } });

/** Applies the one-click cure and checks again. */
function cured(project: Project, issue: Issue): readonly Issue[] {
  if (issue.fix === undefined) throw new Error('no cure');
  const result = apply(project, issue.fix.command);
  if (!result.ok) throw new Error(result.error.message);
  return check(result.value.project);
}

describe('the check of a project', () => {
  it('finds nothing wrong with a sound one', () => {
    expect(check(sampleProject())).toEqual([]);
  });

  it('locates an efficiency of 1.2 and offers the nearest allowed value', () => {
    const project = efficiency(1.2);
    const [issue] = check(project);
    expect(issue).toMatchObject({
      code: 'DOC-201',
      severity: 'error',
      where: { label: 'sensor s1, efficiency', element: 's1', field: 'efficiency' },
      message: 'Efficiency is 1.2; allowed is from 0 to 1 (0 % to 100 %).',
      fix: { label: 'Set to 100 %', command: { type: 'set-parameter', value: 1 } },
    });
    expect(cured(project, issue!)).toEqual([]);
  });

  it.each<[string, Project, string]>([
    ['NaN as efficiency', efficiency(NaN), 'DOC-106'],
    ['a text for a number', withElement({ parameters: { efficiency: 'high' } }), 'DOC-202'],
    ['zero where the range is open', withElement({ parameters: { window: 0 } }), 'DOC-201'],
    [
      'an unknown option',
      edited({ type: 'set-parameter', owner: { scope: 'network' }, key: 'regime', value: 'x' }),
      'DOC-203',
    ],
    [
      'a loss out of range',
      edited({ type: 'set-parameter', owner: { scope: 'link', id: 'l1' }, key: 'transmission', value: 2 }),
      'DOC-201',
    ],
    ['a setting out of range', edited({ type: 'set-settings', settings: { s1: { phase: 100 } } }), 'DOC-201'],
    ['an unknown parameter', withElement({ parameters: { efficency: 1 } }), 'DOC-205'],
    ['an unknown control', edited({ type: 'set-settings', settings: { s1: { pase: 1 } } }), 'DOC-208'],
    ['a weight on a source', edited({ type: 'set-weight', functional: 'f1', element: 'a', value: 1 }), 'DOC-207'],
    ['an unknown element type', withElement({ type: 'warp drive' }), 'DOC-014'],
    ['two elements of one name', edited({ type: 'rename-element', id: 's1', name: 'sensor s2' }), 'DOC-206'],
  ])('reports %s in one issue that its cure removes', (_name, project, code) => {
    const issues = check(project);
    expect(issues.map((issue) => issue.code)).toEqual([code]);
    expect(cured(project, issues[0]!)).toEqual([]);
  });

  it('reports weights of absent elements and weights and importances that are not finite', () => {
    const weights = { s1: NaN, s2: 1, ghost: 1 };
    const project = {
      ...sampleProject(),
      target: { functionals: [{ id: 'f1', name: 'Mean', importance: NaN, weights }] },
    };
    expect(check(project).map(({ code }) => code)).toEqual(['DOC-109', 'DOC-106', 'DOC-207']);
  });

  it('proposes a free name for each element of a repeated one', () => {
    const elements = ['p', 'q', 'r'].map((id) => ({ ...sampleElement(id), name: 'Sensor 2' }));
    const project = { ...sampleProject(), network: { elements, links: [] }, target: { functionals: [] }, settings: {} };
    expect(check(project).map(({ fix }) => fix?.label)).toEqual(['Rename to Sensor 3', 'Rename to Sensor 4']);
  });

  it('puts errors before warnings, and the findings of the model after its own', () => {
    const finding = { where: { label: 'x' }, message: 'M.', remedy: 'R.' };
    const model = {
      ...sampleModel,
      check: () =>
        [
          { code: 'X-2', severity: 'info', ...finding },
          { code: 'X-1', severity: 'error', ...finding },
        ] as const,
    };
    const renamed = apply(efficiency(1.2), { type: 'rename-element', id: 's1', name: 'sensor s2' });
    if (!renamed.ok) throw new Error(renamed.error.message);
    const codes = checkProject(renamed.value.project, model).map(({ code }) => code);
    expect(codes).toEqual(['DOC-201', 'X-1', 'DOC-206', 'X-2']);
  });

  it('says so when the model is unknown, instead of failing', () => {
    expect(checkProject({ ...sampleProject(), model: 'nowhere' }, undefined)).toMatchObject([
      { code: 'DOC-011', severity: 'error' },
    ]);
  });
});
