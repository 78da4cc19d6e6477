import { describe, expect, it } from 'vitest';
import { cv } from '../../models/cv/index';
import type { Annotations } from '../../models/design';
import { countingIds } from '../dev/fake-api';
import { isFar, isLarge, smallestZoom } from './detail';
import { boundsOf, nearestTo, shapesOf, strandsOf, touchedBy } from './far-picture';
import { type Drawing, edgesOf, nodesOf } from './graph';
import { shareText } from './link-shape';
import { expectedSize } from './node-size';

const chain = cv.layouts.find(({ key }) => key === 'chain')!;
const project = chain.build(cv.newProject(countingIds()), 200, countingIds());
const sensor = project.network.elements.find(({ type }) => type === 'sensor')!;
const drawing: Drawing = { project, model: cv, annotations: null, issues: [], result: 'none', large: true };

/** The same words in fresh objects, as they come from beside the window. */
function words(share: number): Annotations {
  return { elements: { [sensor.id]: { share, lines: [{ label: 'share', text: '1 %', role: 'result' }] } }, links: {} };
}

describe('A large drawing', () => {
  it('is one of hundreds of elements', () => {
    expect(isLarge(project)).toBe(true);
    expect(isLarge(cv.newProject(countingIds()))).toBe(false);
  });

  it('gives each element a size and its ports before it has been in view', () => {
    for (const node of nodesOf(drawing, [], [])) {
      expect(node.measured?.width).toBeGreaterThan(0);
      expect(node.handles).toHaveLength(node.data.spec.ports.length);
    }
    expect(nodesOf({ ...drawing, large: false }, [], [])[0]!.handles).toBeUndefined();
  });

  it('makes no new object for what shows the same as before', () => {
    const before = nodesOf({ ...drawing, annotations: words(0.1) }, [], []);
    const links = edgesOf({ ...drawing, annotations: words(0.1) }, [], []);
    const again = nodesOf({ ...drawing, annotations: words(0.1) }, before, []);
    expect(again.every((node, index) => node === before[index])).toBe(true);
    const linksAgain = edgesOf({ ...drawing, annotations: words(0.1) }, links, []);
    expect(linksAgain.every((link, index) => link === links[index])).toBe(true);
    const changed = nodesOf({ ...drawing, annotations: words(0.2) }, before, []);
    expect(changed.filter((node, index) => node !== before[index]).map(({ id }) => id)).toEqual([sensor.id]);
    const selected = nodesOf({ ...drawing, annotations: words(0.1) }, before, [sensor.id]);
    expect(selected.filter((node, index) => node !== before[index]).map(({ id }) => id)).toEqual([sensor.id]);
  });

  it('hides its elements from the flow while it is far away, and brings them back', () => {
    const near = nodesOf(drawing, [], []);
    const far = nodesOf({ ...drawing, far: true }, near, []);
    expect(far.every(({ hidden }) => hidden)).toBe(true);
    expect(nodesOf(drawing, far, []).some(({ hidden }) => hidden)).toBe(false);
    expect([isFar(0.49), isFar(0.5)]).toEqual([true, false]);
  });

  it('can be zoomed out until all of it is in view, however wide', () => {
    const wide = [{ position: { x: 0, y: 0 } }, { position: { x: 170_000, y: 340 } }];
    expect(smallestZoom(wide) * 170_000).toBeLessThanOrEqual(400);
    expect(smallestZoom([])).toBe(0.1);
  });
});

describe('The expected size of an element', () => {
  const spec = cv.elements.find(({ type }) => type === 'sensor')!;

  it('grows by a row with each line, and not by limits, which hang below', () => {
    const line = { label: 'share', text: '1 %', role: 'result' } as const;
    const bare = expectedSize({ spec, lines: [], share: null });
    const one = expectedSize({ spec, lines: [line], share: null });
    const two = expectedSize({ spec, lines: [line, line], share: null });
    expect(two.height - one.height).toBe(19);
    expect(expectedSize({ spec, lines: [{ ...line, role: 'limit' }], share: null })).toEqual(bare);
  });
});

describe('The share of a link', () => {
  it('is never a long row of zeros', () => {
    expect(shareText(2 ** -300)).toBe('< 0.001\u2009%');
    expect([shareText(0), shareText(1 / 3)]).toEqual(['0\u2009%', '33.3\u2009%']);
  });
});

describe('A drawing from afar', () => {
  const nodes = nodesOf(drawing, [], [sensor.id]);
  const links = edgesOf(drawing, [], []);

  it('paints every element once, in the tone of what it is', () => {
    const shapes = shapesOf(nodes);
    const count = (path: string | undefined): number => path?.split('M').length ?? 0;
    expect(count(shapes.get('selected'))).toBe(2);
    expect(count(shapes.get('sensor'))).toBe(200);
    expect(count(shapes.get('source'))).toBe(2);
    const painted = [...shapes.values()].reduce((sum, path) => sum + count(path) - 1, 0);
    expect(painted).toBe(project.network.elements.length);
  });

  it('paints every link in a handful of strokes, and leaves out links without ends', () => {
    const strands = strandsOf(nodes, links);
    expect(strands.length).toBeLessThan(10);
    const starts = strands.reduce((sum, { path }) => sum + path.split('M').length - 1, 0);
    expect(starts).toBe(links.length);
    expect(strandsOf([], links)).toEqual([]);
  });

  it('finds what a box touches and what is nearest to a press', () => {
    const { x, y } = sensor.position;
    expect(touchedBy(nodes, { x: x - 1, y: y - 1, width: 2, height: 2 })).toEqual([sensor.id]);
    expect(touchedBy(nodes, boundsOf(nodes)!)).toHaveLength(nodes.length);
    expect(nearestTo(nodes, { x: x + 75, y }, 5)).toBe(sensor.id);
    expect(nearestTo(nodes, { x: -1e6, y: 0 }, 5)).toBeNull();
    expect(boundsOf([])).toBeNull();
  });
});
