import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetOf } from '../equations/budget';
import { DEFAULT_OPTIONS, IDEAL_ENVIRONMENT, uniformCascade, type ClockEnvironment } from '../equations/cascade';
import { readNetwork } from '../network/read-network';
import { star, withControls } from '../testing/networks';
import { controlsOf, settingsFrom, type CascadeSettings } from './cascade-settings';
import { defaultCascade, defaultControl, uncorrelatedCascade } from './default-cascade';
import { designInForce } from './design-in-force';
import { narrowedLinewidths, unitsLeft } from './narrowed-environment';
import { bestRamseyTime, longestRareSlipTime, RARE_SLIPS, ramseyRange, slipRisk } from './ramsey-time';
import { instabilityFactor, testPlanOf } from './test-plan';

const environment: ClockEnvironment = {
  ...IDEAL_ENVIRONMENT,
  angularFrequency: 2.7e15,
  averagingTime: 10,
  deadTime: 0.1,
  laserLinewidths: [0.05],
  atomicLinewidth: 1e-3,
};

const count = fc.integer({ min: 1, max: 1000 });
const cascades: fc.Arbitrary<CascadeSettings> = fc
  .tuple(fc.integer({ min: 0, max: 24 }), fc.integer({ min: 0, max: 8 }))
  .chain(([levels, stages]) =>
    fc.record({
      ramseyTime: fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
      copies: fc.array(count, { minLength: levels, maxLength: levels }),
      bases: fc.array(count, { minLength: Math.max(0, levels - 1), maxLength: Math.max(0, levels - 1) }),
      localAtoms: fc.nat(),
      stages: fc.array(count, { minLength: stages, maxLength: stages }),
    }),
  );

describe('the controls of a centre', () => {
  it('hold every cascade, and defaults fill in what is not set', () => {
    fc.assert(
      fc.property(cascades, (settings) => {
        expect(settingsFrom(controlsOf(settings), () => NaN)).toEqual(settings);
        expect(settingsFrom({}, (control) => defaultControl(settings, control))).toEqual(settings);
      }),
    );
  });

  it('are not misled by names that every object has', () => {
    expect(settingsFrom({}, (control) => (control === 'levels' || control === 'stages' ? 0 : 7))).toEqual({
      ramseyTime: 7, copies: [], bases: [], localAtoms: 7, stages: [],
    }); // prettier-ignore
    expect(defaultControl(uncorrelatedCascade(readNetwork(star(2))), 'toString')).toBe(0);
  });

  it('keep to the most levels and stages that there are controls for', () => {
    const { copies, stages } = settingsFrom({ levels: 1e9, stages: 1e9 }, () => 2);
    expect([copies.length, stages.length]).toEqual([24, 8]);
  });
});

describe('the longest Ramsey time', () => {
  it('is where slips stop being rare, for any laser and time', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -6, max: 6, noNaN: true }),
        fc.double({ min: -6, max: 9, noNaN: true }),
        fc.constantFrom('persistent' as const, 'once' as const),
        (width, time, slips) => {
          const around = { ...environment, laserLinewidths: [10 ** width], averagingTime: 10 ** time };
          const longest = longestRareSlipTime(around, slips);
          if (longest === Infinity) {
            expect(slipRisk(around.averagingTime, around, slips)).toBeLessThanOrEqual(RARE_SLIPS);
            return;
          }
          expect(longest).toBeLessThan(around.averagingTime);
          expect(slipRisk(longest, around, slips)).toBeLessThanOrEqual(RARE_SLIPS);
          expect(slipRisk(1.001 * longest, around, slips)).toBeGreaterThan(RARE_SLIPS);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is within the averaging time for a laser that has certainly slipped by then', () => {
    const around = { ...environment, laserLinewidths: [10], averagingTime: 1 };
    expect(longestRareSlipTime(around, 'persistent')).toBeLessThan(0.5);
  });

  it('has no end for a laser without linewidth, and the widest of several decides', () => {
    expect(longestRareSlipTime({ ...environment, laserLinewidths: [0, 0] }, 'persistent')).toBe(Infinity);
    const one = longestRareSlipTime({ ...environment, laserLinewidths: [2] }, 'persistent');
    expect(longestRareSlipTime({ ...environment, laserLinewidths: [0.1, 2, 0] }, 'persistent')).toBe(one);
  });

  it('leaves no time at all where pairs come too slowly', () => {
    const cascade = uniformCascade(10, 2, [20, 20], 400);
    const { low, high } = ramseyRange(cascade, environment, 'persistent', 3);
    expect(low).toBeGreaterThan(high);
    expect(bestRamseyTime(cascade, environment, DEFAULT_OPTIONS, 3)).toBeNull();
    expect(bestRamseyTime(cascade, environment, DEFAULT_OPTIONS, 100)).not.toBeNull();
  });
});

