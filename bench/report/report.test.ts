import { describe, expect, it } from 'vitest';
import { BENCHES } from '../benches/benches';
import type { Report, Row } from '../row';
import { cells, COLUMNS } from './figures';
import { asJson } from './json';
import { asMarkdown } from './markdown';
import { asTable } from './table';

const row = (given: Partial<Row>): Row => ({
  problem: 'P1',
  size: 256,
  method: 'fringe',
  medianMs: 0.0182,
  relativeGap: 2e-14,
  success: 20,
  starts: 20,
  proof: 'closed form',
  ...given,
});
const STOPPED = row({
  method: 'scipy SLSQP',
  medianMs: null,
  relativeGap: null,
  success: 0,
  starts: 1,
  proof: 'none',
  note: 'stopped at 8 s',
});
const report = (rows: readonly Row[]): Report => ({
  machine: { processor: 'A_B | C', cores: 2, memoryGigabytes: 8, system: 'Linux' },
  versions: { fringe: '1.0.0', node: '20.1.0' },
  rows,
});
const CIRCUMSTANCES = { date: '2030-01-31', limits: { starts: 20, budgetMs: 8000, slowMs: 1500 }, missing: ['nlopt'] };
const outcomes = (rows: readonly Row[], problem: string) =>
  BENCHES.find((bench) => bench.problem === problem)!
    .goals(rows)
    .map(({ met }) => met);

describe('the table', () => {
  it('has a cell for every column, and a dash for what was not measured', () => {
    expect(cells(STOPPED)).toHaveLength(COLUMNS.length);
    expect(cells(STOPPED)).toEqual(['P1', '256', 'scipy SLSQP', '—', '—', '0/1', 'none', 'stopped at 8 s']);
  });

  it.each([
    [0.000412345, '0.000412'],
    [1.3, '1.3'],
    [99.96, '100'],
    [4349.6, '4350'],
  ])('writes %f ms as %s', (medianMs, text) => {
    expect(cells(row({ medianMs }))[3]).toBe(text);
  });

  it('keeps its columns in line', () => {
    const lines = asTable([row({}), STOPPED]).split('\n');
    expect(lines).toHaveLength(3);
    const at = lines[0]!.indexOf('proof');
    expect(lines.map((line) => line.slice(at, at + 4))).toEqual(['proo', 'clos', 'none']);
  });
});

describe('the report for a file', () => {
  it('comes back as it was', () => {
    const given = report([row({ relativeGap: 0.1 + 0.2 }), STOPPED]);
    expect(JSON.parse(asJson(given))).toEqual(given);
  });

  it('refuses figures that JSON would quietly drop', () => {
    expect(() => asJson(report([row({ medianMs: NaN })]))).toThrow('medianMs is NaN');
  });
});

describe('the goals', () => {
  it('are met by a fast answer with a proof only', () => {
    const small = row({ size: 4096, medianMs: 5 });
    expect(outcomes([row({ medianMs: 0.5 }), small], 'P1')).toEqual([true, true]);
    expect(outcomes([row({ medianMs: 0.51 }), row({ size: 4096, proof: 'none' })], 'P1')).toEqual([false, false]);
    expect(outcomes([row({ success: 19 })], 'P1')).toEqual([false, null]);
    expect(outcomes([row({ problem: 'P2', medianMs: 51 })], 'P2')).toEqual([false]);
  });

  it('compare with the fastest method of scipy that always succeeds', () => {
    const ours = row({ problem: 'P3', medianMs: 10, proof: 'none' });
    const fastButWrong = row({ method: 'scipy dual annealing', medianMs: 1, success: 1 });
    const good = row({ method: 'scipy basin hopping', medianMs: 49 });
    expect(outcomes([ours, fastButWrong, good], 'P3')).toEqual([true, false]);
    expect(outcomes([ours, fastButWrong], 'P3')).toEqual([true, null]);
    expect(outcomes([{ ...ours, success: 7, starts: 8 }], 'P3')).toEqual([false, null]);
  });
});

describe('the page', () => {
  const page = asMarkdown(BENCHES, report([row({ medianMs: 0.6 }), STOPPED]), CIRCUMSTANCES);

  it('names machine, versions, date and what was missing', () => {
    expect(page).toContain('A_B | C, 2 cores, 8 GB, Linux');
    expect(page).toContain('fringe 1.0.0, node 20.1.0');
    expect(page).toContain('2030-01-31');
    expect(page).toContain('left out: nlopt');
  });

  it('says of each goal whether it was met, missed or not decided', () => {
    expect(page).toMatch(/P1 at M = 256 .* \| missed \|/);
    expect(page).toMatch(/P1 at M = 4096 .* \| not decided \|/);
  });

  it('shows a stopped method as such, and no section without rows', () => {
    expect(page).toContain('| 256 | scipy SLSQP | — | — | 0/1 | none | stopped at 8 s |');
    expect(page).not.toContain('## P2');
  });

  it("keeps a library's words from ending a cell or beginning a tag", () => {
    const hostile = row({ note: 'a | b\n<script>' });
    expect(asMarkdown(BENCHES, report([hostile]), CIRCUMSTANCES)).toContain('| a \\| b \\<script\\> |');
  });
});
