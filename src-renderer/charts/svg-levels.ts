import type { LevelFigure } from '../../models/figure';
import { layoutLevels } from './level-layout';
import { mixed } from './mix-colours';
import { PRINT_COLOURS } from './series-style';
import { tag } from './svg-marks';
import { AXIS, INK, QUIET, RAISED, text, WARN } from './svg-text';

/** How much of its hue a bar shows, so that words on it stay readable. */
const BAR_STRENGTH = 0.28;

/** The rows of a cascade as markup of the given size. */
export function levelBody(figure: LevelFigure, width: number, height: number): string {
  const { headings, flow } = figure;
  const { barLeft, columnRights, rows } = layoutLevels(figure, width);
  const step = Math.min(32, (height - 20) / Math.max(1, rows.length));
  const heads = [
    text(0, 11, headings.name, { fill: QUIET }),
    text(barLeft, 11, headings.bar, { fill: QUIET }),
    ...headings.columns.map((heading, index) =>
      text(columnRights[index]!, 11, heading, { fill: QUIET, anchor: 'end' }),
    ),
  ];
  const marks = rows.flatMap(({ level, bar, inside }, index) => {
    const top = 20 + index * step;
    const base = top + step / 2 + 4;
    const thick = Math.min(20, step - 6);
    const fill = mixed(PRINT_COLOURS[level.family], RAISED, BAR_STRENGTH);
    return [
      text(0, base, level.label, { size: 12, weight: 600 }),
      tag('rect', { x: barLeft, y: top + (step - thick) / 2, width: bar, height: thick, rx: 2, fill }),
      text(barLeft + (inside ? 8 : bar + 8), base, level.barText, { size: 12, weight: 600 }),
      ...columnRights.flatMap((right, column) => {
        const cell = level.columns[column];
        if (cell === undefined) return [];
        const limit = cell.limit === true;
        return [
          text(right, base, cell.text, {
            size: 12,
            anchor: 'end',
            fill: limit ? WARN : INK,
            ...(limit && { weight: 600 }),
          }),
        ];
      }),
      ...(flow === undefined || index === 0 ? [] : [arrow(barLeft - 16, top, flow)]),
    ];
  });
  return [...heads, ...marks].join('\n');
}

/** An arrow on the border between two rows. */
function arrow(x: number, y: number, flow: 'up' | 'down'): string {
  const tip = flow === 'up' ? y - 6 : y + 6;
  const back = flow === 'up' ? 3.5 : -3.5;
  const d = `M${x} ${y - 6}L${x} ${y + 6}M${x - 3} ${tip + back}L${x} ${tip}L${x + 3} ${tip + back}`;
  return tag('path', { d, fill: 'none', stroke: AXIS });
}
