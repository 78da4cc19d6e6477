import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineFigure, Series } from '../../models/figure';
import { layoutBars } from './bar-layout';
import { covered, densePoints, placeCard } from './card-place';
import { curvePath, curvePieces, curvePoints, regionBelow } from './curve-points';
import { endOf, labelPanels, spread } from './end-labels';
import { layoutFigure, titleBaseline } from './figure-layout';
import { placeOperatingPoint } from './operating-point';
import { placeBoundSentence } from './bound-sentence';
import { sampleBars, sampleLines } from './sample-figures';
import { elided, inTwoLines, textWidth } from './text-width';

const layout = layoutFigure(sampleLines, 600, 320);

describe('the layout of a figure', () => {
  it('stacks the panels without overlap inside the figure, sharing the x axis', () => {
    const [upper, lower] = layout.panels;
    expect(upper!.top + upper!.height).toBeLessThan(lower!.top);
    expect(lower!.top + lower!.height + 34).toBeLessThanOrEqual(320);
    expect(upper!.height / lower!.height).toBeCloseTo(1.5, 1);
    expect(layout.left).toBeGreaterThan(20);
    expect(layout.right).toBeLessThan(600 - 20);
  });

  it('makes room between title and panel for the letters of placed cursors', () => {
    const measured = layoutFigure(sampleLines, 600, 320, { endLabels: false, handles: true });
    const [upper] = measured.panels;
    expect(upper!.top - 16 - titleBaseline(measured, upper!)).toBeGreaterThan(3);
    expect(titleBaseline(measured, upper!)).toBe(titleBaseline(layout, layout.panels[0]!));
    expect(measured.panels.at(-1)!.top + measured.panels.at(-1)!.height + 34).toBeLessThanOrEqual(320);
  });

  it('puts every labelled tick on its panel', () => {
    for (const panel of layout.panels) {
      for (const tick of panel.ticks) {
        expect(tick.at).toBeGreaterThanOrEqual(panel.top - 1e-6);
        expect(tick.at).toBeLessThanOrEqual(panel.top + panel.height + 1e-6);
        expect(tick.label !== null).toBe(tick.major);
      }
    }
  });

  it('labels each series once, on the panel where its end stands alone', () => {
    const labels = layout.panels.map((panel) => panel.labels.map((label) => label.series.label));
    expect(labels.flat().sort()).toEqual(['bound', 'measured', 'separate', 'this design']);
    const merged = {
      ...sampleLines,
      panels: sampleLines.panels.map((panel, index) =>
        index === 0 ? { ...panel, series: panel.series.map((s) => ({ ...s, y: s.y.map(() => 1e-14) })) } : panel,
      ),
    };
    const domains = layoutFigure(merged, 600, 320).panels.map((panel) => panel.domain);
    expect(labelPanels(merged, layout.x, domains, [150, 100]).get('this design')).toBe(1);
  });

  it('keeps the names of a panel to its own height, in one line each where there are many', () => {
    const series = sampleLines.panels[0]!.series[0]!;
    const named = (y: number): readonly Series[] =>
      [
        'e one site, laser as it is',
        'd ten sites, single atoms',
        'c one site, own cascade',
        'a shared cascade, ideal',
      ].map((label, index) => ({ ...series, key: label, label, y: series.y.map(() => y * (1 + index / 1e3)) }));
    const [upper, lower] = sampleLines.panels;
    for (const height of [120, 160, 220, 320]) {
      const crowded: LineFigure = {
        ...sampleLines,
        panels: [
          { ...upper!, series: named(1e-14) },
          { ...lower!, series: [...named(1), ...lower!.series] },
        ],
      };
      const { panels, width, right } = layoutFigure(crowded, 560, height);
      const extents = panels.flatMap(({ labels }) =>
        labels.map(({ y, lines }) => ({ top: y - (lines.length * 13) / 2, bottom: y + (lines.length * 13) / 2 })),
      );
      extents.sort((a, b) => a.top - b.top);
      extents.slice(1).forEach(({ top }, index) => expect(top).toBeGreaterThanOrEqual(extents[index]!.bottom));
      for (const { top, height: tall, labels } of panels) {
        for (const { y, lines } of labels) {
          expect(Math.abs(y - top - tall / 2)).toBeLessThanOrEqual(tall / 2 + 14);
          for (const line of lines) expect(textWidth(line)).toBeLessThan(width - right);
        }
      }
      const names = panels.flatMap(({ labels }) => labels.map(({ series: { label } }) => label));
      expect(new Set(names).size).toBe(names.length);
      expect(names).toContain('this design');
    }
  });

  it('marks an end that runs off the axis with an arrow instead of dropping it', () => {
    const capped = {
      ...sampleLines,
      panels: [{ ...sampleLines.panels[0]!, height: 1, y: { ...sampleLines.panels[0]!.y, max: 2e-14 } }],
    };
    const texts = layoutFigure(capped, 600, 320).panels[0]!.labels.map((label) => label.lines.join(' '));
    expect(texts).toContain('separate ↑');
  });
});

const place = fc.double({ min: 0, max: 200, noNaN: true });

