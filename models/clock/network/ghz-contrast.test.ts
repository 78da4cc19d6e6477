import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakEvenFidelity, ghzContrast, thresholdFidelity, wernerParameter } from './ghz-contrast';

const perfect = { localFidelity: 1, linkContrast: 1, readoutError: 0, loss: 0, heralded: false };
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('the contrast of a GHZ state', () => {
  it('is whole without imperfections and gone with useless pairs or read-out', () => {
    expect(ghzContrast(10, 160, perfect)).toEqual({ contrast: 1, survival: 1 });
    expect(ghzContrast(10, 160, { ...perfect, linkContrast: wernerParameter(0.2) }).contrast).toBe(0);
    expect(ghzContrast(10, 160, { ...perfect, readoutError: 0.7 }).contrast).toBe(0);
  });

  it('stays between 0 and 1 and never grows with size or error', () => {
    fc.assert(
      fc.property(share, share, share, share, fc.integer({ min: 1, max: 500 }), (local, link, error, loss, atoms) => {
        const imperfections = {
          localFidelity: local,
          linkContrast: link,
          readoutError: error,
          loss,
          heralded: false,
        };
        const one = ghzContrast(5, atoms, imperfections);
        expect(one.contrast).toBeGreaterThanOrEqual(0);
        expect(one.contrast).toBeLessThanOrEqual(1);
        expect(ghzContrast(5, atoms + 1, imperfections).contrast).toBeLessThanOrEqual(one.contrast);
        const heralded = ghzContrast(5, atoms, { ...imperfections, heralded: true });
        expect(heralded.contrast * heralded.survival).toBeCloseTo(one.contrast, 12);
      }),
    );
  });

  it('breaks even exactly where the loss of contrast eats the gain', () => {
    const fidelity = breakEvenFidelity(10, 10);
    const { contrast } = ghzContrast(10, 10, { ...perfect, localFidelity: fidelity });
    expect(contrast ** -2).toBeCloseTo(10, 10);
    expect(fidelity).toBeCloseTo(0.891, 3);
  });

  it('loses 24 % of variance at the threshold of the paper for 10 000 atoms', () => {
    const fidelity = thresholdFidelity(10, 1e4)!;
    expect(fidelity).toBeCloseTo(0.9891, 4);
    expect(ghzContrast(10, 10, { ...perfect, localFidelity: fidelity }).contrast ** -2).toBeCloseTo(1.24, 2);
    expect(thresholdFidelity(10, 1)).toBeNull();
  });
});
