import type { BarFigure } from '../../models/figure';
import { layoutBars } from './bar-layout';
import { PRINT_COLOURS } from './series-style';
import { tag } from './svg-marks';
import { text } from './svg-text';

/** Bars under their names as markup of the given size. */
export function barBody(figure: BarFigure, fullWidth: number, height: number): string {
  const bars = layoutBars(figure);
  const step = Math.min(44, height / Math.max(1, bars.length));
  const track = fullWidth - 90;
  return bars
    .map((bar, index) => {
      const top = index * step;
      const strong = bar.family === 'design' ? 600 : undefined;
      const x = bar.from * track;
      const width = Math.max(1, (bar.to - bar.from) * track);
      return [
        text(0, top + 11, bar.label, { weight: strong }),
        tag('rect', { x, y: top + 17, width, height: 9, rx: 1.5, fill: PRINT_COLOURS[bar.family] }),
        text(x + width + 8, top + 25, bar.text, { weight: 600 }),
      ].join('\n');
    })
    .join('\n');
}
