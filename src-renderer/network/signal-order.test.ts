import { describe, expect, it } from 'vitest';
import { cv } from '../../models/cv/index';
import type { NetworkElement, NetworkLink, Project } from '../../models/document/project';
import { countingIds } from '../dev/fake-api';
import { signalOrder } from './signal-order';

const chain = cv.newProject(countingIds());

function withNetwork(elements: readonly NetworkElement[], links: readonly NetworkLink[]): Project {
  return { ...chain, network: { elements, links } };
}

function element(id: string, type: string, x = 0): NetworkElement {
  return { id, type, name: id, position: { x, y: 0 }, parameters: {} };
}

function link(from: string, fromPort: string, to: string, toPort: string): NetworkLink {
  return {
    id: `${from}-${to}`,
    from: { element: from, port: fromPort },
    to: { element: to, port: toPort },
    parameters: {},
  };
}

describe('The signal order', () => {
  it('follows the light of a chain: each tap before what goes through', () => {
    const names = signalOrder(chain, cv).map(({ element: { name } }) => name);
    expect(names).toEqual([
      'Squeezer',
      ...[1, 2, 3].flatMap((k) => [`Splitter ${k}`, `Sensor ${k}`, `Detector ${k}`]),
      'Mirror',
      'Sensor 4',
      'Detector 4',
    ]);
  });

  it('keeps the main line of a chain at the margin and the arms indented', () => {
    const depths = new Map(signalOrder(chain, cv).map(({ element: { name }, depth }) => [name, depth]));
    expect(depths.get('Splitter 3')).toBe(0);
    expect(depths.get('Mirror')).toBe(0);
    expect(depths.get('Sensor 1')).toBe(1);
  });

  it('names every element once, whatever order the file has', () => {
    const shuffled = withNetwork(chain.network.elements.toReversed(), chain.network.links.toReversed());
    const ids = (project: Project): string[] => signalOrder(project, cv).map(({ element: { id } }) => id);
    expect(ids(shuffled)).toEqual(ids(chain));
  });

  it('ends on a closed loop and still names its elements', () => {
    const loop = withNetwork(
      [element('a', 'phase'), element('b', 'phase'), element('c', 'note')],
      [link('a', 'out', 'b', 'in'), link('b', 'out', 'a', 'in')],
    );
    expect(signalOrder(loop, cv).map(({ element: { id } }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('passes over links to elements that are not there', () => {
    const dangling = withNetwork([element('a', 'squeezer')], [link('a', 'out', 'ghost', 'in')]);
    expect(signalOrder(dangling, cv).map(({ element: { id } }) => id)).toEqual(['a']);
  });

  it('walks a chain of ten thousand elements without running out of stack', () => {
    const elements = Array.from({ length: 10_000 }, (_, k) => element(`p${k}`, 'phase', k));
    const links = elements.slice(1).map(({ id }, k) => link(`p${k}`, 'out', id, 'in'));
    expect(signalOrder(withNetwork(elements, links), cv)).toHaveLength(10_000);
  });
});
