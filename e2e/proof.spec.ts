import AxeBuilder from '@axe-core/playwright';
import { EXAMPLE, expect, test } from './application';
import { runCommand } from './command-palette';
import { screenshot } from './screenshot';

test('says what was proved of the published network and what was checked again', async ({ launch }) => {
  const { page, consoleErrors } = await launch({ file: EXAMPLE });
  await runCommand(page, 'Light theme');
  await page.keyboard.press('Control+Enter');
  const headline = page.getByRole('region', { name: 'Headline' });
  await expect(headline.getByText('Proven optimal')).toBeVisible();
  await page.getByRole('button', { name: 'What was proved' }).click();
  const proof = page.getByRole('dialog', { name: 'What was proved' });

  // The limit was derived by the checker itself, and encloses what the headline claims.
  await expect(proof).toContainText('derived the limit anew');
  await expect(proof).not.toContainText('taken as stated');
  await expect(proof.getByText('Limit of the variance')).toBeVisible();
  await expect(proof).toContainText(/enclosed to 12 digits/);
  const seen = await new AxeBuilder({ page }).setLegacyMode(true).include('[role=dialog]').analyze();
  expect(seen.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  await screenshot(page, 'proof-published');
  expect(consoleErrors).toEqual([]);
});
