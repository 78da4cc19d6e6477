import AxeBuilder from '@axe-core/playwright';
import { EXAMPLE, expect, test } from './application';
import { runCommand } from './command-palette';
import { screenshot } from './screenshot';

test('chooses a solver, shows how it converges, and compares all solvers', async ({ launch }) => {
  test.setTimeout(120_000);
  const { page, consoleErrors } = await launch({ file: EXAMPLE });
  const headline = page.getByRole('region', { name: 'Headline' });
  await runCommand(page, 'Dark theme');

  await page.getByRole('tab', { name: 'Solvers' }).click();
  await page.getByRole('combobox', { name: 'Solver' }).selectOption({ label: 'CMA-ES' });
  await expect(page.getByRole('contentinfo')).toContainText('Next run: CMA-ES');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('slider', { name: 'Cursor of Convergence' })).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('CMA-ES from 3 random starts');

  // Another solver's design is held against the same bound and carries the same kind of proof.
  await page.getByRole('tab', { name: 'Design', exact: true }).click();
  await expect(headline).toContainText('0.1259');
  await expect(headline.getByText(/Proven optimal|Optimal within/)).toBeVisible();
  await page.getByRole('button', { name: 'What was proved' }).click();
  const proof = page.getByRole('dialog', { name: 'What was proved' });
  await expect(proof.getByRole('heading', { name: 'What is not' })).toBeVisible();
  await expect(proof).toContainText('same value, limits kept');
  await screenshot(page, 'proof');
  const seen = await new AxeBuilder({ page }).setLegacyMode(true).include('[role=dialog]').analyze();
  expect(seen.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  await page.keyboard.press('Escape');

  await runCommand(page, 'Compare solvers');
  const table = page.getByRole('table', { name: 'Every solver on this network' });
  await expect(page.getByRole('button', { name: 'Compare solvers' })).toBeVisible({ timeout: 60_000 });
  await expect(table.getByRole('row')).toHaveCount(10);
  await expect(table.getByRole('row', { name: /^Automatic/ })).toContainText('Proven optimal');
  // The package that needs sloppy mode runs in the built worker.
  await expect(table.getByRole('row', { name: /optimization-js, mutation.*baseline/ })).toContainText('0.12');
  await screenshot(page, 'solvers-dark');

  for (const theme of ['Light theme', 'High-contrast theme', 'Dark theme']) {
    await runCommand(page, theme);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(
      serious.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`)),
      theme,
    ).toEqual([]);
    if (theme === 'Light theme') await screenshot(page, 'solvers-light');
  }
  expect(consoleErrors).toEqual([]);
});
