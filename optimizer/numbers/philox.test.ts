import { describe, expect, it } from 'vitest';
import { philox } from './philox';

function block(counter: readonly number[], key: readonly number[]): string[] {
  const out = new Uint32Array(4);
  philox(counter[0]!, counter[1]!, counter[2]!, counter[3]!, key[0]!, key[1]!, out);
  return Array.from(out, (word) => word.toString(16).padStart(8, '0'));
}

describe('philox', () => {
  // The published known-answer vectors of philox4x32 with 10 rounds.
  it('gives the published words for a zero counter', () => {
    expect(block([0, 0, 0, 0], [0, 0])).toEqual(['6627e8d5', 'e169c58d', 'bc57ac4c', '9b00dbd8']);
  });

  it('gives the published words where every bit is set, so that no product overflows', () => {
    const all = 0xffffffff;
    expect(block([all, all, all, all], [all, all])).toEqual(['408f276d', '41c83b0e', 'a20bc7c6', '6d5451fd']);
  });

  it('gives the published words for the digits of pi', () => {
    expect(block([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0])).toEqual([
      'd16cfe09',
      '94fdcceb',
      '5001e420',
      '24126ea1',
    ]);
  });
});
