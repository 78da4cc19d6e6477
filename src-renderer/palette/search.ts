/** A title cut into pieces, those that match marked. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/**
 * Items in which every word of the query occurs, best first: a title that starts with a word before one that contains
 * it, title before further words; ties keep their order.
 */
export function search<Item extends { readonly title: string; readonly words: string }>(
  items: readonly Item[],
  query: string,
): readonly Item[] {
  const words = wordsOf(query);
  if (words.length === 0) return items;
  return items
    .map((item) => ({ item, score: words.map((word) => scoreOf(item, word)) }))
    .filter(({ score }) => score.every((part) => part > 0))
    .map(({ item, score }) => ({ item, total: score.reduce((sum, part) => sum + part, 0) }))
    .toSorted((a, b) => b.total - a.total)
    .map(({ item }) => item);
}

/** The title cut at the words of the query. */
export function pieces(title: string, query: string): readonly Piece[] {
  const lower = title.toLowerCase();
  const hits = new Array<boolean>(title.length).fill(false);
  for (const word of wordsOf(query)) {
    const at = lower.indexOf(word);
    if (at >= 0) hits.fill(true, at, at + word.length);
  }
  const cut: { text: string; hit: boolean }[] = [];
  [...hits.entries()].forEach(([index, hit]) => {
    const last = cut.at(-1);
    if (last?.hit === hit) last.text += title.charAt(index);
    else cut.push({ text: title.charAt(index), hit });
  });
  return cut;
}

function wordsOf(query: string): readonly string[] {
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

function scoreOf({ title, words }: { readonly title: string; readonly words: string }, word: string): number {
  const lower = title.toLowerCase();
  if (lower.startsWith(word)) return 4;
  if (lower.includes(` ${word}`)) return 3;
  if (lower.includes(word)) return 2;
  return words.toLowerCase().includes(word) ? 1 : 0;
}
