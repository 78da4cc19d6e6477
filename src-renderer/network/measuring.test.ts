import { describe, expect, it } from 'vitest';
import { clock } from '../../models/clock/index';
import { cv } from '../../models/cv/index';
import { countingIds } from '../dev/fake-api';
import { countedNoun, measuringNoun } from './measuring';
import { targetCaption } from './target-caption';

describe('What measures in a network', () => {
  it('has the name that its model gives', () => {
    expect([measuringNoun(cv), measuringNoun(clock), measuringNoun(null)]).toEqual(['sensor', 'clock', 'sensor']);
    expect([countedNoun(1, 'clock'), countedNoun(10, 'clock'), countedNoun(0, 'sensor')]).toEqual([
      '1 clock',
      '10 clocks',
      '0 sensors',
    ]);
  });

  it('stands in the target', () => {
    expect(targetCaption(clock.newProject(countingIds()), clock)).toBe('weighted sum, 5 clocks');
    expect(targetCaption(cv.newProject(countingIds()), cv)).toBe('weighted sum, 4 sensors');
  });
});
