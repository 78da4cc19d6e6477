import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandomSequence } from '../../../optimizer/numbers/random-sequence';
import { searchSpace } from '../../../optimizer/search-space';
import type { Project } from '../../document/project';
import type { FigureSpec, LineFigure, MapFigure, Series } from '../../figure';
import { schemeInstability } from '../assessment/rivals';
import { readNetwork } from '../network/read-network';
import { networks } from '../../random-networks.fixture';
import { clock } from '../index';
import { assessmentOf, solved, star, withControls } from '../testing/networks';

function figuresOf(project: Project): readonly FigureSpec[] {
  const drawn = clock.figures(project);
  if (!drawn.ok) throw new Error(drawn.error[0]!.message);
  return drawn.value;
}

function figure<K extends FigureSpec['kind']>(project: Project, kind: K, key: string) {
  const found = figuresOf(project).find((one) => one.kind === kind && one.key === key);
  if (!found) throw new Error(`no figure ${key}`);
  return found as Extract<FigureSpec, { kind: K }>;
}

const seriesOf = (lines: LineFigure, key: string): Series =>
  lines.panels[0]!.series.find((series) => series.key === key)!;

/** Every number inside a value, and every text. */
function leaves(value: unknown, path = ''): (readonly [string, unknown])[] {
  if (value === null || typeof value !== 'object') return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

/** Ten clocks of two hundred atoms over perfect links, with a cascade that is worth having. */
const given = {
  network: { averagingTime: 1 },
  clock: { atoms: 200, laserLinewidth: 1e-2 },
  link: { fidelity: 1, pairRate: 1e6 },
};
const cascade = { ramseyTime: 0.8, levels: 3, localAtoms: 420, copies1: 30, copies2: 24, copies3: 20 };
const shared = withControls(star(10, given), { ...cascade, base2: 2, base3: 2, stages: 0 });

describe('the pictures of any network', () => {
  it('hold no number that is none, and no word for one, over the whole box of parameters', () => {
    let drawn = 0;
    const sound = fc.oneof(networks(clock), networks(clock, true)).filter((project) => clock.compile(project).ok);
    fc.assert(
      fc.property(sound, fc.nat(), (project, seed) => {
        const compiled = clock.compile(project);
        if (!compiled.ok) return;
        const { problem, settingsOf } = compiled.value;
        const random = searchSpace(problem.variables).random(createRandomSequence(seed, 0));
        for (const settings of [{}, settingsOf(random)]) {
          const figures = clock.figures({ ...project, settings });
          const assessed = clock.assess({ ...project, settings });
          expect(figures.ok).toBe(assessed.ok);
          if (!figures.ok || !assessed.ok) continue;
          drawn++;
          for (const [path, value] of leaves([figures.value, assessed.value])) {
            if (typeof value === 'number') expect(value, path).toSatisfy(Number.isFinite);
            if (typeof value === 'string') expect(value, path).not.toMatch(/NaN|Infinity|∞/);
          }
        }
      }),
      { numRuns: 6 },
    );
    expect(drawn).toBeGreaterThan(4);
  });
});

describe('the instability of five schemes', () => {
  const lines = figure(shared, 'lines', 'instability');

  it('covers twelve decades with all five schemes, both bounds and this design', () => {
    const [panel] = lines.panels;
    expect(lines.x.max! / lines.x.min!).toBeCloseTo(1e12, -3);
    expect(panel!.series.map(({ key }) => key)).toEqual([
      'a', 'b', 'c', 'd', 'e', 'free', 'asymptotic', 'bound', 'design',
    ]); // prettier-ignore
  });

  it('falls without a wrong kink: never rises, and bends upwards only little by little', () => {
    for (const schemes of ['contrast', 'simple', 'additive', 'paper']) {
      const other = { ...shared, parameters: { ...shared.parameters, schemes } };
      for (const { key, x, y } of figure(other, 'lines', 'instability').panels[0]!.series) {
        if (key === 'free') continue;
        let before: number | null = null;
        y.forEach((value, k) => {
          const last = k === 0 ? null : y[k - 1]!;
          if (value === null || last === null) {
            before = null;
            return;
          }
          const slope = Math.log(value / last) / Math.log(x[k]! / x[k - 1]!);
          expect(slope, `${schemes} ${key} at ${x[k]!}`).toBeLessThan(1e-9);
          // A maximum of two formulas would bend by 0.5 at once; a minimum of two protocols bends down.
          if (before !== null) expect(slope - before, `${schemes} ${key} at ${x[k]!}`).toBeLessThan(0.2);
          before = slope;
        });
      }
    }
  });

  it('bends the laser as it is sharply, where slips set in, but does not break', () => {
    const network = readNetwork(shared);
    const step = 10 ** (1 / 256);
    const values = Array.from({ length: 256 * 4 }, (_, k) => schemeInstability(network, 'free', 0.1 * step ** k)!);
    const slopes = values.slice(1).map((value, k) => Math.log(value / values[k]!) / Math.log(step));
    slopes.forEach((slope) => expect(slope).toBeLessThan(1e-9));
    slopes.slice(1).forEach((slope, k) => expect(Math.abs(slope - slopes[k]!)).toBeLessThan(0.06));
  });

  it('keeps every scheme and this design above the bound of Ramsey cycles', () => {
    const bound = seriesOf(lines, 'bound').y;
    for (const key of ['a', 'b', 'c', 'd', 'e', 'free', 'design']) {
      seriesOf(lines, key).y.forEach((value, k) => {
        if (value !== null) expect(value, `${key} ${k}`).toBeGreaterThanOrEqual(bound[k]! * (1 - 1e-9));
      });
    }
  });

  it('leads this design through the figure of merit where its Ramsey time is the best one', () => {
    const { optimised, assessment } = solved(star(4, { ...given, clock: { ...given.clock, atoms: 40 } }));
    const drawn = figure(optimised, 'lines', 'instability');
    const { x, y } = seriesOf(drawn, 'design');
    const now = x.findIndex((time) => Math.abs(time - 1) < 1e-9);
    expect(y[now]! / assessment.figure.value).toBeCloseTo(1, 6);
    expect(drawn.operatingPoint!.y).toBe(assessment.figure.value);
  });

  it('draws one clock without the schemes that need several', () => {
    const keys = figure(star(1), 'lines', 'instability').panels[0]!.series.map(({ key }) => key);
    expect(keys).not.toContain('b');
    expect(keys).toEqual(expect.arrayContaining(['d', 'bound', 'design']));
  });

  it('leaves out what has no value: no cascade for as many atoms as clocks, no limit of atoms without linewidth', () => {
    const poor = star(3, { network: { linewidth: 0 }, clock: { atoms: 1 } });
    const keys = figure(poor, 'lines', 'instability').panels[0]!.series.map(({ key }) => key);
    for (const missing of ['a', 'b', 'c', 'asymptotic']) expect(keys).not.toContain(missing);
  });
});

describe('the cascade as levels', () => {
  it('stands with the largest state on top and hands every digit on from below', () => {
    const { levels } = figure(shared, 'levels', 'cascade');
    expect(levels.map(({ barText }) => barText)).toEqual(['40 × 20', '20 × 24', '10 × 30', '420 single atoms']);
    expect(levels[0]!.columns[1]!.text).not.toBe('–');
    expect(levels.at(-1)!.columns[1]!.text).toBe('–');
  });

  it('marks the contrast that limits', () => {
    const faint = { ...shared, parameters: { ...shared.parameters, linewidth: 1e-2 } };
    const { levels, finding } = figure(faint, 'levels', 'cascade');
    expect(levels[0]!.columns[0]!.limit).toBe(true);
    expect(finding).toContain('is the limit');
    expect(figure(shared, 'levels', 'cascade').levels[0]!.columns[0]!.limit).toBeUndefined();
  });
});

describe('the cycle as a timeline', () => {
  it('shows dead time, the watch of the atoms, stages of narrowing and pairs, all within the cycle', () => {
    const project = withControls(
      star(10, { ...given, network: { averagingTime: 100, deadTime: 0.2 }, link: { pairRate: 200 } }),
      { ...cascade, ramseyTime: 2, stages: 2, stage1: 10, stage2: 8 },
    );
    const { lanes, x } = figure(project, 'timeline', 'cycle');
    expect(x.max).toBeCloseTo(2.2, 12);
    expect(lanes.map(({ key }) => key)).toEqual(['atoms', 'stage1', 'stage2', 'links']);
    for (const { spans } of lanes) {
      expect(spans.length).toBeGreaterThan(0);
      for (const { from, to } of spans) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(x.max! * (1 + 1e-12));
      }
    }
  });
});

