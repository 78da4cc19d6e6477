import { covered, densePoints } from './card-place';
import { curvePoints, type Point } from './curve-points';
import type { FigureLayout, PanelLayout } from './figure-layout';
import { inTwoLines, textWidth } from './text-width';

const LINE = 13;
const MARGIN = 8;

/** Lines of the sentence in the unreachable region, with left end and baselines. */
export interface BoundSentence {
  readonly x: number;
  readonly lines: readonly { readonly text: string; readonly y: number }[];
  /** Points on the words, for others to keep clear of. */
  readonly points: readonly Point[];
}

/** Sets the sentence at the foot of its panel, in one line or two, whichever hides less of the curves. */
export function placeBoundSentence(text: string, layout: FigureLayout, panel: PanelLayout): BoundSentence {
  const curves = panel.panel.series.flatMap((series) => densePoints(curvePoints(series, layout, panel)));
  const x = layout.left + MARGIN;
  const bottom = panel.top + panel.height - MARGIN + 4;
  const options = [[text], inTwoLines(text, 1)].map((lines) => {
    const width = Math.max(...lines.map((line) => textWidth(line)));
    const box = { left: x, top: bottom - lines.length * LINE, width, height: lines.length * LINE };
    return { lines, box, hidden: covered(box, curves, 1) };
  });
  const { lines, box } = options.reduce((best, option) => (option.hidden < best.hidden ? option : best));
  const columns = Array.from({ length: Math.ceil(box.width / 6) }, (_, k) => box.left + k * 6);
  return {
    x,
    lines: lines.map((line, index) => ({ text: line, y: box.top + (index + 1) * LINE - 4 })),
    points: columns.flatMap((at) => [box.top + 3, box.top + box.height - 3].map((y) => ({ x: at, y }))),
  };
}
