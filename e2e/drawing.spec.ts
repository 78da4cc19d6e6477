import type { Page } from '@playwright/test';
import { EXAMPLE, expect, test } from './application';
import { runCommand } from './command-palette';
import { screenshot } from './screenshot';

const nodes = (page: Page) => page.locator('.svelte-flow__node');
const edges = (page: Page) => page.locator('.svelte-flow__edge');

test('places, connects, moves, deletes and undoes elements, one step a gesture', async ({ launch }) => {
  const { page, consoleErrors } = await launch({ file: EXAMPLE });
  await expect(nodes(page)).toHaveCount(13);
  const links = await edges(page).count();

  // A letter places a sensor; it is not connected, which is a problem the moment it has a weight.
  await page.locator('.svelte-flow__pane').click({ position: { x: 60, y: 300 } });
  await page.keyboard.press('n');
  await expect(nodes(page)).toHaveCount(14);

  const placed = nodes(page).last();
  await expect(placed).toContainText('Sensor 5');

  // Move by dragging: one undo step brings it back.
  const before = (await placed.boundingBox())!;
  await page.mouse.move(before.x + before.width / 2, before.y + 12);
  await page.mouse.down();
  await page.mouse.move(before.x + before.width / 2 - 40, before.y + 52, { steps: 6 });
  await page.mouse.up();
  const after = (await placed.boundingBox())!;
  expect(after.y - before.y).toBeGreaterThan(15);
  await expect(page.getByRole('button', { name: /^Undo: Move/ })).toBeVisible();
  await page.keyboard.press('Control+Z');
  await expect.poll(async () => Math.round((await placed.boundingBox())!.y - before.y)).toBe(0);

  await page.keyboard.press('Control+Z');
  await expect(nodes(page)).toHaveCount(13);

  // Select all, delete, undo: every element and link is back.
  await page.locator('.svelte-flow__pane').click({ position: { x: 60, y: 300 } });
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await expect(nodes(page)).toHaveCount(0);
  await page.keyboard.press('Control+Z');
  await expect(nodes(page)).toHaveCount(13);
  await expect(edges(page)).toHaveCount(links);
  await expect(page.getByRole('contentinfo')).toContainText('0 problems');
  expect(consoleErrors).toEqual([]);
});

test('connects a squeezer and a sensor by dragging from port to port', async ({ launch }) => {
  const { page } = await launch();
  await page.keyboard.press('Control+N');
  await page
    .getByRole('dialog', { name: 'New network' })
    .getByRole('button', { name: /^Squeezed light/ })
    .click();
  await expect(nodes(page).first()).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await expect(nodes(page)).toHaveCount(0);
  const pane = (await page.locator('.svelte-flow__pane').boundingBox())!;
  const place = async (letter: string, x: number, y: number): Promise<void> => {
    await page.mouse.move(pane.x + x, pane.y + y);
    await page.keyboard.press(letter);
  };
  await place('q', 200, 140);
  await place('n', 430, 250);
  await expect(nodes(page)).toHaveCount(2);
  const from = (await nodes(page).nth(0).locator('.svelte-flow__handle.source').boundingBox())!;
  const to = (await nodes(page).nth(1).locator('.svelte-flow__handle.target').boundingBox())!;
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
  await page.mouse.up();
  await expect(edges(page)).toHaveCount(1);
  await page.keyboard.press('Control+Z');
  await expect(edges(page)).toHaveCount(0);
});

test('lays out a tree for eight sensors by itself and optimises it', async ({ launch }) => {
  const { page } = await launch({ file: EXAMPLE });
  await runCommand(page, 'Lay out as tree');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Sensors', { exact: true }).fill('8');
  await dialog.getByRole('button', { name: 'Lay out' }).click();
  await expect(page.getByText('8 sensors').first()).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: 'Headline' }).getByText('Proven optimal')).toBeVisible();
  await runCommand(page, 'Dark theme');
  await screenshot(page, 'tree-dark');
  await page.keyboard.press('Control+Z');
  await page.keyboard.press('Control+Z');
  await expect(nodes(page)).toHaveCount(13);
});
