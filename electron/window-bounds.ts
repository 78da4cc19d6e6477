import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Rectangle } from 'electron';
import * as v from 'valibot';

export const FIRST_SIZE = Object.freeze({ width: 1440, height: 900 });
/** Part of the window that must lie on a screen so that it can be grasped, pixels. */
const GRASP = 100;

const whole = v.pipe(v.number(), v.integer());
const size = v.pipe(whole, v.minValue(200), v.maxValue(20_000));
const storedBounds = v.object({ x: whole, y: whole, width: size, height: size });

/** The bounds of the last time, or null when there are none worth having. */
export async function readBounds(file: string): Promise<Rectangle | null> {
  try {
    return v.parse(storedBounds, JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Keeps the bounds for the next time. Losing them is harmless, so nobody is told of a failure. */
export async function writeBounds(file: string, { x, y, width, height }: Rectangle): Promise<void> {
  const aside = `${file}.new`;
  await writeFile(aside, JSON.stringify({ x, y, width, height }))
    .then(() => rename(aside, file))
    .catch(() => undefined);
}

/** Where to open: as last time if that still lies on one of the screens, else in the middle at the first size. */
export function placeWindow(stored: Rectangle | null, screens: readonly Rectangle[]): Partial<Rectangle> {
  if (stored === null || !screens.some((screen) => overlap(stored, screen))) return FIRST_SIZE;
  return stored;
}

function overlap(window: Rectangle, screen: Rectangle): boolean {
  const width = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  const top = window.y >= screen.y && window.y <= screen.y + screen.height - GRASP;
  return width >= GRASP && top;
}
