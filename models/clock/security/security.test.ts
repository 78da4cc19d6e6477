import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandomSequence } from '../../../optimizer/numbers/random-sequence';
import { copiesPerTest, offsetPasses, securityOutcome, testRateFor } from './security';

const plan = { atoms: 1e4, clocks: 10, tested: 1, window: 4, testRate: 0.01, cycles: 100 };

describe('the security of a network', () => {
  it('says that nothing is ever found where the window accepts every phase', () => {
    const open = securityOutcome({ ...plan, atoms: 10 });
    expect(open).toMatchObject({ falseNegative: 1, undetected: 1, cyclesToDetect: Infinity });
  });

  it('has no cost and finds nothing without tests, and leaves no cycle if all are tests', () => {
    const idle = securityOutcome({ ...plan, testRate: 0 });
    expect(idle).toMatchObject({ undetected: 1, instabilityFactor: 1, cyclesBetweenFalseAlarms: Infinity });
    expect(securityOutcome({ ...plan, testRate: 0.1 }).instabilityFactor).toBe(Infinity);
  });

  it('lets pass 40 % of random lies for ten clocks of ten ions, twice what is published', () => {
    const { falseNegative, publishedFalseNegative } = securityOutcome({ ...plan, atoms: 100 });
    expect(falseNegative).toBeCloseTo(0.403, 3);
    expect(falseNegative / publishedFalseNegative).toBeCloseTo(2, 12);
  });

  it('finds a liar as rarely as a simulation of its tests does', () => {
    const random = createRandomSequence(5, 0);
    const rate = 0.05;
    const { falseNegative, undetected } = securityOutcome({ ...plan, testRate: rate });
    let escaped = 0;
    const trials = 4000;
    for (let trial = 0; trial < trials; trial++) {
      let free = true;
      for (let cycle = 0; cycle < plan.cycles && free; cycle++) {
        const lie = Math.PI * (2 * random.uniform() - 1);
        if (random.uniform() < rate && Math.abs(lie) > Math.PI * falseNegative) free = false;
      }
      if (free) escaped++;
    }
    expect(Math.abs(escaped / trials - undetected)).toBeLessThan(4 * Math.sqrt(undetected / trials));
  });

  it('chooses the test rate that finds a liar with the probability asked for', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.999, noNaN: true }),
        fc.integer({ min: 1, max: 1e5 }),
        (detection, cycles) => {
          const { falseNegative } = securityOutcome(plan);
          const testRate = testRateFor(detection, cycles, falseNegative);
          if (testRate === null) {
            expect(falseNegative ** cycles).toBeGreaterThan(1 - detection);
            return;
          }
          expect(1 - securityOutcome({ ...plan, testRate, cycles }).undetected).toBeCloseTo(detection, 8);
        },
      ),
    );
    expect(testRateFor(0.999, 1, 0.04)).toBeNull();
  });

  it('passes no lie far outside the window and nearly every small one', () => {
    expect(offsetPasses(0, 4)).toBeCloseTo(1 - 6.334e-5, 7);
    expect(offsetPasses(8, 4)).toBeCloseTo(3.167e-5, 8);
    expect(offsetPasses(40, 4)).toBeGreaterThanOrEqual(0);
    expect(offsetPasses(-8, 4)).toBe(offsetPasses(8, 4));
  });

  it('needs one parity per informative bit: as many copies as a clock has atoms', () => {
    expect(copiesPerTest(0.03125, 1)).toBe(1024);
    expect(copiesPerTest(Math.sqrt(10 / 1e4), 8)).toBe(16);
  });
});
