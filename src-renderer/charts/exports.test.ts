import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { figureCsv } from './csv-figure';
import { describeFigure } from './describe-figure';
import { sampleBars, sampleLines } from './sample-figures';
import { figureSvg } from './svg-figure';

function parse(svg: string): Document {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(parsed.querySelector('parsererror')).toBeNull();
  return parsed;
}

describe('a figure as SVG', () => {
  it('is well formed, escapes its texts and says what it shows', () => {
    const svg = figureSvg(sampleLines);
    expect(svg).toContain('Noise &lt;against&gt; frequency &amp; co');
    expect(svg).not.toContain('<against>');
    const parsed = parse(svg);
    expect(parsed.querySelector('title')?.textContent).toBe(sampleLines.title);
    expect(parsed.querySelector('desc')?.textContent).toContain('Lowest of this design');
  });

  it('holds a path for each curve, the hatched region with its sentence and the operating point', () => {
    const parsed = parse(figureSvg(sampleLines));
    const curves = [...parsed.querySelectorAll('path')].filter(
      (path) => path.getAttribute('stroke-linejoin') === 'round',
    );
    expect(curves.length).toBe(5);
    expect(parsed.querySelectorAll('pattern').length).toBe(1);
    const words = [...parsed.querySelectorAll('text')].map((text) => text.textContent);
    expect(words.join(' ')).toContain('out of reach');
    for (const word of ['now', 'this design', 'Squeezing pays above 1 kHz.', 'offset']) {
      expect(words).toContain(word);
    }
    expect(parsed.querySelectorAll('circle').length).toBe(2);
  });

  it('keeps dash and hue apart: limits thin, this design thick, variants dashed', () => {
    const svg = figureSvg(sampleLines);
    expect(svg).toMatch(/stroke="#0B62C4" stroke-width="2.5"/);
    expect(svg).toMatch(/stroke="#B45300" stroke-width="1.6" stroke-dasharray="3.5 2.5"/);
  });

  it('writes no number that is not finite, whatever the data', () => {
    const broken = {
      ...sampleLines,
      panels: sampleLines.panels.map((panel) => ({
        ...panel,
        series: panel.series.map((series) => ({ ...series, y: series.y.map(() => Number.NaN) })),
      })),
    };
    const empty = { ...sampleLines, panels: [] };
    for (const svg of [figureSvg(broken), figureSvg(empty), figureSvg({ ...sampleBars, bars: [] })]) {
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      parse(svg);
    }
  });

  it('draws bars with their values at the end', () => {
    const parsed = parse(figureSvg(sampleBars));
    const words = [...parsed.querySelectorAll('text')].map((text) => text.textContent);
    expect(words).toEqual(expect.arrayContaining(['=shot "noise"', '0.2500', 'this design', '0.1259']));
  });
});

describe('a figure as CSV', () => {
  it('has a column for each series with its unit, a row for each x, gaps left empty, full precision', () => {
    const rows = Papa.parse<string[]>(figureCsv(sampleLines).trim()).data;
    expect(rows[0]).toEqual([
      'offset (Hz)',
      'this design: force (N/√Hz)',
      'separate: force (N/√Hz)',
      'bound: force (N/√Hz)',
      'this design: ratio (dB)',
      'separate: ratio (dB)',
      'measured: ratio (dB)',
    ]);
    expect(rows.slice(1).map((row) => row[0])).toEqual(['100', '1000', '10000']);
    expect(rows[2]).toEqual(['1000', '1e-15', '', '', '', '', '-3']);
  });

  it('takes the sting out of texts that a spreadsheet would run, and leaves negative numbers alone', () => {
    const csv = figureCsv({ ...sampleBars, bars: [{ ...sampleBars.bars[0]!, value: -0.5 }] });
    expect(csv).toContain(`"'=shot ""noise""",-0.5`);
  });

  it('writes no word for what is not a number', () => {
    const csv = figureCsv({ ...sampleBars, bars: [{ ...sampleBars.bars[0]!, value: Number.NaN }] });
    expect(csv).not.toContain('NaN');
  });
});

describe('the description of a figure', () => {
  it('names axes, the lowest point of this design and its rivals there', () => {
    expect(describeFigure(sampleLines)).toBe(
      'Noise <against> frequency & co. Squeezing pays above 1 kHz. ' +
        'force against offset from 100 Hz to 10 kHz. ' +
        'Lowest of this design: 1 fN/√Hz at 1 kHz; there bound 1 fN/√Hz.',
    );
  });

  it('lists bars from the largest', () => {
    expect(describeFigure(sampleBars)).toContain('error: =shot "noise" 0.25, this design 0.1259');
  });
});
