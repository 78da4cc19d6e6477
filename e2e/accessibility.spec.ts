import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { EXAMPLE, expect, test } from './application';
import { runCommand } from './command-palette';
import { screenshot } from './screenshot';

const THEMES = ['Dark theme', 'Light theme', 'High-contrast theme'];

/** What axe finds on the whole page, or in one part of it where the rest was looked at before. */
async function seriousFindings(page: Page, part = 'html'): Promise<string[]> {
  // Electron cannot open the second page that axe uses by default for frames.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include(part).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

test('has no serious accessibility finding on any screen in any theme', async ({ launch }) => {
  test.setTimeout(180_000);
  const { page } = await launch();
  for (const theme of THEMES) {
    await runCommand(page, theme);
    await expect(page.getByRole('heading', { name: 'Worked examples' })).toBeVisible();
    expect(await seriousFindings(page), `start page, ${theme}`).toEqual([]);
    if (theme === 'Light theme') await screenshot(page, 'start-light');
  }
});

test('has no serious accessibility finding in the workbench in any theme', async ({ launch }) => {
  test.setTimeout(240_000);
  const { page } = await launch({ file: EXAMPLE });
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Proven optimal').first()).toBeVisible();
  for (const theme of THEMES) {
    await runCommand(page, theme);
    expect(await seriousFindings(page), `design, ${theme}`).toEqual([]);
    if (theme === 'Light theme') await screenshot(page, 'workbench-light');
    if (theme === 'High-contrast theme') await screenshot(page, 'workbench-contrast');
    for (const tab of ['Noise budget', 'Problems']) {
      await page.getByRole('tab', { name: tab }).click();
      expect(await seriousFindings(page, '[role=tabpanel]'), `${tab}, ${theme}`).toEqual([]);
    }
    await page.getByRole('tab', { name: 'Design', exact: true }).click();
    await page.keyboard.press('Control+K');
    expect(await seriousFindings(page, '[role=dialog]'), `palette, ${theme}`).toEqual([]);
    await page.keyboard.press('Escape');
    for (const dialog of ['Edit the target weights', 'Lay out as chain', 'Show keyboard shortcuts']) {
      await runCommand(page, dialog);
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await seriousFindings(page, '[role=dialog]'), `${dialog}, ${theme}`).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
  }
});
