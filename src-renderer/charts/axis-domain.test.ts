import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Axis } from '../../models/figure';
import { domainOf, niceStep, placeOf, ticksOf, valueAt } from './axis-domain';

const linear: Axis = { label: 'x', unit: '', scale: 'linear' };
const log: Axis = { label: 'x', unit: 'Hz', scale: 'log' };

describe('the domain of an axis', () => {
  it('ignores what is not finite, and on a log axis what is not positive', () => {
    expect(domainOf(log, [0, -3, NaN, Infinity, 10, 1000], false)).toEqual({ scale: 'log', min: 10, max: 1000 });
  });

  it('exists for no data at all and for a single value', () => {
    expect(domainOf(linear, [], false)).toEqual({ scale: 'linear', min: 0, max: 1 });
    expect(domainOf(log, [], false)).toEqual({ scale: 'log', min: 1, max: 10 });
    const single = domainOf(linear, [5, 5], true);
    expect(single.min).toBeLessThan(5);
    expect(single.max).toBeGreaterThan(5);
  });

  it('keeps limits that the axis gives, unless they are upside down or impossible on a log axis', () => {
    expect(domainOf({ ...log, min: 1, max: 100 }, [10, 1000], true)).toEqual({ scale: 'log', min: 1, max: 100 });
    expect(domainOf({ ...log, min: 0 }, [10, 1000], false).min).toBe(10);
    expect(domainOf({ ...linear, min: 9, max: 1 }, [2, 3], false)).toEqual({ scale: 'linear', min: 2, max: 3 });
  });

  it('leaves room around the curves but does not invent negative values', () => {
    const domain = domainOf(linear, [0, 10], true);
    expect(domain.min).toBe(0);
    expect(domain.max).toBeGreaterThan(10);
  });

  it('places values and reads them back', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.double({ min: 0, max: 1, noNaN: true }), (isLog, place) => {
        const domain = domainOf(isLog ? log : linear, [1e-3, 1e5], false);
        expect(placeOf(domain, valueAt(domain, place))).toBeCloseTo(place, 6);
      }),
    );
    expect(placeOf(domainOf(log, [1, 10], false), 0)).toBeNull();
    expect(placeOf(domainOf(linear, [1, 10], false), NaN)).toBeNull();
  });
});

describe('ticks', () => {
  const majors = (axis: Axis, values: readonly number[], length = 200, gap = 26): number[] =>
    ticksOf(domainOf(axis, values, false), length, gap)
      .filter((tick) => tick.major)
      .map((tick) => tick.value);

  it('stand at decades of a log axis with the digits between them unlabelled', () => {
    const ticks = ticksOf(domainOf(log, [1, 1e3], false), 200, 26);
    expect(ticks.filter((tick) => tick.major).map((tick) => tick.value)).toEqual([1, 10, 100, 1000]);
    expect(ticks.length).toBe(28);
  });

  it('skip decades where there is no room for all', () => {
    expect(majors(log, [1e-20, 1], 100, 26).length).toBeLessThanOrEqual(4);
  });

  it('use 1, 2, 5 on a short log axis and even steps within a decade', () => {
    expect(majors(log, [0.05, 0.6])).toEqual([0.05, 0.1, 0.2, 0.5]);
    expect(majors(log, [0.12, 0.165])).toEqual([0.12, 0.13, 0.14, 0.15, 0.16]);
  });

  it('are clean decimals without a negative zero', () => {
    expect(majors(linear, [-0.3, 0.3], 200, 40)).toEqual([-0.2, 0, 0.2]);
    expect(Object.is(majors(linear, [-0.3, 0.3], 200, 40)[1], 0)).toBe(true);
  });

  it('are inside the domain, ascending and at least two wherever the axis has room', () => {
    const end = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom(linear, log),
        end,
        fc.double({ min: 1.3, max: 1e6, noNaN: true }),
        (axis, low, span) => {
          const domain = domainOf(axis, [low, low * span], false);
          const ticks = ticksOf(domain, 300, 30);
          const values = ticks.map((tick) => tick.value);
          expect(values).toEqual([...values].sort((a, b) => a - b));
          for (const value of values) {
            const place = placeOf(domain, value)!;
            expect(place).toBeGreaterThan(-1e-6);
            expect(place).toBeLessThan(1 + 1e-6);
          }
          const labelled = ticks.filter((tick) => tick.major).length;
          expect(labelled).toBeGreaterThanOrEqual(2);
          expect(labelled).toBeLessThanOrEqual(11);
        },
      ),
    );
  });

  it('are few and all different where numbers end or hardly differ', () => {
    for (const scale of ['linear', 'log'] as const) {
      for (const values of [[5e-324], [1, 1 + 1e-15], [0, 5e-324], [1e308, 1e307], [2, 2]]) {
        const domain = domainOf({ label: '', unit: '', scale }, values, true);
        const ticks = ticksOf(domain, 300, 40).map(({ value }) => value);
        expect(domain.min).toBeLessThan(domain.max);
        expect(new Set(ticks).size).toBe(ticks.length);
        expect(ticks.length).toBeLessThan(200);
      }
    }
  });

  it('step by 1, 2 or 5', () => {
    expect([0.11, 0.2, 0.3, 0.9, 1].map(niceStep)).toEqual([0.2, 0.2, 0.5, 1, 1]);
  });
});
