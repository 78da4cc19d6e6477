import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { cv } from '../models/cv/index';
import { serialiseProject } from '../models/document/serialise';
import { expect, test } from './application';
import { recorded, type Smoothness } from './frame-recorder';
import { screenshot } from './screenshot';

const SENSORS = 1000;

/**
 * Limits that work which grows with the square of the network breaks many times over, in milliseconds. How smooth it is,
 * the printed figures tell; a busy machine without graphics card must pass as well.
 */
const HELD = 1000;
const FRAME_WORK = 100;

const nodes = (page: Page) => page.locator('.svelte-flow__node');

async function writeNetwork(path: string, layout: string): Promise<void> {
  let count = 0;
  const newId = (): string => `item-${++count}`;
  const project = cv.layouts.find(({ key }) => key === layout)!.build(cv.newProject(newId), SENSORS, newId);
  const text = serialiseProject(project);
  if (!text.ok) throw new Error(text.error.message);
  await writeFile(path, text.value);
}

/** Writes the measured figures where whoever runs the tests can read them. */
function report(what: string, { median, slow, frames, longestTask, work }: Smoothness): void {
  const ms = (time: number): string => `${time.toFixed(1)} ms`;
  console.log(
    `${SENSORS} sensors, ${what}: ${ms(work)} of script, style and layout a frame; frames every ${ms(median)}, 95 % within ${ms(slow)} (${frames}); longest task ${ms(longestTask)}`,
  );
}

test('stays smooth with a thousand sensors', async ({ launch }, info) => {
  test.setTimeout(120_000);
  const file = info.outputPath('chain.fringe.json');
  await writeNetwork(file, 'chain');
  const { page, consoleErrors } = await launch({ file });
  await expect(page.getByText(`${SENSORS} sensors`).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Headline' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Updating results')).toBeHidden({ timeout: 30_000 });

  // From afar the drawing is one picture; the tables hold what is in view.
  await expect(nodes(page)).toHaveCount(0);
  expect(await page.locator('tr').count()).toBeLessThan(400);
  await screenshot(page, 'thousand-sensors');

  const pane = (await page.locator('.svelte-flow__pane').boundingBox())!;
  const middle = { x: pane.x + pane.width / 2, y: pane.y + pane.height / 2 };
  const pan = async (): Promise<void> => {
    await page.mouse.move(middle.x, pane.y + 50);
    await page.mouse.down();
    for (let step = 1; step <= 20; step++) await page.mouse.move(middle.x - 8 * step, pane.y + 50 + step);
    await page.mouse.up();
  };
  const far = await recorded(page, pan);
  report('panning from afar', far);
  const zooming = await recorded(page, async () => {
    await page.mouse.move(middle.x, middle.y);
    for (let step = 0; step < 20; step++) await page.mouse.wheel(0, -80);
  });
  report('zooming in', zooming);

  // Near by, only what is in view is in the page.
  await page.mouse.dblclick(middle.x, middle.y);
  const sensor = nodes(page).filter({ hasText: /Sensor \d+/ });
  await expect(sensor.first()).toBeVisible();
  expect(await nodes(page).count()).toBeLessThan(300);
  const near = await recorded(page, pan);
  report('panning near by', near);

  const inView = await sensorInView(page);
  const dragging = await recorded(page, async () => {
    await page.mouse.move(inView.x, inView.y);
    await page.mouse.down();
    for (let step = 1; step <= 20; step++) await page.mouse.move(inView.x + 2 * step, inView.y + step);
    await page.mouse.up();
  });
  report('dragging a sensor', dragging);
  await expect(page.getByRole('button', { name: /^Undo: Move/ })).toBeVisible();

  const response = page.getByRole('textbox', { name: 'Response', exact: true });
  const editing = await recorded(page, async () => {
    await response.fill('3');
    await response.press('Enter');
  });
  report('editing a value', editing);
  await expect(page.getByText('Updating results')).toBeHidden({ timeout: 30_000 });
  // Out of the field, whose own keys undo and select its text.
  await page.mouse.click(pane.x + pane.width / 2, pane.y + 60);
  const undoing = await recorded(page, () => page.keyboard.press('Control+Z'));
  report('undoing it', undoing);
  await expect(page.getByRole('button', { name: /^Undo: Move/ })).toBeVisible();
  const selecting = await recorded(page, () => page.keyboard.press('Control+A'));
  report('selecting all', selecting);
  await expect(page.getByRole('heading', { name: /^\d+ elements$/ })).toBeVisible();
  await screenshot(page, 'thousand-sensors-near');

  for (const gesture of [far, zooming, near, dragging]) expect(gesture.work).toBeLessThan(FRAME_WORK);
  for (const gesture of [far, zooming, near, dragging]) expect(gesture.longestTask).toBeLessThan(HELD);
  for (const step of [editing, undoing, selecting]) expect(step.longestTask).toBeLessThan(2 * HELD);
  expect(consoleErrors).toEqual([]);
});

/** The title of a sensor that is well inside the drawing. */
async function sensorInView(page: Page): Promise<{ x: number; y: number }> {
  const pane = (await page.locator('.svelte-flow__pane').boundingBox())!;
  for (const node of await nodes(page)
    .filter({ hasText: /Sensor \d+/ })
    .all()) {
    const box = (await node.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + 14];
    const inside =
      x > pane.x + 200 && x < pane.x + pane.width - 200 && y > pane.y + 70 && y < pane.y + pane.height - 150;
    if (inside) return { x, y };
  }
  throw new Error('No sensor is in view.');
}
