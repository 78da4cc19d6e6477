import { describe, expect, it } from 'vitest';
import { checkProject } from '../../check-project';
import type { Project } from '../../document/project';
import type { LayoutSpec } from '../../model';
import { counter } from '../../random-networks.fixture';
import { clock } from '../index';
import { readNetwork } from '../network/read-network';
import { layouts, MAX_CLOCKS } from './layouts';
import { newProject } from './new-project';

/** Room that a card takes on the drawing, canvas units. */
const CARD = { width: 150, height: 90 };

function built(layout: LayoutSpec, clocks: number, start = newProject(counter())): Project {
  let last = 0;
  return layout.build(start, clocks, () => `m${++last}`);
}

const clocksOf = ({ network }: Project) => network.elements.filter(({ type }) => type === 'clock');

describe.each(layouts)('the layout $key', (layout) => {
  it.each([1, 2, 3, 5, 12, 33, MAX_CLOCKS])(
    'draws %i clocks without issue, names alike or cards that touch',
    (count) => {
      if (count < layout.minSensors || count > layout.maxSensors) return;
      const project = built(layout, count);
      expect(checkProject(project, clock).filter(({ severity }) => severity === 'error')).toEqual([]);
      const { elements } = project.network;
      expect(clocksOf(project)).toHaveLength(count);
      expect(new Set(elements.map(({ id }) => id)).size).toBe(elements.length);
      expect(new Set(elements.map(({ name }) => name)).size).toBe(elements.length);
      const touching = elements.flatMap(({ position: a }, i) =>
        elements
          .slice(i + 1)
          .filter(({ position: b }) => Math.abs(a.x - b.x) < CARD.width && Math.abs(a.y - b.y) < CARD.height)
          .map(({ position: b }) => [a, b]),
      );
      expect(touching).toEqual([]);
      for (const { x, y } of elements.map(({ position }) => position)) {
        expect([x % 10, y % 10].map(Math.abs)).toEqual([0, 0]);
        expect(Object.is(x, -0) || Object.is(y, -0)).toBe(false);
      }
    },
  );

  it('joins all clocks, and asks for their mean', () => {
    const project = built(layout, 6);
    const { tree, weights } = readNetwork(project);
    expect(weights.parts).toEqual([1, 1, 1, 1, 1, 1]);
    expect(new Set(tree.links.flatMap(({ ends }) => ends))).toEqual(
      expect.objectContaining(new Set(clocksOf(project).map(({ id }) => id))),
    );
    expect(tree.links.length).toBeGreaterThanOrEqual(5);
  });

  it('keeps what was set up: names, values, weights by position, links', () => {
    const start = newProject(counter());
    const [first] = clocksOf(start);
    const own: Project = {
      ...start,
      network: {
        elements: start.network.elements.map((element) =>
          element === first ? { ...element, name: 'PTB', parameters: { atoms: 77, laserLinewidth: 0.5 } } : element,
        ),
        links: start.network.links.map((link) => ({ ...link, parameters: { ...link.parameters, fidelity: 0.9 } })),
      },
      target: {
        functionals: [
          { ...start.target.functionals[0]!, weights: { [first!.id]: 0.5, [clocksOf(start)[1]!.id]: 0.5 } },
        ],
      },
    };
    const project = built(layout, 4, own);
    const [kept, next, third] = clocksOf(project);
    expect(kept).toMatchObject({ name: 'PTB', parameters: { atoms: 77, laserLinewidth: 0.5 } });
    const { weights } = project.target.functionals[0]!;
    expect([weights[kept!.id], weights[next!.id], weights[third!.id]]).toEqual([0.5, 0.5, 0]);
    const quantum = project.network.links.filter(({ parameters }) => parameters['medium'] !== 'classical');
    expect(quantum.some(({ parameters }) => parameters['fidelity'] === 0.9)).toBe(true);
    expect(project.settings).toEqual({});
    expect(project.design).toBeNull();
  });
});

describe('redrawing', () => {
  it('keeps a mean a mean, whatever the number of clocks', () => {
    const more = built(layouts[0]!, 9);
    expect(Object.values(more.target.functionals[0]!.weights)).toEqual(new Array(9).fill(1 / 9));
  });

  it('survives the way through all layouts and back', () => {
    let project = newProject(counter());
    for (const layout of [...layouts, ...layouts].reverse()) project = built(layout, 5, project);
    expect(checkProject(project, clock)).toEqual([]);
    expect(clocksOf(project).map(({ name }) => name)).toEqual(['Clock 1', 'Clock 2', 'Clock 3', 'Clock 4', 'Clock 5']);
  });
});
