import type { BrowserWindow, Dialog, FileFilter } from 'electron';
import type { ApplicationPorts } from '../src-main/application';

type SaveRequest = Parameters<ApplicationPorts['dialogs']['save']>[0];

/** How long a file handed over from outside waits for the window to ask for it, ms. */
const HANDED_FOR = 60_000;

const PROJECTS: FileFilter = { name: 'Fringe projects', extensions: ['fringe.json', 'json'] };
const FILTERS: Readonly<Record<SaveRequest['kind'], FileFilter>> = {
  project: PROJECTS,
  json: { name: 'Configuration', extensions: ['json'] },
  csv: { name: 'Table', extensions: ['csv'] },
  svg: { name: 'Figure', extensions: ['svg'] },
};

/**
 * The file dialogs of the desktop. `hand` passes a file from a second start or from the desktop: the window's next
 * request to open is answered with it, so that it goes through the same questions as any other opening.
 */
export class FileDialogs {
  private handed: { readonly file: string; readonly until: number } | null = null;

  constructor(
    private readonly dialog: Dialog,
    private readonly window: () => BrowserWindow | null,
    private readonly now: () => number,
  ) {}

  hand(file: string): void {
    this.handed = { file, until: this.now() + HANDED_FOR };
  }

  async open(): Promise<string | null> {
    const handed = this.handed;
    this.handed = null;
    if (handed !== null && this.now() < handed.until) return handed.file;
    const options = { title: 'Open a project', filters: [PROJECTS], properties: ['openFile' as const] };
    const window = this.window();
    const answer = await (window === null
      ? this.dialog.showOpenDialog(options)
      : this.dialog.showOpenDialog(window, options));
    return answer.canceled ? null : (answer.filePaths[0] ?? null);
  }

  async save({ suggestedName, kind }: SaveRequest): Promise<string | null> {
    const options = { title: 'Save', defaultPath: suggestedName, filters: [FILTERS[kind]] };
    const window = this.window();
    const answer = await (window === null
      ? this.dialog.showSaveDialog(options)
      : this.dialog.showSaveDialog(window, options));
    return answer.canceled || answer.filePath === '' ? null : answer.filePath;
  }
}
