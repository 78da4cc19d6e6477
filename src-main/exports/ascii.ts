/** Typographic characters that break number parsers and plain terminals, and what machine files get instead. */
const PLAIN: Readonly<Record<string, string>> = {
  '\u2212': '-',
  '\u2010': '-',
  '\u2011': '-',
  '\u2013': '-',
  '\u00a0': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
};

/** A generated text with plain minus signs and spaces. Not for names the planner typed: those stay as they are. */
export function plainAscii(text: string): string {
  return text.replace(/[\u2212\u2010\u2011\u2013\u00a0\u2009\u202f]/g, (character) => PLAIN[character]!);
}
