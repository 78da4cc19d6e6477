import { describe, expect, it } from 'vitest';
import { cv } from '../../models/cv/index';
import type { PortRef, Project } from '../../models/document/project';
import { countingIds } from '../dev/fake-api';
import { mayConnect } from './connections';

const chain = cv.newProject(countingIds());
const bare: Project = { ...chain, network: { ...chain.network, links: [] } };

function port(project: Project, name: string, key: string): PortRef {
  return { element: project.network.elements.find((element) => element.name === name)!.id, port: key };
}

describe('A link', () => {
  it('goes from a free output to a free input that takes the same', () => {
    expect(mayConnect(bare, cv, port(bare, 'Squeezer', 'out'), port(bare, 'Splitter 1', 'in'))).toBe(true);
    expect(mayConnect(bare, cv, port(bare, 'Sensor 1', 'record'), port(bare, 'Detector 1', 'in'))).toBe(true);
  });

  it('never carries light into a record or a record into light', () => {
    expect(mayConnect(bare, cv, port(bare, 'Squeezer', 'out'), port(bare, 'Detector 1', 'in'))).toBe(false);
    expect(mayConnect(bare, cv, port(bare, 'Sensor 1', 'record'), port(bare, 'Splitter 1', 'in'))).toBe(false);
  });

  it('never runs backwards, to itself or to a stranger', () => {
    const input = port(bare, 'Splitter 1', 'in');
    expect(mayConnect(bare, cv, input, port(bare, 'Squeezer', 'out'))).toBe(false);
    expect(mayConnect(bare, cv, port(bare, 'Splitter 1', 'through'), input)).toBe(false);
    expect(mayConnect(bare, cv, port(bare, 'Squeezer', 'out'), { element: 'ghost', port: 'in' })).toBe(false);
  });

  it('finds an input that is taken and an output that is taken', () => {
    expect(mayConnect(chain, cv, port(chain, 'Squeezer', 'out'), port(chain, 'Mirror', 'in'))).toBe(false);
    const freed: Project = {
      ...chain,
      network: { ...chain.network, links: chain.network.links.filter(({ from }) => from.port !== 'out') },
    };
    expect(mayConnect(freed, cv, port(freed, 'Squeezer', 'out'), port(freed, 'Splitter 1', 'in'))).toBe(true);
    expect(mayConnect(freed, cv, port(freed, 'Squeezer', 'out'), port(freed, 'Splitter 2', 'in'))).toBe(false);
  });
});
