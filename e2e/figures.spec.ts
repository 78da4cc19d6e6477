import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { Window } from 'happy-dom';
import Papa from 'papaparse';
import { cv } from '../models/cv/index';
import { parseProject } from '../models/document/parse';
import { formatNumber } from '../models/quantity/format-number';
import type { LineFigure } from '../models/figure';
import { EXAMPLE, expect, test } from './application';
import { runCommand } from './command-palette';
import { screenshot } from './screenshot';

/** The set-up of Li et al. 2025 with forces in N/√Hz. */
const FORCES = join(dirname(EXAMPLE), 'li-2025-entangled.fringe.json');

/** The first curves that the model draws of an example, computed here from the same file. */
async function modelFigure(file: string): Promise<LineFigure> {
  const parsed = parseProject(await readFile(file, 'utf8'));
  if (!parsed.ok) throw new Error('The example does not open.');
  const figures = cv.figures(parsed.value.project);
  const lines = figures.ok ? figures.value.find(({ kind }) => kind === 'lines') : undefined;
  if (lines?.kind !== 'lines') throw new Error('The example has no curves.');
  return lines;
}

/** Powers of ten of the prefixes that force resolutions come with. */
const PREFIXES: Readonly<Record<string, number>> = { a: 1e-18, f: 1e-15, p: 1e-12 };

/** The force resolution of a reading such as "115.0 fN/√Hz", in N/√Hz. */
function resolutionOf(text: string): number {
  const [, digits, prefix] = /^([\d.\u202f]+)\s([afp])N\/√Hz/.exec(text) ?? [];
  if (digits === undefined || prefix === undefined) throw new Error(`"${text}" is no force resolution.`);
  return Number(digits.replaceAll('\u202f', '')) * PREFIXES[prefix]!;
}

test('reads the force noise of the published set-up with two cursors, and exports what the model computes as SVG and CSV', async ({
  launch,
}) => {
  test.setTimeout(120_000);
  const figure = await modelFigure(FORCES);
  expect(figure).toMatchObject({ key: 'force-spectrum', title: 'Noise budget against frequency' });
  const { page, folder, saveTo, consoleErrors } = await launch({ file: FORCES });
  const panel = figure.panels[0]!;
  const design = panel.series.find(({ family }) => family === 'design')!;

  // Cursors by keys: Home and End stand exactly on the first and last point.
  const free = page.getByRole('slider', { name: `Cursor of ${figure.title}`, exact: true });
  await expect(free).toBeVisible();
  await free.focus();
  // It starts where the design works: 48.46 kHz above resonance, beside coherent light of 197 fN/√Hz.
  const here = figure.operatingPoint!;
  expect(Number(await free.getAttribute('aria-valuenow'))).toBeCloseTo(here.x, 3);
  await expect(free).toHaveAttribute('aria-valuetext', new RegExp(`${formatNumber(1e15 * here.y)} fN/√Hz`));
  await expect(free).toHaveAttribute('aria-valuetext', /197(\.0)? fN\/√Hz/);
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('slider', { name: `Cursor B of ${figure.title}` })).toBeVisible();
  const table = page.getByRole('region', { name: `Cursors of ${figure.title}` });
  const row = table.getByRole('row', { name: new RegExp(`^${design.label}`) }).first();
  const [atA, atB] = (await row.getByRole('cell').allTextContents()).slice(0, 2).map(resolutionOf);
  const [first, last] = [design.y[0]!, design.y.at(-1)!];
  // Four digits are shown.
  expect(Math.abs(atA! / first - 1)).toBeLessThan(5.1e-4);
  expect(Math.abs(atB! / last - 1)).toBeLessThan(5.1e-4);
  const decibels = 20 * Math.log10(last / first);
  await expect(table).toContainText(`${decibels.toFixed(2).replace('-', '\u2212')} dB`);
  await screenshot(page, 'figure-cursors');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include('figure').analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id }) => id)).toEqual([]);
  await page.getByRole('button', { name: 'Put the cursors away' }).click();
  await expect(table).toHaveCount(0);

  const csvPath = join(folder, 'figure.csv');
  await saveTo(csvPath);
  await page.getByRole('button', { name: 'Export figure data as CSV' }).click();
  await expect.poll(() => readFile(csvPath, 'utf8').catch(() => '')).not.toBe('');
  const [heads, ...rows] = Papa.parse<string[]>((await readFile(csvPath, 'utf8')).trim()).data;
  const column = heads!.findIndex((head) => head.startsWith(design.label));
  expect(column).toBeGreaterThan(0);
  const written = new Map(rows.map((cells) => [Number(cells[0]), cells[column]!]));
  design.x.forEach((x, index) => expect(Number(written.get(x))).toBe(design.y[index]!));

  const svgPath = join(folder, 'figure.svg');
  await saveTo(svgPath);
  await page.getByRole('button', { name: 'Export figure as SVG' }).click();
  await expect.poll(() => readFile(svgPath, 'utf8').catch(() => '')).not.toBe('');
  const svg = await readFile(svgPath, 'utf8');
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  // Outside the window: its policy lets no text become a document.
  const parsed = new new Window().DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(parsed.querySelector('parsererror')).toBeNull();
  expect(parsed.querySelector('title')?.textContent).toBe(figure.title);
  const curve = parsed.querySelector('path[stroke-width="2.5"]')?.getAttribute('d') ?? '';
  // The strongest line is this design; its height is an affine picture of the model's values (or their logarithm).
  const heights = [...curve.matchAll(/[ML]\S+ (\S+?)(?=[ML]|$)/g)].map(([, y]) => Number(y));
  const scaled = design.y.map((y) => (panel.y.scale === 'log' ? Math.log(y!) : y!));
  expect(heights).toHaveLength(scaled.length);
  const [low, high] = [scaled.indexOf(Math.min(...scaled)), scaled.indexOf(Math.max(...scaled))];
  const slope = (heights[high]! - heights[low]!) / (scaled[high]! - scaled[low]!);
  expect(slope).toBeLessThan(0);
  heights.forEach((y, index) => {
    expect(Math.abs(y - heights[low]! - slope * (scaled[index]! - scaled[low]!))).toBeLessThan(0.05);
  });
  expect(consoleErrors).toEqual([]);
});

test('keeps a baseline while the network is edited, beside the curves and as their ratio', async ({ launch }) => {
  test.setTimeout(120_000);
  const figure = await modelFigure(EXAMPLE);
  const { page, consoleErrors } = await launch({ file: EXAMPLE });
  await expect(page.getByRole('slider', { name: `Cursor of ${figure.title}`, exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Baseline' }).click();
  await expect(page.getByText(/no curve has changed since/)).toBeVisible();
  // A lossier sensor moves the curves of the design.
  await page.getByRole('region', { name: 'Drawing' }).getByText('0.86 dB', { exact: true }).nth(1).click();
  const loss = page.getByLabel('Loss', { exact: true });
  await loss.fill('3 dB');
  await loss.press('Enter');
  await expect(page.getByText('“Before” is the baseline')).toBeVisible();
  await page.getByRole('button', { name: 'Ratio', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Ratio', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText(/^Baseline of \d/)).toBeVisible();
  await runCommand(page, 'Light theme');
  await screenshot(page, 'figure-ratio');
  await page.getByRole('button', { name: 'Baseline' }).click();
  await expect(page.getByRole('button', { name: 'Ratio', exact: true })).toHaveCount(0);
  expect(consoleErrors).toEqual([]);
});
