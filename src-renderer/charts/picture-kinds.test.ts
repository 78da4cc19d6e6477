import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FigureSpec, LevelFigure, MapFigure, TimelineFigure } from '../../models/figure';
import { figureCsv } from './csv-figure';
import { describeFigure } from './describe-figure';
import { tableOf } from './figure-table';
import { layoutLevels } from './level-layout';
import { cellText, edgesOf, layoutMap } from './map-layout';
import { cellReadOut, homeCell, spokenCell } from './map-read-out';
import { shadeColour, shadesOf } from './map-shade';
import { mixed } from './mix-colours';
import { sampleLevels, sampleMap, sampleMatrix, sampleTimeline } from './sample-figures';
import { PRINT_COLOURS } from './series-style';
import { figureSvg } from './svg-figure';
import { textWidth } from './text-width';
import { layoutTimeline, spansAt } from './timeline-layout';

function wordsOf(figure: FigureSpec): readonly string[] {
  const svg = figureSvg(figure);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(parsed.querySelector('parsererror')).toBeNull();
  return [...parsed.querySelectorAll('text')].map((text) => text.textContent ?? '');
}

describe('a map', () => {
  it('fills its plane with cells that touch and do not overlap', () => {
    const map = layoutMap(sampleMap, 640, 360);
    const area = map.cells.reduce((sum, { width, height }) => sum + width * height, 0);
    expect(area).toBeCloseTo((map.layout.right - map.layout.left) * map.panel.height, 3);
    expect(map.cells).toHaveLength(26 * 21);
    expect(map.cells.filter(({ value }) => value === null)).toHaveLength(4);
  });

  it('puts borders half way between centres, in the logarithm on a log axis', () => {
    expect(edgesOf([1, 2, 4], 'linear')).toEqual([0.5, 1.5, 3, 5]);
    const edges = edgesOf([1, 100], 'log');
    [0.1, 10, 1000].forEach((edge, index) => expect(edges[index]! / edge).toBeCloseTo(1, 12));
    expect(edgesOf([3], 'linear')).toEqual([2.5, 3.5]);
    expect(edgesOf([], 'log')).toEqual([]);
  });

  it('parts its hues at no effect, equally strong at equal distance, with the better side in the hue of the design', () => {
    const shades = shadesOf(sampleMatrix);
    expect(shades.of(0)!.strength).toBe(0);
    const [up, down] = [shades.of(0.2)!, shades.of(-0.2)!];
    expect(up.strength).toBeCloseTo(down.strength, 12);
    expect([up.family, down.family]).toEqual(['separate', 'design']);
    expect(shadesOf(sampleMap).of(3)!.family).toBe('design');
  });

  it('grows from faint to strong in one hue where nothing is neutral', () => {
    const { label, unit, scale } = sampleMap.value;
    const shades = shadesOf({ ...sampleMap, value: { label, unit, scale } });
    expect(shades.of(-8)!.strength).toBeLessThan(shades.of(2)!.strength);
    expect(shades.of(-8)!.family).toBe(shades.of(2)!.family);
  });

  it('stays readable under numbers: at most 46 % of a hue', () => {
    expect(shadeColour({ family: 'design', strength: 1 }, PRINT_COLOURS, '#ffffff', true)).toBe(
      mixed(PRINT_COLOURS.design, '#ffffff', 0.46),
    );
    expect(mixed('#000000', '#ffffff', 0.5)).toBe('#808080');
    expect(mixed('red', '#ffffff', 0.5)).toBe('#ffffff');
  });

  it('writes a signed number in every cell where all fit, and ticks in the middle of columns of counts', () => {
    const map = layoutMap(sampleMatrix, 640, 360);
    expect(map.numbers).toBe(true);
    expect(cellText(sampleMatrix, 0.259)).toBe('+0.259');
    expect(map.layout.xTicks.map(({ value }) => value)).toEqual([1, 2, 3, 4]);
    expect(layoutMap(sampleMap, 640, 360).numbers).toBe(false);
    expect(wordsOf(sampleMatrix).filter((word) => word === '−0.153')).toHaveLength(4);
  });

  it('names its curve beside the curve, within the plane', () => {
    const { curveLabels, layout, panel } = layoutMap(sampleMap, 640, 360);
    const [label] = curveLabels;
    expect(label!.series.label).toBe('break-even');
    expect(label!.x).toBeGreaterThanOrEqual(layout.left);
    expect(label!.x + textWidth('break-even')).toBeLessThanOrEqual(layout.right);
    expect(label!.y).toBeLessThanOrEqual(panel.top + panel.height);
  });

  it('reads a cell with its units and the side on which it lies, from the operating point on', () => {
    expect(homeCell(sampleMap)).toEqual({ column: 17, row: 7 });
    const { lines, side } = cellReadOut(sampleMap, 17, 7);
    expect(lines.map(({ label }) => label)).toEqual(['link fidelity', 'pair rate', 'gain']);
    expect(lines[1]!.text).toBe('251.2 Hz');
    expect(side).toBe('network better');
    expect(spokenCell(cellReadOut(sampleMap, 0, 0))).toContain('gain no value');
  });

  it('gives its cells and curves as rows with units, and says where it is lowest and highest', () => {
    const { heads, rows } = tableOf(sampleMap);
    expect(heads).toEqual(['link fidelity', 'pair rate (Hz)', 'gain (dB)', 'curve']);
    expect(rows).toHaveLength(26 * 21 + 26);
    expect(rows.at(-1)!.at(-1)).toBe('break-even');
    expect(figureCsv(sampleMap)).toContain('0.95,10,,\r\n');
    expect(describeFigure(sampleMap)).toMatch(/Lowest −.* dB at link fidelity .* and pair rate .*; highest /);
    expect(wordsOf(sampleMap)).toEqual(expect.arrayContaining(['break-even', 'network better', 'this design', 'gain']));
  });

  it('survives empty, constant and single-celled planes, and values a log scale cannot show', () => {
    const hostile: readonly MapFigure[] = [
      { ...sampleMatrix, columns: [], rows: [], cells: [] },
      { ...sampleMatrix, cells: sampleMatrix.cells.map((row) => row.map(() => 0)) },
      { ...sampleMatrix, columns: [2], rows: [3], cells: [[1e300]] },
      { ...sampleMatrix, cells: [[null, null]], value: { label: 'gain', unit: '', scale: 'log' } },
      { ...sampleMatrix, value: { ...sampleMatrix.value, scale: 'log', neutral: 1 } },
      { ...sampleMap, rows: [0, 1, 10] },
      { ...sampleMatrix, cells: [[Number.NaN, Infinity]] },
    ];
    for (const figure of hostile) {
      wordsOf(figure);
      expect(figureCsv(figure)).not.toMatch(/NaN|Infinity/);
      expect(describeFigure(figure)).not.toMatch(/NaN|undefined/);
    }
  });
});

