import { describe, expect, it } from 'vitest';
import { pieces, search } from './search';

const items = [
  { title: 'Place sensor', words: 'add' },
  { title: 'Save', words: 'disk' },
  { title: 'Sensor 2', words: 'element' },
  { title: 'Export configuration as CSV', words: 'settings table' },
];

describe('Searching the palette', () => {
  it('shows everything for an empty query', () => {
    expect(search(items, '  ')).toEqual(items);
  });

  it('puts titles that start with the word first', () => {
    expect(search(items, 'sen').map(({ title }) => title)).toEqual(['Sensor 2', 'Place sensor']);
  });

  it('wants every word, in title or further words, in any order and case', () => {
    expect(search(items, 'CSV settings').map(({ title }) => title)).toEqual(['Export configuration as CSV']);
    expect(search(items, 'sensor settings')).toEqual([]);
  });

  it('marks the letters that match', () => {
    expect(pieces('Place sensor', 'sens')).toEqual([
      { text: 'Place ', hit: false },
      { text: 'sens', hit: true },
      { text: 'or', hit: false },
    ]);
  });
});
