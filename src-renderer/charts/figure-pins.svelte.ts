import { SvelteMap } from 'svelte/reactivity';
import type { PinnedFigure } from './pinned-figure';

/** The baselines that the planner has pinned, one for each figure by its key. */
export class FigurePins {
  readonly #pinned = new SvelteMap<string, PinnedFigure>();

  of(key: string): PinnedFigure | null {
    return this.#pinned.get(key) ?? null;
  }

  pin(pinned: PinnedFigure): void {
    this.#pinned.set(pinned.figure.key, pinned);
  }

  unpin(key: string): void {
    this.#pinned.delete(key);
  }
}
