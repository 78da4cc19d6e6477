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
