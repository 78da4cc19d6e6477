import * as v from 'valibot';

export type Theme = 'system' | 'light' | 'dark' | 'contrast';

/** Where preferences are kept between sessions: the part of `localStorage` that is used. */
export type PreferenceStore = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'fringe.preferences';

/** Widths and heights in CSS pixels, with the ends a splitter may reach. */
export const PANEL_LIMITS = {
  left: { min: 180, max: 420, default: 232 },
  right: { min: 240, max: 520, default: 304 },
  dock: { min: 120, max: 640, default: 332 },
} as const;

export type PanelKey = keyof typeof PANEL_LIMITS;

const size = (panel: PanelKey) =>
  v.fallback(
    v.pipe(v.number(), v.minValue(PANEL_LIMITS[panel].min), v.maxValue(PANEL_LIMITS[panel].max)),
    PANEL_LIMITS[panel].default,
  );

/** Each field falls back by itself: one damaged entry must not cost the others. */
const schema = v.object({
  theme: v.fallback(v.picklist(['system', 'light', 'dark', 'contrast']), 'system'),
  left: size('left'),
  right: size('right'),
  dock: size('dock'),
  dockOpen: v.fallback(v.boolean(), true),
  grid: v.fallback(v.boolean(), true),
  snap: v.fallback(v.boolean(), true),
});

type Stored = v.InferOutput<typeof schema>;

/** How the planner likes the window. Survives restarts; never part of a document. */
export class Preferences {
  theme = $state<Theme>('system');
  panels = $state<Record<PanelKey, number>>({ left: 0, right: 0, dock: 0 });
  dockOpen = $state(true);
  grid = $state(true);
  snap = $state(true);
  readonly #store: PreferenceStore;

  constructor(store: PreferenceStore) {
    this.#store = store;
    const stored = this.#read();
    this.theme = stored.theme;
    this.panels = { left: stored.left, right: stored.right, dock: stored.dock };
    this.dockOpen = stored.dockOpen;
    this.grid = stored.grid;
    this.snap = stored.snap;
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    this.#write();
  }

  /** Sets a panel's size in pixels, kept within its limits. */
  resize(panel: PanelKey, pixels: number): void {
    const { min, max } = PANEL_LIMITS[panel];
    this.panels[panel] = Math.round(Math.min(max, Math.max(min, pixels)));
    this.#write();
  }

  toggle(what: 'dockOpen' | 'grid' | 'snap'): void {
    this[what] = !this[what];
    this.#write();
  }

  #read(): Stored {
    let raw: unknown = {};
    try {
      raw = JSON.parse(this.#store.getItem(KEY) ?? '{}');
    } catch {
      // Damaged or forbidden storage: start from the defaults.
    }
    const parsed = v.safeParse(schema, raw);
    return parsed.success ? parsed.output : v.parse(schema, {});
  }

  #write(): void {
    const { left, right, dock } = this.panels;
    const stored: Stored = {
      theme: this.theme,
      left,
      right,
      dock,
      dockOpen: this.dockOpen,
      grid: this.grid,
      snap: this.snap,
    };
    try {
      this.#store.setItem(KEY, JSON.stringify(stored));
    } catch {
      // A full or forbidden storage costs only the memory of sizes.
    }
  }
}