describe('the best Ramsey time', () => {
  it('is no worse than any other in its range', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 2, max: 40 }), { minLength: 0, maxLength: 4 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: -4, max: 0, noNaN: true }),
        (copies, share, width) => {
          const cascade = uniformCascade(4, 2, copies, 80);
          const around = { ...environment, laserLinewidths: [10 ** width] };
          const best = bestRamseyTime(cascade, around, DEFAULT_OPTIONS, Infinity)!;
          const { low, high } = ramseyRange(cascade, around, 'persistent', Infinity);
          const other = budgetOf({ ...cascade, ramseyTime: low * (high / low) ** share }, around, DEFAULT_OPTIONS);
          if (other.ok) expect(best.budget.deviation).toBeLessThanOrEqual(other.value.deviation * (1 + 1e-6));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('pre-narrowing', () => {
  it('narrows every laser by itself and never widens one', () => {
    const [wide, narrow] = narrowedLinewidths([10, 1e-6], 100, [10, 10]);
    expect(wide).toBeLessThan(2);
    expect(narrow).toBe(1e-6);
    expect(narrowedLinewidths([3, 3], 100, [])).toEqual([3, 3]);
  });

  it('takes its atoms from every clock, and the poorest decides how many blocks are left', () => {
    const network = readNetwork(star(3, { clock: { atoms: 50 } }));
    expect(unitsLeft(network, [])).toBe(50);
    expect(unitsLeft(network, [10, 5])).toBe(35);
    expect(unitsLeft(network, [60])).toBeLessThan(0);
  });
});

describe('the design that a fresh drawing starts with', () => {
  it('is never worse than single atoms and keeps the atoms that there are', () => {
    for (const atoms of [1, 2, 10, 100, 3000, 1e6]) {
      const network = readNetwork(star(5, { clock: { atoms } }));
      const start = defaultCascade(network);
      const value = (settings: CascadeSettings): number => {
        const budget = budgetOf({ weights: network.weights.parts, ...settings }, network.environment, network.options);
        return budget.ok ? budget.value.deviation : Infinity;
      };
      expect(value(start)).toBeLessThanOrEqual(value(uncorrelatedCascade(network)));
      const inLevels = start.copies.reduce((sum, n, i) => sum + 5 * 2 ** i * n, 0);
      expect(inLevels + start.localAtoms).toBeLessThanOrEqual(5 * atoms);
    }
  });
});

describe('the design in force', () => {
  it('says where and why there is no instability to speak of', () => {
    const blind = withControls(star(4), { ramseyTime: 0.5, levels: 2, localAtoms: 0, copies1: 10, copies2: 10 });
    const made = designInForce(blind);
    expect(made.ok).toBe(false);
    if (made.ok) return;
    expect(made.error[0]).toMatchObject({ code: 'CLK-212', where: { label: 'Centre' } });
    expect(made.error[0]!.remedy).toContain('Optimise');
  });
});

describe('the tests of the clocks', () => {
  const secured = (parameters: Record<string, number>) =>
    readNetwork(star(10, { network: { security: true, ...parameters } }));

  it('cost what the lost cycles cost, and find the lie as often as wanted', () => {
    const network = secured({ detection: 0.99, detectionCycles: 1000, window: 4 });
    const plan = testPlanOf(network);
    if (plan === null || plan === 'impossible') throw new Error('these tests are possible');
    const { testRate, outcome } = plan;
    expect(1 - outcome.undetected).toBeCloseTo(0.99, 9);
    expect(instabilityFactor(network)).toBeCloseTo(1 / Math.sqrt(1 - 10 * testRate), 12);
    expect(outcome.falsePositive).toBeCloseTo(6.33e-5, 7);
    // The true share of random lies that pass: the window is open to both sides.
    expect(outcome.falseNegative).toBeCloseTo((4 / Math.PI) * Math.sqrt(10 / network.atoms), 12);
  });

  it('are none where none are asked for, and impossible where no cycle would be left', () => {
    expect(testPlanOf(readNetwork(star(10)))).toBeNull();
    expect(testPlanOf(secured({ detection: 0.999, detectionCycles: 1 }))).toBe('impossible');
    expect(instabilityFactor(secured({ detection: 0.999, detectionCycles: 1 }))).toBeCloseTo(1, 12);
  });
});
