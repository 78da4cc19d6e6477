import { describe, expect, it } from 'vitest';
import { feedbackDeviations } from './feedback';

const strontium = { angularFrequency: 2 * Math.PI * 429e12, atoms: 1e4, nodes: 10, averagingTime: 1 };
const linewidth = 2 * Math.PI * 1e-3;

describe('the feedback', () => {
  it('gives every party the common precision only where the common signal reaches it', () => {
    const of = (mode: Parameters<typeof feedbackDeviations>[0]) =>
      feedbackDeviations(mode, 'simple', strontium, linewidth)!;
    expect(of('full').node).toBe(of('full').centre);
    expect(of('regional-shared')).toEqual(of('full'));
    expect(of('regional-unshared')).toEqual(of('centre'));
    expect(of('centre').node / of('centre').centre).toBeGreaterThan(5);
  });

  it('is undefined where there is no cascade', () => {
    expect(feedbackDeviations('full', 'simple', { ...strontium, atoms: 10 }, linewidth)).toBeUndefined();
  });
});
