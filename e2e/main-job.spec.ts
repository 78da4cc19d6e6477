import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXAMPLE, expect, test } from './application';
import { runCommand } from './command-palette';
import { screenshot } from './screenshot';

test('opens the example, changes a loss, optimises, undoes, exports, saves and reopens', async ({ launch }) => {
  const { page, folder, saveTo, openFrom, consoleErrors } = await launch({ file: EXAMPLE });
  const outline = page.getByRole('grid', { name: /Outline/ });
  const headline = page.getByRole('region', { name: 'Headline' });
  const inspector = page.getByRole('complementary', { name: 'Inspector' });

  await runCommand(page, 'Dark theme');
  // The example as published: ratios 1/4, 1/3, 1/2 and the wave plates that set them.
  await page.getByRole('button', { name: /^Optimise/ }).click();
  await expect(headline.getByText('Proven optimal')).toBeVisible();
  await expect(headline).toContainText('0.1259');
  await expect(headline).toContainText('−5.95 dB');
  const drawing = page.getByRole('region', { name: 'Drawing' });
  for (const text of ['25 : 75', '33 : 67', '50 : 50', '15.00°', '17.63°', '22.50°']) {
    await expect(drawing.getByText(text).first()).toBeVisible();
  }
  await screenshot(page, 'workbench-dark');

  // A loss is typed with its unit; the design goes stale and says since which edit.
  await outline.getByText('Sensor 4').first().click();
  await expect(inspector.getByText('sensor', { exact: true })).toBeVisible();
  await drawing.getByText('0.86 dB', { exact: true }).nth(3).click();
  await expect(inspector).toContainText('Mirror');
  const loss = inspector.getByLabel('Loss', { exact: true });
  await loss.fill('13 dB');
  await loss.press('Enter');
  await expect(headline.getByText('Stale')).toBeVisible();
  const staleSigma = await headline.textContent();

  await page.keyboard.press('Control+Enter');
  await expect(headline.getByText('Proven optimal')).toBeVisible();
  expect(await headline.textContent()).not.toBe(staleSigma);

  // Undo goes back over the new design and the edit, one step each; the first design holds again.
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(headline.getByText('Stale')).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(headline.getByText('Proven optimal')).toBeVisible();
  await expect(headline).toContainText('0.1259');

  const configuration = join(folder, 'configuration.json');
  await saveTo(configuration);
  await runCommand(page, 'Export configuration as JSON');
  await expect.poll(() => readFile(configuration, 'utf8').catch(() => '')).toContain('"inputHash"');
  const exported = JSON.parse(await readFile(configuration, 'utf8')) as { figure: { value: number } };
  expect(exported.figure.value).toBeCloseTo(0.12595, 5);

  const saved = join(folder, 'my network.fringe.json');
  await saveTo(saved);
  await page.keyboard.press('Control+Shift+S');
  await expect(page.getByRole('contentinfo')).toContainText('my network.fringe.json');

  await page.keyboard.press('Control+Shift+W');
  await expect(page.getByRole('heading', { name: 'Worked examples' })).toBeVisible();
  await openFrom(saved);
  await page.keyboard.press('Control+O');
  await expect(headline.getByText('Proven optimal')).toBeVisible();
  await expect(headline).toContainText('0.1259');
  expect(consoleErrors).toEqual([]);
});

test('keeps the open network when a file cannot be read and says what is wrong with it', async ({ launch }) => {
  const { page, folder, openFrom } = await launch({ file: EXAMPLE });
  const broken = join(folder, 'broken.fringe.json');
  await writeFile(broken, '{"kind": "fringe-project", "schema": 1, ');
  await openFrom(broken);
  await page.keyboard.press('Control+O');
  const message = page.getByRole('list', { name: 'Messages' });
  await expect(message).toContainText('broken.fringe.json was not opened');
  await expect(message).toContainText('line 1, column 41');
  await expect(page.getByRole('region', { name: 'Drawing' })).toContainText('Sensor 4');
  expect(await readFile(broken, 'utf8')).toBe('{"kind": "fringe-project", "schema": 1, ');
});
