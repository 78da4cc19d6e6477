import { describe, expect, it } from 'vitest';
import { cv } from '../../models/cv/index';
import type { Annotations } from '../../models/design';
import { countingIds } from '../dev/fake-api';
import { type Drawing, edgesOf, nodesOf } from './graph';
import { movedPositions } from './moves';
import { nudged } from './nudge';

const project = cv.newProject(countingIds());
const idOf = (name: string): string => project.network.elements.find((element) => element.name === name)!.id;
const sensor = idOf('Sensor 1');
const annotations: Annotations = {
  elements: { [sensor]: { share: 0.25, lines: [{ label: 'share', text: '25.0 %', role: 'result' }] } },
  links: {},
};
const drawing: Drawing = { project, model: cv, annotations, issues: [], result: 'optimised' };

describe('The nodes of the drawing', () => {
  it('stand in signal order, so that Tab follows the light', () => {
    const names = nodesOf(drawing, [], []).map(({ data }) => data.element.name);
    expect(names.slice(0, 4)).toEqual(['Squeezer', 'Splitter 1', 'Sensor 1', 'Detector 1']);
  });

  it('carry share and lines, and say them to screen readers', () => {
    const node = nodesOf(drawing, [], [sensor]).find(({ id }) => id === sensor)!;
    expect(node).toMatchObject({ selected: true, ariaLabel: 'Sensor 1, share 25.0 %', data: { share: 0.25 } });
  });

  it('keep their measured size when the document changes', () => {
    const measured = nodesOf(drawing, [], []).map((node) => ({ ...node, measured: { width: 146, height: 90 } }));
    expect(nodesOf(drawing, measured, [])[0]!.measured).toEqual({ width: 146, height: 90 });
  });

  it('stay in the hand while dragged, whatever happens to the document', () => {
    const dragged = nodesOf(drawing, [], []).map((node) =>
      node.id === sensor ? { ...node, dragging: true, position: { x: 7, y: 8 } } : node,
    );
    expect(nodesOf(drawing, dragged, []).find(({ id }) => id === sensor)!.position).toEqual({ x: 7, y: 8 });
  });

  it('go back to the place of the document once let go', () => {
    const moved = nodesOf(drawing, [], []).map((node) => ({ ...node, position: { x: 7, y: 8 } }));
    const back = nodesOf(drawing, moved, []);
    expect(movedPositions(project, back)).toEqual({});
  });

  it('bear the errors at their element and no others', () => {
    const issue = {
      code: 'X',
      severity: 'error',
      where: { label: 'Sensor 1', element: sensor },
      message: 'Wrong.',
      remedy: 'Mend it.',
    } as const;
    const nodes = nodesOf({ ...drawing, issues: [issue, { ...issue, severity: 'warning' }] }, [], []);
    expect(nodes.filter(({ data }) => data.errors.length > 0).map(({ id }) => id)).toEqual([sensor]);
    expect(nodes.find(({ id }) => id === sensor)!.data.errors).toEqual(['Wrong.']);
  });
});

describe('The edges of the drawing', () => {
  it('tell guided light from records', () => {
    const edges = edgesOf(drawing, [], []);
    expect(edges).toHaveLength(project.network.links.length);
    expect(edges.find(({ target }) => target === sensor)!.data!.style).toBe('band');
    expect(edges.find(({ source }) => source === sensor)!.data!.style).toBe('record');
  });
});

describe('Moving by arrow keys', () => {
  const nodes = nodesOf(drawing, [], [sensor]);
  const place = project.network.elements.find(({ id }) => id === sensor)!.position;

  it('moves the selected elements one step, ten with Shift', () => {
    expect(movedPositions(project, nudged(nodes, 'ArrowRight', false)!)).toEqual({
      [sensor]: { x: place.x + 10, y: place.y },
    });
    expect(movedPositions(project, nudged(nodes, 'ArrowUp', true)!)).toEqual({
      [sensor]: { x: place.x, y: place.y - 100 },
    });
  });

  it('leaves other keys and an empty selection alone', () => {
    expect(nudged(nodes, 'Enter', false)).toBeNull();
    expect(nudged(nodesOf(drawing, [], []), 'ArrowLeft', false)).toBeNull();
  });
});