describe('a cascade', () => {
  it('has bars proportional to the sizes, with their texts on them or beside them and inside the column', () => {
    const { rows, barWidth } = layoutLevels(sampleLevels, 420);
    expect(rows[0]!.bar / rows[1]!.bar).toBeCloseTo(2, 6);
    expect(rows[0]!.inside).toBe(true);
    for (const { level, bar, inside } of rows) {
      expect(bar + (inside ? 0 : textWidth(level.barText, 12))).toBeLessThanOrEqual(barWidth + 1e-9);
    }
  });

  it('marks the limit in words and in the export', () => {
    expect(describeFigure(sampleLevels)).toContain('contrast 0.60, the limit');
    expect(figureSvg(sampleLevels)).toMatch(/fill="#855300"[^>]*>0.60</);
    const { heads, rows } = tableOf(sampleLevels);
    expect(heads).toEqual(['level', 'GHZ size × copies', 'size', 'contrast', 'wrong digit']);
    expect(rows[0]).toEqual(['Level 5', '160 × 28', 160, '0.60', '–']);
  });

  it('survives sizes of zero, none at all, and missing columns', () => {
    const hostile: readonly LevelFigure[] = [
      { ...sampleLevels, levels: [] },
      { ...sampleLevels, levels: sampleLevels.levels.map((level) => ({ ...level, size: 0 })) },
      { ...sampleLevels, levels: sampleLevels.levels.map((level) => ({ ...level, size: Number.NaN, columns: [] })) },
    ];
    hostile.forEach(wordsOf);
  });
});

describe('a timeline', () => {
  const layout = layoutTimeline(sampleTimeline, 640, 260);

  it('shows every name of a span, on its block, beside it or below, without overlap', () => {
    const [atoms, , centre] = layout.lanes;
    expect(atoms!.spans.map(({ label }) => label.where)).toEqual(['below', 'below', 'inside', 'below']);
    expect(centre!.spans[0]!.label.where).toBe('beside');
    const below = atoms!.spans.map(({ label }) => label).filter(({ where }) => where === 'below');
    below.slice(1).forEach((label, index) => {
      expect(label.x).toBeGreaterThan(below[index]!.x + textWidth(below[index]!.text));
    });
  });

  it('keeps blocks within the axis and as long as they last', () => {
    const [atoms] = layout.lanes;
    const [load, , evolve] = atoms!.spans;
    expect(evolve!.width / load!.width).toBeCloseTo(1 / 0.13, 6);
    for (const { left, width } of layout.lanes.flatMap(({ spans }) => spans)) {
      expect(left).toBeGreaterThanOrEqual(layout.left);
      expect(left + width).toBeLessThanOrEqual(layout.right + 1.5);
    }
  });

  it('tells what is under way at a time, in words and as a table', () => {
    expect(spansAt(sampleTimeline, 0.5).map(({ lane, span }) => `${lane.label} ${span.label}`)).toEqual([
      'Atoms free evolution',
      'Links 229 pairs at 260 /s',
    ]);
    expect(describeFigure(sampleTimeline)).toContain('Atoms: cool and load from 0 s to 130 ms');
    expect(tableOf(sampleTimeline).heads).toEqual(['lane', 'what', 'from (s)', 'to (s)']);
    expect(wordsOf(sampleTimeline)).toEqual(expect.arrayContaining(['entangle', 'free evolution', 'time']));
  });

  it('survives any spans, also of no length and on a log axis from zero', () => {
    const end = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(end, end), { maxLength: 5 }), fc.constantFrom('linear', 'log'), (pairs, scale) => {
        const spans = pairs.map(([a, b]) => ({
          from: Math.min(a, b),
          to: Math.max(a, b),
          label: 'a long name of a span',
          family: 'design' as const,
        }));
        const figure: TimelineFigure = {
          ...sampleTimeline,
          x: { ...sampleTimeline.x, scale: scale as 'linear' | 'log' },
          lanes: [{ key: 'one', label: 'One', spans }],
        };
        expect(figureSvg(figure)).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 40 },
    );
  });
});
