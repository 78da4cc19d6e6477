import type { LevelFigure } from '../../models/figure';
import { textWidth } from './text-width';

type Level = LevelFigure['levels'][number];

/** Columns of a cascade in pixels: where names end, where bars may reach, right ends of the text columns. */
export interface LevelLayout {
  readonly barLeft: number;
  readonly barWidth: number;
  readonly columnRights: readonly number[];
  readonly rows: readonly {
    readonly level: Level;
    readonly bar: number;
    /** Whether the text of the bar stands on it. */
    readonly inside: boolean;
  }[];
}

const GAP = 20;
const PAD = 8;

export function layoutLevels(figure: LevelFigure, width: number): LevelLayout {
  const { headings, levels } = figure;
  const names = Math.max(textWidth(headings.name), ...levels.map(({ label }) => textWidth(label, 12) * 1.08));
  const columns = headings.columns.map((heading, index) =>
    Math.max(textWidth(heading), ...levels.map((level) => textWidth(level.columns[index]?.text ?? '', 12))),
  );
  const barLeft = names + GAP + (figure.flow === undefined ? 0 : GAP);
  const rest = columns.reduce((sum, column) => sum + column + GAP, 0);
  const barWidth = Math.max(60, width - barLeft - rest);
  let right = barLeft + barWidth;
  return {
    barLeft,
    barWidth,
    columnRights: columns.map((column) => (right += column + GAP)),
    rows: layoutBarsOf(levels, barWidth),
  };
}

/**
 * Bars of the levels within a width, proportional to their sizes. The text stands on a bar that holds it, else after
 * it; bars are shortened together so that every text after a bar still has its room.
 */
export function layoutBarsOf(levels: readonly Level[], width: number): LevelLayout['rows'] {
  const largest = Math.max(0, ...levels.map(({ size }) => (Number.isFinite(size) ? size : 0)));
  const shares = levels.map(({ size }) => (largest > 0 && Number.isFinite(size) ? Math.max(0, size) / largest : 0));
  const texts = levels.map(({ barText }) => textWidth(barText, 12) + 2 * PAD);
  // A bar that holds its text needs no room beside it; the others bound the scale.
  const scale = levels.reduce((most, _, index) => {
    const share = shares[index]!;
    if (share * most >= texts[index]! || share === 0) return most;
    return Math.max(0.35 * width, Math.min(most, (width - texts[index]!) / share));
  }, width);
  return levels.map((level, index) => {
    const bar = Math.max(2, shares[index]! * scale);
    return { level, bar, inside: bar >= texts[index]! };
  });
}
