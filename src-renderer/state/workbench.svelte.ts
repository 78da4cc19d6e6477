import { getContext, setContext } from 'svelte';
import type { AppInfo, FringeApi } from '../../src-main/contract/api';
import { Announcer } from './announcer.svelte';
import type { CanvasView } from './canvas-view';
import { SolverComparison } from './comparison.svelte';
import { Clipboard } from './clipboard.svelte';
import { DocumentState } from './document.svelte';
import { Files } from './files.svelte';
import { OptimiseJob } from './job.svelte';
import { Messages } from './messages.svelte';
import { Preferences, type PreferenceStore } from './preferences.svelte';
import { Selection } from './selection.svelte';
import { Simulation } from './simulation.svelte';
import type { Scholar } from './study';
import { Tolerances } from './tolerances.svelte';

/** Dialogs that commands open; one at a time. */
export type DialogName = 'new' | 'palette' | 'layout' | 'target' | 'keys';

export type DockTab = 'design' | 'noise-budget' | 'tolerances' | 'solvers' | 'problems';

/** The whole state of the window, made once and handed down by context. */
export class Workbench {
  readonly announcer = new Announcer();
  readonly messages = new Messages();
  readonly selection = new Selection();
  readonly document: DocumentState;
  readonly preferences: Preferences;
  readonly files: Files;
  readonly job: OptimiseJob;
  readonly comparison: SolverComparison;
  readonly simulation: Simulation;
  readonly tolerances: Tolerances;
  readonly clipboard: Clipboard;

  dialog = $state<DialogName | null>(null);
  /** Layout that the layout dialog starts with. */
  layoutKey = $state('');
  dockTab = $state<DockTab>('design');
  info = $state.raw<AppInfo | null>(null);
  /** The drawing, while it is on the screen. */
  canvas = $state.raw<CanvasView | null>(null);
  /** Counts requests to put the keyboard focus into the inspector. */
  inspectorFocus = $state(0);

  constructor(
    readonly api: FringeApi,
    store: PreferenceStore,
    readonly newId: () => string = () => crypto.randomUUID(),
    scholar: Scholar | null = null,
  ) {
    this.document = new DocumentState(
      Date.now,
      (issue) => this.messages.failure('The edit does not fit', [issue]),
      scholar,
    );
    this.preferences = new Preferences(store);
    this.files = new Files(api, this.document, this.messages, this.announcer, newId);
    this.job = new OptimiseJob(api, this.document, this.messages, this.announcer, newId);
    this.comparison = new SolverComparison(api, this.document, this.messages, this.announcer, newId);
    this.simulation = new Simulation(api, this.document, this.messages, this.announcer, newId);
    this.tolerances = new Tolerances(this.document, scholar);
    this.clipboard = new Clipboard(this.document, this.selection, this.announcer, newId);
  }

  /** Asks the application what to show first. */
  async start(): Promise<void> {
    this.info = await this.api.info();
    this.files.start(this.info);
  }

  /** Opens the dock at a tab. */
  showDock(tab: DockTab): void {
    this.dockTab = tab;
    if (!this.preferences.dockOpen) this.preferences.toggle('dockOpen');
  }
}

const KEY = Symbol('workbench');

export function provideWorkbench(workbench: Workbench): void {
  setContext(KEY, workbench);
}

export function useWorkbench(): Workbench {
  return getContext<Workbench>(KEY);
}
