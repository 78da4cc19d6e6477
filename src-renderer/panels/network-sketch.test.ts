import { describe, expect, it } from 'vitest';
import { cv } from '../../models/cv/index';
import { models } from '../../models/registry';
import { countingIds } from '../dev/fake-api';
import { exampleNetwork } from './example-networks';
import { sketchOf } from './network-sketch';

const { network } = cv.newProject(countingIds());

describe('the sketch of a network', () => {
  it('holds every element within its box, and no number that is none', () => {
    const sketch = sketchOf(network, cv);
    const [left, top, width, height] = sketch.viewBox.split(' ').map(Number) as [number, number, number, number];
    expect(sketch.elements).toHaveLength(network.elements.length);
    for (const shape of sketch.elements) {
      expect(Math.abs(shape.x - left - width / 2)).toBeLessThan(width / 2 - shape.width / 2);
      expect(Math.abs(shape.y - top - height / 2)).toBeLessThan(height / 2 - shape.height / 2);
    }
    expect(sketch.light + sketch.records + sketch.viewBox).not.toMatch(/NaN|undefined|Infinity/);
    expect(sketch.light.match(/M/g)!.length + (sketch.records.match(/M/g)?.length ?? 0)).toBe(network.links.length);
  });

  it('leaves out what the model does not know, with the links to it', () => {
    const [first] = network.elements;
    const elements = network.elements.map((element) => (element === first ? { ...element, type: 'oven' } : element));
    const sketch = sketchOf({ elements, links: network.links }, cv);
    expect(sketch.elements.map(({ id }) => id)).not.toContain(first!.id);
    expect(sketchOf({ elements: [], links: network.links }, cv)).toEqual({
      elements: [],
      light: '',
      records: '',
      viewBox: '0 0 1 1',
    });
  });

  it('exists for every worked example, and for none that there is not', () => {
    for (const model of models.values()) {
      for (const { file } of model.examples) {
        const sketch = sketchOf(exampleNetwork(file)!, model);
        expect(
          sketch.elements.some(({ tone }) => tone === 'sensor'),
          file,
        ).toBe(true);
        expect(sketch.light, file).not.toBe('');
      }
    }
    expect(exampleNetwork('other.fringe.json')).toBeNull();
  });
});
