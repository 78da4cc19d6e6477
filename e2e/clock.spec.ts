import { join, resolve } from 'node:path';
import { expect, test } from './application';
import { runCommand } from './command-palette';
import { screenshot } from './screenshot';

const FIGURE_THREE = join(resolve(import.meta.dirname, '..'), 'examples', 'clock-figure-three.fringe.json');

test('starts a network of clocks from the start page, optimises and simulates it', async ({ launch }) => {
  const { page, consoleErrors } = await launch();
  await runCommand(page, 'Light theme');
  await page
    .getByRole('navigation', { name: 'Start' })
    .getByRole('button', { name: /^Network of clocks/ })
    .click();

  // A star: five clocks around a centre, each on a link that shows its rate.
  const drawing = page.getByRole('region', { name: 'Drawing' });
  for (const name of ['Centre', 'Clock 1', 'Clock 5']) await expect(drawing.getByText(name).first()).toBeVisible();
  await expect(drawing.locator('.svelte-flow__edge')).toHaveCount(5);

  const headline = page.getByRole('region', { name: 'Headline' });
  await page.keyboard.press('Control+Enter');
  await expect(headline.getByText(/Proven optimal|Optimal within|of the bound/)).toBeVisible({ timeout: 20_000 });
  await expect(headline).toContainText(/\d\s×\s10−\d\d/);
  await screenshot(page, 'clock-new');

  const simulation = page.getByRole('region', { name: 'Simulation' });
  await simulation.getByRole('button', { name: 'Simulate' }).click();
  await expect(simulation.getByText(/rusted · simulation \/ budget = \d\.\d\d/)).toBeVisible({
    timeout: 30_000,
  });
  // An edit of the network makes it one of other inputs.
  await page.keyboard.press('c');
  await expect(simulation.getByText('Simulated before an edit')).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test('opens the network of Fig. 3, draws its pictures and says whether the budget is trusted', async ({ launch }) => {
  const { page, consoleErrors } = await launch({ file: FIGURE_THREE });
  await runCommand(page, 'Light theme');
  const headline = page.getByRole('region', { name: 'Headline' });
  await page.keyboard.press('Control+Enter');
  await expect(headline.getByText(/Proven optimal|Optimal within/)).toBeVisible({ timeout: 20_000 });
  const simulation = page.getByRole('region', { name: 'Simulation' });
  await simulation.getByRole('button', { name: 'Simulate' }).click();
  await expect(simulation.getByText(/rusted · simulation \/ budget = \d\.\d\d/)).toBeVisible({
    timeout: 30_000,
  });
  await screenshot(page, 'clock-light');
  await page.getByRole('combobox', { name: 'Figure' }).selectOption({ label: 'Budget against simulation' });
  await screenshot(page, 'clock-simulation');
  expect(consoleErrors).toEqual([]);
});
