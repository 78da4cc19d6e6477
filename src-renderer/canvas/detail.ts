import type { NetworkElement, Project } from '../../models/document/project';

/** Elements from which on only what is in view is put into the page. */
const LARGE = 300;

/** Below this zoom the words of a drawing are too small to read. */
const FAR = 0.5;

/** Zoom down to which every drawing may be seen from afar. */
const SMALLEST_ZOOM = 0.1;

/** Width and height of the smallest window part that a whole drawing is to fit into, in pixels. */
const SMALLEST_VIEW = { width: 400, height: 120 };

/** Whether a drawing has too many elements to keep all of them in the page. */
export function isLarge({ network }: Project): boolean {
  return network.elements.length >= LARGE;
}

/** Whether a large drawing is so far away that it is painted as a whole, without words. */
export function isFar(zoom: number): boolean {
  return zoom < FAR;
}

/** The zoom at which a far drawing comes near enough to be read and edited. */
export const NEAR_ZOOM = 0.8;

/** How far one may zoom out: far enough to see everything. */
export function smallestZoom(elements: readonly Pick<NetworkElement, 'position'>[]): number {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { position } of elements) {
    left = Math.min(left, position.x);
    right = Math.max(right, position.x);
    top = Math.min(top, position.y);
    bottom = Math.max(bottom, position.y);
  }
  const across = SMALLEST_VIEW.width / Math.max(1, right - left);
  const down = SMALLEST_VIEW.height / Math.max(1, bottom - top);
  return Math.min(SMALLEST_ZOOM, across, down);
}
