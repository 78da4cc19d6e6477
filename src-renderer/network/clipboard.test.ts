import { describe, expect, it } from 'vitest';
import { cv } from '../../models/cv/index';
import { countingIds } from '../dev/fake-api';
import { copyText, pasted, readFragment } from './clipboard';

const project = cv.newProject(countingIds());
const idOf = (name: string): string => project.network.elements.find((element) => element.name === name)!.id;
const pair = [idOf('Splitter 1'), idOf('Sensor 1')];
const freshIds = (): (() => string) => {
  const next = countingIds();
  return () => `new-${next()}`;
};

describe('Copied elements', () => {
  it('bring the links between them and no others', () => {
    const fragment = readFragment(copyText(project, pair))!;
    expect(fragment.elements.map(({ name }) => name)).toEqual(['Splitter 1', 'Sensor 1']);
    expect(fragment.links).toHaveLength(1);
  });

  it('get new ids and free names when pasted, and keep their parameters', () => {
    const fragment = readFragment(copyText(project, pair))!;
    const { elements, links } = pasted(fragment, project, { x: 0, y: 0 }, freshIds());
    expect(elements.map(({ name }) => name)).toEqual(['Splitter 4', 'Sensor 5']);
    expect(elements[1]!.parameters).toEqual(project.network.elements.find(({ id }) => id === pair[1])!.parameters);
    expect(links[0]!.from.element).toBe(elements[0]!.id);
    expect(links[0]!.to.element).toBe(elements[1]!.id);
    const taken = new Set(project.network.elements.map(({ id }) => id));
    expect(elements.some(({ id }) => taken.has(id))).toBe(false);
  });

  it('land with their middle where they are wanted', () => {
    const fragment = readFragment(copyText(project, pair))!;
    const { elements } = pasted(fragment, project, { x: 500, y: -40 }, freshIds());
    const xs = elements.map(({ position }) => position.x);
    const ys = elements.map(({ position }) => position.y);
    expect((Math.min(...xs) + Math.max(...xs)) / 2).toBe(500);
    expect((Math.min(...ys) + Math.max(...ys)) / 2).toBe(-40);
  });
});

describe('Text from elsewhere', () => {
  it.each(['', 'hello', '{}', '[]', 'null', '{"kind":"fringe-fragment","version":2}', '1e999'])(
    'is no fragment: %s',
    (text) => {
      expect(readFragment(text)).toBeNull();
    },
  );

  it('with positions that are not numbers is no fragment', () => {
    const fragment = JSON.parse(copyText(project, pair)) as { elements: { position: unknown }[] };
    fragment.elements[0]!.position = { x: null, y: 0 };
    expect(readFragment(JSON.stringify(fragment))).toBeNull();
  });

  it('with links to elements that it does not bring loses those links only', () => {
    const fragment = readFragment(copyText(project, pair))!;
    const lame = { ...fragment, elements: fragment.elements.slice(0, 1) };
    const { elements, links } = pasted(lame, project, { x: 0, y: 0 }, freshIds());
    expect(elements).toHaveLength(1);
    expect(links).toEqual([]);
  });
});
