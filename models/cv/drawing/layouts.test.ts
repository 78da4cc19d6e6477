import { describe, expect, it } from 'vitest';
import { cv } from '../index';
import { layouts, MAX_SENSORS } from './layouts';
import { fourSensorProject } from '../presets';
import { assessmentOf, counter, solved } from '../testing/networks';

const base = fourSensorProject(counter());

describe.each(layouts)('the layout $key', ({ build, minSensors, maxSensors }) => {
  it.each([1, 2, 3, 7, MAX_SENSORS])('draws a sound network of %i sensors', (count) => {
    const project = build(base, count, counter());
    const { elements, links } = project.network;
    expect(elements.filter(({ type }) => type === 'sensor')).toHaveLength(count);
    expect(elements.filter(({ type }) => type === 'splitter')).toHaveLength(count - 1);
    const ids = [...elements, ...links].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(cv.check(project)).toEqual([]);
  });

  it('places every element on the grid and none on another', () => {
    const { elements } = build(base, 9, counter()).network;
    const places = elements.map(({ position }) => `${position.x},${position.y}`);
    expect(new Set(places).size).toBe(places.length);
    expect(elements.every(({ position }) => position.x % 10 === 0 && position.y % 10 === 0)).toBe(true);
  });

  it('gives a thousand sensors the shape of a window, each apart from the others', () => {
    const { elements } = build(base, 1000, counter()).network;
    const [xs, ys] = [elements.map(({ position }) => position.x), elements.map(({ position }) => position.y)];
    const ratio = (Math.max(...xs) - Math.min(...xs)) / (Math.max(...ys) - Math.min(...ys));
    expect(ratio).toBeGreaterThan(1);
    expect(ratio).toBeLessThan(5);
    expect(elements.every(({ position }) => position.x % 10 === 0 && position.y % 10 === 0)).toBe(true);
    // On one level, elements stand at least half a column apart.
    const inReadingOrder = elements.map(({ position }) => position).sort((a, b) => a.y - b.y || a.x - b.x);
    const gaps = inReadingOrder.flatMap(({ x, y }, k) => {
      const before = inReadingOrder[k - 1];
      return before?.y === y ? [x - before.x] : [];
    });
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(80);
  });

  it('covers 1 to 1024 sensors', () => {
    expect([minSensors, maxSensors]).toEqual([1, 1024]);
  });

  it('keeps name, budget, losses and weights by position, and sets new sensors up like the last', () => {
    const [functional] = base.target.functionals;
    const sensors = base.network.elements.filter(({ type }) => type === 'sensor').map(({ id }) => id);
    const skewed = {
      ...base,
      target: { functionals: [{ ...functional!, weights: Object.fromEntries(sensors.map((id, j) => [id, 4 - j])) }] },
    };
    const project = build(skewed, 5, counter());
    const drawn = project.network.elements.filter(({ type }) => type === 'sensor');
    expect(drawn.map(({ name }) => name)).toEqual(['Sensor 1', 'Sensor 2', 'Sensor 3', 'Sensor 4', 'Sensor 5']);
    expect(drawn.map(({ id }) => project.target.functionals[0]!.weights[id])).toEqual([4, 3, 2, 1, 0]);
    const arms = drawn.map(
      ({ id }) => project.network.links.find(({ to }) => to.element === id)!.parameters['transmission'],
    );
    expect(arms).toEqual([0.82, 0.82, 0.82, 0.82, 0.82]);
    expect([project.name, project.parameters]).toEqual([base.name, base.parameters]);
    expect([project.settings, project.design]).toEqual([{}, null]);
  });

  it('keeps equal weights equal and their sum', () => {
    const project = build(base, 8, counter());
    expect(Object.values(project.target.functionals[0]!.weights)).toEqual(Array.from({ length: 8 }, () => 0.125));
  });

  it('makes no difference where splitters are lossless', () => {
    const project = build(base, 4, counter());
    expect(solved(project).assessment.figure.value).toBeCloseTo(0.125948, 6);
  });
});

describe('a new project', () => {
  it('is sound and can be assessed at once', () => {
    const project = cv.newProject(counter());
    expect(cv.check(project)).toEqual([]);
    expect(assessmentOf(project).figure.value).toBeGreaterThan(0);
  });
});
