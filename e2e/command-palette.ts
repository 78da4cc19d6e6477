import type { Page } from '@playwright/test';

/** Finds a command by its title in the palette and runs it, as a planner at the keyboard does. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+K');
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill(title);
  await page.keyboard.press('Enter');
}
