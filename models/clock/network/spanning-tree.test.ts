import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectedParts, maximumSpanningTree, type QuantumLink } from './spanning-tree';

const link = (id: string, a: string, b: string, quality: number, rate = 1): QuantumLink => ({
  id,
  ends: [a, b],
  quality,
  rate,
});

/** Random links among the places 0..size-1. */
const networks = fc.integer({ min: 2, max: 6 }).chain((size) =>
  fc
    .array(
      fc.tuple(
        fc.integer({ min: 0, max: size - 1 }),
        fc.integer({ min: 0, max: size - 1 }),
        fc.integer({ min: 1, max: 100 }),
      ),
      { maxLength: 9 },
    )
    .map((edges) => ({
      places: Array.from({ length: size }, (_, k) => String(k)),
      links: edges.map(([a, b, quality], k) => link(`l${k}`, String(a), String(b), quality / 100)),
    })),
);

describe('the spanning tree', () => {
  it('does not exist where places stay apart, and is empty for one place', () => {
    expect(maximumSpanningTree(['a', 'b', 'c'], [link('1', 'a', 'b', 0.5)])).toBeNull();
    expect(maximumSpanningTree(['a'], [])).toEqual({ links: [], product: 1, bottleneck: 1 });
  });

  it('leaves out loops, links to itself and links to places that do not exist', () => {
    const links = [link('self', 'a', 'a', 1), link('away', 'a', 'x', 1), link('good', 'a', 'b', 0.4)];
    expect(maximumSpanningTree(['a', 'b'], links)!.links.map(({ id }) => id)).toEqual(['good']);
  });

  it('takes the faster of two equally good links', () => {
    const links = [link('slow', 'a', 'b', 0.9, 1), link('fast', 'b', 'a', 0.9, 2)];
    expect(maximumSpanningTree(['a', 'b'], links)!.links[0]!.id).toBe('fast');
  });

  it('has the largest product and the largest least quality of all choices of links', () => {
    fc.assert(
      fc.property(networks, ({ places, links }) => {
        let product = 0;
        let bottleneck = 0;
        for (let subset = 0; subset < 1 << links.length; subset++) {
          const chosen = links.filter((_, k) => (subset & (1 << k)) !== 0);
          if (chosen.length !== places.length - 1 || connectedParts(places, chosen).length > 1) continue;
          product = Math.max(
            product,
            chosen.reduce((all, { quality }) => all * quality, 1),
          );
          bottleneck = Math.max(bottleneck, Math.min(...chosen.map(({ quality }) => quality)));
        }
        const tree = maximumSpanningTree(places, links);
        expect(tree === null).toBe(product === 0);
        if (tree === null) return;
        expect(tree.product).toBeCloseTo(product, 12);
        expect(tree.bottleneck).toBe(bottleneck);
      }),
      { numRuns: 60 },
    );
  });
});
