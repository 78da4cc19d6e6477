import { describe, expect, it } from 'vitest';
import { checkProject } from '../../check-project';
import type { Project } from '../../document/project';
import { NetworkDrawing } from '../../network-drawing';
import { cv } from '../index';
import { counter } from '../testing/networks';

const project = cv.newProject(counter());

/** The project with an element of a type that nothing is linked to. */
function withLoose(type: string): Project {
  const drawing = new NetworkDrawing(() => `loose-${type}`, cv.elements, cv.link);
  drawing.place(type, `Loose ${type}`, { x: 0, y: 900 });
  const { elements, links } = project.network;
  return { ...project, network: { elements: [...elements, ...drawing.elements], links } };
}

describe('an element that is placed but not linked yet', () => {
  // A planner places first and links then: what is in force goes on being shown meanwhile.
  it.each(cv.elements.map(({ type }) => type))('%s is warned of at most and changes no number', (type) => {
    const loose = withLoose(type);
    const errors = checkProject(loose).filter(({ severity }) => severity === 'error');
    const [before, after] = [cv.assess(project), cv.assess(loose)];
    if (!before.ok) throw new Error('the new project is sound');
    if (errors.length > 0) expect(after.ok).toBe(false);
    else expect(after).toMatchObject({ ok: true, value: { figure: { value: before.value.figure.value } } });
    cv.figures(loose);
    cv.compile(loose);
  });
});
