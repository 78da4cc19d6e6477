import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { cv } from '../models/cv/index';
import { parseProject } from '../models/document/parse';
import { expect, test } from './application';
import { screenshot } from './screenshot';

const file = join(resolve(import.meta.dirname, '..'), 'examples', 'li-2025-entangled.fringe.json');

test('shows how well each sensor has to be made, as the model computes it', async ({ launch }) => {
  test.setTimeout(120_000);
  const parsed = parseProject(await readFile(file, 'utf8'));
  if (!parsed.ok) throw new Error('The example does not open.');
  const report = cv.tolerances!(parsed.value.project);
  if (!report.ok) throw new Error('The example has no tolerances.');
  const power = report.value.rows.find(({ parameter }) => parameter === 'power')!;
  const loss = report.value.losses!.rows.at(-1)!;

  const { page, consoleErrors } = await launch({ file });
  await page.getByRole('tab', { name: 'Tolerances' }).click();
  const allowances = page.getByRole('region', { name: 'Allowances' });
  const row = allowances.getByRole('row', { name: /^Probe power/ });
  const together = (await row.getByRole('cell').nth(-2).innerText()).replaceAll('−', '-');
  const [upper, lower] = [...together.matchAll(/([+-][\d.]+) %/g)].map(([, text]) => Number(text));
  // Two decimals are shown.
  expect(Math.abs(upper! - 100 * power.upper!)).toBeLessThan(0.0051);
  expect(Math.abs(lower! - 100 * power.lower!)).toBeLessThan(0.0051);

  const others = page.getByRole('region', { name: 'Yield and calibration' });
  const spare = await others
    .getByRole('row', { name: /^All paths alike/ })
    .getByRole('cell')
    .last()
    .innerText();
  expect(Math.abs(Number(spare.replace(' dB', '')) + 10 * Math.log10(loss.spare!))).toBeLessThan(0.0051);
  await expect(others.getByText(report.value.findings[0]!)).toBeVisible();
  await screenshot(page, 'tolerances');
  // The heads stay on top of what scrolls, without a gap in which rows would show.
  await allowances.evaluate((region) => region.scrollTo(0, 160));
  const top = (await allowances.boundingBox())!.y;
  const head = (await allowances.getByRole('columnheader').first().boundingBox())!.y;
  expect(Math.abs(head - top)).toBeLessThan(1.5);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include('[role=tabpanel]').analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id }) => id)).toEqual([]);
  expect(consoleErrors).toEqual([]);
});
