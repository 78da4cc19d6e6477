import { describe, expect, it } from 'vitest';
import { formulaOf } from './formula';
import { networkCase } from '../benches/network-bench';
import { networkData, networkStart } from './network';

describe.each(['separate', 'shared'] as const)('the formula of a chain with a %s carrier', (regime) => {
  const data = networkData(regime, 7, 3);
  const { instance, distance, objective } = networkCase('cv', data, 'network');
  const { gradient } = formulaOf(instance);

  it('has the slopes that differences of it have', () => {
    const x = networkStart(data, 5);
    const slopes = gradient!(x);
    x.forEach((value, j) => {
      const step = 1e-6 * value;
      const moved = (way: number) => objective(x.map((each, i) => (i === j ? each + way * step : each)));
      expect(slopes[j]).toBeCloseTo((moved(1) - moved(-1)) / (2 * step), 6);
    });
  });

  it('is nowhere below the bound that the application proves', () => {
    for (let seed = 0; seed < 50; seed++) expect(distance(networkStart(data, seed))).toBeGreaterThan(0);
  });
});
