import type { AppInfo, ExportFormat, FringeApi, OpenOutcome } from '../../src-main/contract/api';
import type { Project } from '../../models/document/project';
import type { PhysicsModel } from '../../models/model';
import type { Announcer } from './announcer.svelte';
import type { DocumentState } from './document.svelte';
import type { Messages } from './messages.svelte';

type FilesApi = Pick<
  FringeApi,
  'info' | 'openProject' | 'openExample' | 'openRecent' | 'openText' | 'saveProject' | 'exportDesign' | 'exportText'
>;

/** What the planner wants to happen to unsaved changes before another document takes their place. */
export type UnsavedAnswer = 'save' | 'discard' | 'cancel';

/**
 * New, open, save and export. The open document is replaced only by a file that could be read, and only after the
 * planner has decided about unsaved changes.
 */
export class Files {
  /** Names the file without telling where it lies; null for a document that was never saved. */
  handle = $state<string | null>(null);
  fileName = $state('');
  recent = $state.raw<AppInfo['recent']>([]);
  /** Set while the question about unsaved changes is on the screen. */
  question = $state.raw<{ readonly name: string; readonly answer: (answer: UnsavedAnswer) => void } | null>(null);
  busy = $state(false);

  constructor(
    private readonly api: FilesApi,
    private readonly document: DocumentState,
    private readonly messages: Messages,
    private readonly announcer: Announcer,
    private readonly newId: () => string,
  ) {}

  /** Takes up what the application asked to show first. */
  start(info: AppInfo): void {
    this.recent = info.recent;
    if (info.initial) this.#take(info.initial);
  }

  async create(model: PhysicsModel): Promise<void> {
    if (!(await this.#mayReplace())) return;
    this.#show(model.newProject(this.newId), null, '');
    this.announcer.say('New network');
  }

  open(): Promise<void> {
    return this.#replaceWith(() => this.api.openProject());
  }

  openExample(file: string): Promise<void> {
    return this.#replaceWith(() => this.api.openExample(file));
  }

  openRecent(handle: string): Promise<void> {
    return this.#replaceWith(() => this.api.openRecent(handle));
  }

  /** Opens a file that was dropped on the window. */
  openDropped(file: File): Promise<void> {
    return this.#replaceWith(async () => this.api.openText(file.name, await file.text()));
  }

  /** Saves under the known name, or asks for one. True when the document is safe on disk. */
  async save(as = false): Promise<boolean> {
    const { project } = this.document;
    if (!project) return false;
    const outcome = await this.#attempt('Saving failed', () =>
      this.api.saveProject({ handle: this.handle, as, project }),
    );
    if (!outcome) return false;
    if (!outcome.ok) {
      this.messages.failure('The network was not saved', outcome.issues);
      return false;
    }
    this.handle = outcome.handle;
    this.fileName = outcome.fileName;
    this.document.markSaved(project);
    if (outcome.issues && outcome.issues.length > 0)
      this.messages.failure(`${outcome.fileName} was saved, but`, outcome.issues);
    this.announcer.say(`Saved as ${outcome.fileName}`);
    void this.#refreshRecent();
    return true;
  }

  async exportDesign(format: ExportFormat): Promise<void> {
    const { project } = this.document;
    if (!project) return;
    await this.#export(() => this.api.exportDesign({ format, project }));
  }

  async exportText(suggestedName: string, kind: 'svg' | 'csv', text: string): Promise<void> {
    await this.#export(() => this.api.exportText({ suggestedName, kind, text }));
  }

  async close(): Promise<void> {
    if (!(await this.#mayReplace())) return;
    this.document.close();
    this.handle = null;
    this.fileName = '';
    await this.#refreshRecent();
  }

  async #export(call: () => ReturnType<FilesApi['exportDesign']>): Promise<void> {
    const outcome = await this.#attempt('Exporting failed', call);
    if (!outcome) return;
    if (outcome.ok) this.messages.notice(`Exported ${outcome.fileName}`);
    else this.messages.failure('Nothing was exported', outcome.issues);
  }

  async #replaceWith(load: () => Promise<OpenOutcome | null>): Promise<void> {
    if (this.busy || !(await this.#mayReplace())) return;
    const outcome = await this.#attempt('Opening failed', load);
    if (outcome) this.#take(outcome);
  }

  #take(outcome: OpenOutcome): void {
    if (!outcome.ok) {
      this.messages.failure(`${outcome.fileName} was not opened`, outcome.issues, 'The file is untouched.');
      return;
    }
    this.#show(outcome.project, outcome.handle, outcome.fileName);
    if (outcome.issues.length > 0) {
      this.messages.failure(`${outcome.fileName} was opened with repairs`, outcome.issues, 'The file is untouched.');
    }
    this.announcer.say(`Opened ${outcome.project.name}`);
    void this.#refreshRecent();
  }

  #show(project: Project, handle: string | null, fileName: string): void {
    this.document.open(project);
    this.handle = handle;
    this.fileName = fileName;
  }

  async #mayReplace(): Promise<boolean> {
    const { project } = this.document;
    if (!project || !this.document.unsaved) return true;
    if (this.question) return false;
    const answer = await new Promise<UnsavedAnswer>((resolve) => {
      this.question = { name: project.name, answer: resolve };
    });
    this.question = null;
    return answer === 'discard' || (answer === 'save' && (await this.save()));
  }

  /** Runs a call of the application; a broken connection becomes a message, never a lost promise. */
  async #attempt<T>(title: string, call: () => Promise<T>): Promise<T | null> {
    this.busy = true;
    try {
      return await call();
    } catch {
      this.messages.failure(title, [], 'The application did not answer. Your network is unchanged; try again.');
      return null;
    } finally {
      this.busy = false;
    }
  }

  /** The list on the start page; without an answer it stays as it was. */
  async #refreshRecent(): Promise<void> {
    const info = await this.api.info().catch(() => null);
    if (info) this.recent = info.recent;
  }
}
