import type { PinnedFigure } from './pinned-figure';

/** The baselines that the planner has pinned, one for each figure by its key. */
export class FigurePins {
  #pinned = $state.raw<ReadonlyMap<string, PinnedFigure>>(new Map());

  of(key: string): PinnedFigure | null {
    return this.#pinned.get(key) ?? null;
  }

  pin(pinned: PinnedFigure): void {
    this.#pinned = new Map([...this.#pinned, [pinned.figure.key, pinned]]);
  }

  unpin(key: string): void {
    this.#pinned = new Map([...this.#pinned].filter(([other]) => other !== key));
  }
}