describe('where the network pays', () => {
  const map = (key: string): MapFigure => figure(shared, 'map', `break-even-${key}`);

  it('gains from better pairs and narrower lasers, never from worse', () => {
    for (const key of ['pairs', 'lasers']) {
      for (const row of map(key).cells) {
        row.slice(1).forEach((gain, k) => {
          if (gain !== null && row[k] !== null) expect(gain).toBeGreaterThanOrEqual(row[k]! - 1e-6);
        });
      }
    }
    const best = map('pairs').cells.map((row) => row.at(-1) ?? -Infinity);
    best.slice(1).forEach((gain, k) => expect(gain).toBeGreaterThanOrEqual(best[k]! - 1e-6));
  });

  it('has its operating point where the gain over the best rival is that of the design', () => {
    const { operatingPoint, columns, rows } = map('pairs');
    expect(operatingPoint!.x).toBeCloseTo(1, 12);
    expect(columns.at(-1)).toBeCloseTo(1, 12);
    expect(rows).toContain(operatingPoint!.y);
  });

  it('draws the break-even line where the gain changes sign', () => {
    const { curves, columns, rows, cells } = map('pairs');
    const { x, y } = curves[0]!;
    expect(x.length).toBe(y.length);
    expect(x.length).toBeGreaterThan(0);
    x.forEach((fidelity, k) => {
      const row = cells[rows.indexOf(y[k]!)]!;
      const right = columns.findIndex((column) => column >= fidelity);
      expect(row[right]!).toBeGreaterThanOrEqual(0);
      expect(row[right - 1]!).toBeLessThan(0);
    });
  });

  it('asks for no rival at every linewidth where every clock is of a kind of its own', () => {
    const { elements } = shared.network;
    const unlike = elements.map((element, j) =>
      element.type === 'clock' ? { ...element, parameters: { ...element.parameters, atoms: 200 + j } } : element,
    );
    const maps = figuresOf({ ...shared, network: { ...shared.network, elements: unlike } }).filter(
      ({ kind }) => kind === 'map',
    );
    expect(maps.map(({ key }) => key)).toEqual(['break-even-pairs']);
  });

  it('is left out where nothing is shared', () => {
    const alone = withControls(star(10, given), { ramseyTime: 0.8, levels: 0, localAtoms: 2000, stages: 0 });
    expect(figuresOf(alone).filter(({ kind }) => kind === 'map')).toEqual([]);
    expect(figuresOf(star(1)).filter(({ kind }) => kind === 'map')).toEqual([]);
  });
});

describe('the budget as bars', () => {
  it('shares out the whole variance', () => {
    const { bars } = figure(shared, 'bars', 'noise');
    expect(bars.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(1, 9);
  });

  it('sets the four formulas for wrong digits side by side, the one in use with the value of the design', () => {
    const thin = withControls(star(10, { ...given, clock: { ...given.clock, atoms: 100 } }), {
      ...cascade, localAtoms: 300, copies1: 10, copies2: 10, copies3: 10,
    }); // prettier-ignore
    const { bars, finding } = figure(thin, 'bars', 'formulas');
    const value = (key: string): number => bars.find((bar) => bar.key === key)!.value;
    expect(bars.map(({ key }) => key)).toEqual(['bound', 'gauss', 'joint', 'binomial']);
    expect(value('joint')).toBe(assessmentOf(thin).figure.value);
    // Ten copies a level: exact outcomes are wrong far more often than any Gaussian says.
    expect(value('binomial') / value('joint')).toBeGreaterThan(1.5);
    expect(finding).toContain('The simulation decides');
  });
});
