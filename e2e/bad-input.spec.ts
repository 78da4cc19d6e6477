import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXAMPLE, expect, test } from './application';
import { runCommand } from './command-palette';
import { screenshot } from './screenshot';

test('explains a text that is no quantity under its field, and keeps the old value', async ({ launch }) => {
  const { page } = await launch({ file: EXAMPLE });
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await page.getByRole('region', { name: 'Drawing' }).getByText('0.86 dB', { exact: true }).nth(1).click();
  const loss = inspector.getByLabel('Loss', { exact: true });
  for (const text of ['3 dbb', 'NaN', '-3 dB', '120 %', '']) {
    await loss.fill(text);
    await expect(loss, text).toHaveAttribute('aria-invalid', text === '' ? /true|false/ : 'true');
    if (text === '3 dbb') {
      await expect(inspector).toContainText('dbb');
      await screenshot(page, 'field-error');
    }
    await loss.press('Escape');
    await expect(loss).toHaveValue(/^0\.86/);
  }
  await expect(page.getByRole('contentinfo')).toContainText('0 problems');
});

test('names a disconnected sensor and offers the way out', async ({ launch }) => {
  const { page } = await launch({ file: EXAMPLE });
  await page.getByRole('region', { name: 'Drawing' }).getByText('0.86 dB', { exact: true }).nth(1).click();
  await page.keyboard.press('Delete');
  await page.getByRole('tab', { name: /Problems/ }).click();
  const problems = page.getByRole('tabpanel');
  await expect(problems).toContainText('Sensor 2');
  await expect(page.getByRole('button', { name: /^Optimise/ })).toContainText('first');
  await runCommand(page, 'Dark theme');
  await screenshot(page, 'problems-dark');
  await page.keyboard.press('Control+Z');
  await expect(page.getByRole('contentinfo')).toContainText('0 problems');
});

test('asks for a target when every weight is zero', async ({ launch }) => {
  const { page } = await launch({ file: EXAMPLE });
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  for (const sensor of ['Sensor 1', 'Sensor 2', 'Sensor 3', 'Sensor 4']) {
    await page
      .getByRole('grid', { name: /Outline/ })
      .getByText(sensor, { exact: true })
      .click();
    await inspector.getByLabel('Weight', { exact: true }).fill('0');
    await inspector.getByLabel('Weight', { exact: true }).press('Enter');
  }
  await page.getByRole('tab', { name: /Problems/ }).click();
  await expect(page.getByRole('tabpanel')).toContainText(/weight/i);
  await expect(page.getByRole('button', { name: /^Optimise/ })).toContainText('1 error first');
});

test('opens what is readable of a damaged file, lists the rest and leaves the file alone', async ({ launch }) => {
  const { page, folder, openFrom } = await launch();
  const file = join(folder, 'damaged.fringe.json');
  const project = JSON.parse(await readFile(EXAMPLE, 'utf8')) as {
    network: { elements: { name: string; position: unknown }[]; links: { parameters: Record<string, unknown> }[] };
  };
  project.network.links[0]!.parameters['transmission'] = 1.2;
  project.network.elements.push({ ...project.network.elements[0]!, name: 'Broken', position: 'nowhere' });
  const text = JSON.stringify(project);
  await writeFile(file, text);
  await openFrom(file);
  await page.keyboard.press('Control+O');
  await expect(page.getByRole('region', { name: 'Drawing' })).toContainText('Sensor 4');
  await expect(page.getByRole('list', { name: 'Messages' })).toContainText('damaged');
  await page.getByRole('tab', { name: /Problems/ }).click();
  await expect(page.getByRole('tabpanel')).toContainText('1.2');
  expect(await readFile(file, 'utf8')).toBe(text);
});
