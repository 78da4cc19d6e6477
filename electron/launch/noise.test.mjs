import { describe, expect, it } from 'vitest';
import { withoutNoise } from './noise.mjs';

const NOISE = '[10469:1121/095146.456189:ERROR:bus.cc(407)] Failed to connect to the bus: no such file';

describe('withoutNoise', () => {
  it('drops complaints about a missing message bus or graphics card', () => {
    const gpu = '[10494:1121/095147.350252:ERROR:viz_main_impl.cc(181)] Exiting GPU process due to errors';
    expect(withoutNoise(`${NOISE}\nours\n${gpu}\n`)).toBe('ours\n');
  });

  it('keeps everything else, also what speaks of a bus', () => {
    const ours = 'fringe: the bus is late\n[1:2/3:FATAL:main.cc(1)] crash\n';
    expect(withoutNoise(ours)).toBe(ours);
  });
});
