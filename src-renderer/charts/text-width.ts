/**
 * Width of a text in Inter, estimated by kinds of letters, so that a figure is laid out the same way on
 * screen and in an exported file. Errs on the wide side by a few percent.
 */
export function textWidth(text: string, fontSize = 11): number {
  let em = 0;
  for (const letter of text) em += letterWidth(letter);
  return em * fontSize;
}

function letterWidth(letter: string): number {
  if (/[il.,:;'|! \u2009\u202f]/.test(letter)) return 0.29;
  if (/[fjrt()/°-]/.test(letter)) return 0.39;
  if (/[mwMW%√×]/.test(letter)) return 0.9;
  if (/[0-9\u2212+=<>≤≥]/.test(letter)) return 0.64;
  if (/[A-Z]/.test(letter)) return 0.7;
  return 0.6;
}

/** The text in one line if it fits, else in two lines of even width, broken at a blank. */
export function inTwoLines(text: string, width: number): readonly string[] {
  if (textWidth(text) <= width) return [text];
  const breaks = [...text.matchAll(/ /g)].map((match) => match.index);
  const widest = (at: number): number => Math.max(textWidth(text.slice(0, at)), textWidth(text.slice(at + 1)));
  const best = breaks.reduce<number | null>((b, at) => (b === null || widest(at) < widest(b) ? at : b), null);
  return best === null ? [text] : [text.slice(0, best), text.slice(best + 1)];
}

/** The text cut to a width with an ellipsis; the full text must stand elsewhere. */
export function elided(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let cut = text;
  while (cut.length > 1 && textWidth(`${cut}…`) > width) cut = cut.slice(0, -1).trimEnd();
  return `${cut}…`;
}

/** The text in as many lines as it needs, broken at blanks; a longer word stands alone. */
export function wrapped(text: string, width: number, fontSize = 11): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && textWidth(longer, fontSize) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