describe('labels at the ends of curves', () => {
  it('are spread to a gap, in order, within the panel, and otherwise stay where they belong', () => {
    expect(spread([10, 50, 90], [14, 14, 14], 0, 100)).toEqual([10, 50, 90]);
    expect(spread([50, 50], [14, 14], 0, 100)).toEqual([43, 57]);
    expect(spread([50, 50], [26, 14], 0, 100)).toEqual([40, 60]);
    fc.assert(
      fc.property(fc.array(fc.tuple(place, fc.constantFrom(14, 27)), { maxLength: 7 }), (labels) => {
        const wanted = labels.map(([y]) => y);
        const heights = labels.map(([, height]) => height);
        const placed = spread(wanted, heights, 0, 200);
        const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
        order.slice(1).forEach((index, rank) => {
          const before = order[rank]!;
          const distance = placed[index]! - placed[before]!;
          expect(distance).toBeGreaterThan((heights[index]! + heights[before]!) / 2 - 1e-9);
        });
        placed.forEach((y, i) => {
          expect(y - heights[i]! / 2).toBeGreaterThan(-1e-9);
          expect(y + heights[i]! / 2).toBeLessThan(200 + 1e-9);
        });
      }),
    );
  });

  it('belong to the last point that exists', () => {
    const series = { ...sampleLines.panels[0]!.series[1]!, y: [2e-14, 3e-14, null] };
    const end = endOf(series, layout.x, { scale: 'log', min: 1e-15, max: 1e-13 });
    expect(end?.place).toBeCloseTo(Math.log10(30) / 2, 6);
    expect(endOf({ ...series, y: [null, null, null] }, layout.x, layout.panels[0]!.domain)).toBeNull();
  });
});

describe('curves', () => {
  it('break where a value is missing', () => {
    const panel = layout.panels[0]!;
    const points = curvePoints(panel.panel.series[1]!, layout, panel);
    expect(curvePieces(points).length).toBe(2);
    expect(curvePath(points).match(/M/g)?.length).toBe(2);
  });

  it('close the unreachable region at the foot of the panel', () => {
    const panel = layout.panels[0]!;
    const region = regionBelow(curvePoints(panel.panel.series[2]!, layout, panel), panel);
    expect(region).toMatch(/Z$/);
    expect(region).toContain(` ${panel.top + panel.height}`);
  });
});

describe('words inside a figure', () => {
  it('break into two even lines where one is too long, and are cut only as a last resort', () => {
    expect(inTwoLines('separate, published (2.3 photons)', 120)).toEqual(['separate, published', '(2.3 photons)']);
    expect(inTwoLines('short', 120)).toEqual(['short']);
    expect(inTwoLines('unbreakablyLongNameOfASeries', 50)).toEqual(['unbreakablyLongNameOfASeries']);
    expect(textWidth(elided('unbreakablyLongNameOfASeries', 60))).toBeLessThanOrEqual(60);
    expect(elided('unbreakablyLongNameOfASeries', 60)).toMatch(/^unbr.*…$/);
  });

  it('of the operating point stay on the panel and clear of the sentence under the bound', () => {
    const operating = placeOperatingPoint(sampleLines, layout)!;
    const sentence = placeBoundSentence('out of reach', layout, layout.panels[0]!);
    const label = { left: operating.labelX, top: operating.labelY - 10, width: textWidth('now'), height: 12 };
    expect(covered(label, sentence.points, 0)).toBe(0);
    expect(label.left).toBeGreaterThanOrEqual(layout.left);
    expect(placeOperatingPoint({ ...sampleLines, operatingPoint: { x: 1, y: 1, label: '' } }, layout)).toBeNull();
  });
});

describe('the card at the cursor', () => {
  const area = { left: 0, top: 0, width: 400, height: 200 };

  it('covers no curve where there is a free place, and leaves the cursor line free', () => {
    const curve = densePoints([
      { x: 0, y: 190 },
      { x: 400, y: 150 },
    ]);
    const place = placeCard({ width: 120, height: 60 }, area, curve, 200);
    expect(covered({ ...place, width: 120, height: 60 }, curve)).toBe(0);
    expect(place.left > 200 || place.left + 120 < 200).toBe(true);
  });

  it('stays inside its area even when that is too small', () => {
    expect(placeCard({ width: 900, height: 900 }, area, [], 10)).toEqual({ left: 0, top: 0 });
  });

  it('sees a curve between far points', () => {
    const dense = densePoints([{ x: 0, y: 0 }, { x: 300, y: 0 }, null, { x: 400, y: 0 }]);
    expect(covered({ left: 140, top: -5, width: 10, height: 10 }, dense)).toBeGreaterThan(0);
    expect(covered({ left: 330, top: -5, width: 20, height: 10 }, dense)).toBe(0);
  });
});

describe('bars', () => {
  it('start at zero and reach their value, with decimals that line up', () => {
    const [shot, design] = layoutBars(sampleBars);
    expect(shot).toMatchObject({ from: 0, to: 1, text: '0.2500' });
    expect(design!.to).toBeCloseTo(0.503789, 5);
    expect(design!.text).toBe('0.1259');
  });

  it('go left of zero for negative values', () => {
    const bars = layoutBars({ ...sampleBars, bars: [{ ...sampleBars.bars[0]!, value: -1 }, sampleBars.bars[1]!] });
    expect(bars[0]!.from).toBe(0);
    expect(bars[0]!.to).toBeCloseTo(bars[1]!.from, 12);
  });

  it('survive values that are not finite', () => {
    for (const bar of layoutBars({
      ...sampleBars,
      bars: [{ ...sampleBars.bars[0]!, value: NaN }, sampleBars.bars[1]!],
    })) {
      expect(Number.isFinite(bar.to - bar.from)).toBe(true);
      expect(bar.text).not.toContain('NaN');
    }
  });
});
