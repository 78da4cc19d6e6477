import { describe, expect, it } from 'vitest';
import { cycleResources, pairRatePerLink } from './cycle-resources';

describe('the resources of a cycle', () => {
  it('need no pairs and no messages for a single node', () => {
    const alone = cycleResources(1, [10, 10], [1, 2], 0);
    expect(alone).toMatchObject({ pairs: 0, bellMeasurements: 0, ancillasParallel: 0, teleportBits: 0, parityBits: 0 });
    expect(alone).toMatchObject({ controlledNots: 10, collectiveOperations: 10 });
  });

  it('count gates one by one: K - 1 at the centre and the rest at the nodes', () => {
    // Fifteen atoms over three nodes: two gates join the nodes, four more entangle the atoms of each.
    expect(cycleResources(3, [2], [15], 2).controlledNots).toBe(2 * (2 + 3 * 4));
  });

  it('are nothing where nothing is entangled', () => {
    expect(Object.values(cycleResources(4, [], [], 3)).every((value) => value === 0 || value === 6)).toBe(true);
  });

  it('ask a link for 188 pairs a second where 10 000 atoms run at their contrast limit', () => {
    const [atoms, linewidth, levels, copies] = [1e4, 2 * Math.PI * 1e-3, 6, 18.3];
    const ramsey = (2 * copies) / (linewidth * atoms);
    expect(pairRatePerLink(levels * copies, ramsey, 0)).toBeCloseTo((levels * linewidth * atoms) / 2, 9);
    expect((levels * linewidth * atoms) / 2).toBeCloseTo(188.5, 1);
  });
});
