import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu, screen } from 'electron';
import { createApplication } from '../src-main/application';
import type { ChannelName } from '../src-main/contract/channels';
import { summarise } from '../src-main/summary';
import type { StartArguments } from './arguments';
import { ClosingGuard } from './closing';
import { Demonstration } from './demonstration';
import { FileDialogs } from './dialogs';
import { openGate } from './gate';
import { menuTemplate } from './menu';
import { START_PAGE } from './origin';
import { askAfterCrashes, askToClose } from './questions';
import { decideRecovery } from './recovery';
import { windowOptions } from './window';
import { placeWindow, readBounds, writeBounds } from './window-bounds';

/** How long running saves may hold back the end of the program, ms. */
const PARTING = 10_000;

/** One window on one application: everything between Electron and the services in src-main. */
export class Shell {
  private window: BrowserWindow | null = null;
  private readonly dialogs = new FileDialogs(dialog, () => this.window, Date.now);
  private readonly demonstration: Demonstration | null;
  private readonly application;
  private readonly closing = new ClosingGuard({
    ask: async (title) => (this.window === null ? 'discard' : askToClose(dialog, this.window, title)),
    requestSave: () => this.command('file.save'),
    close: () => this.window?.close(),
  });
  private reloads: readonly number[] = [];
  private exitCode = 0;
  private parted = false;

  constructor(start: StartArguments) {
    this.demonstration = start.demonstration === null ? null : this.rehearse(start.demonstration);
    const configuration = this.demonstration?.configuration;
    this.application = createApplication({
      version: app.getVersion(),
      platform: process.platform,
      userData: app.getPath('userData'),
      examples: join(app.getAppPath(), 'examples'),
      dialogs: configuration === undefined ? this.dialogs : { open: async () => null, save: async () => configuration },
      workerFile: join(app.getAppPath(), 'dist', 'worker', 'optimizer.cjs'),
      demonstration: start.still,
      initialFile: start.file,
      emit: (event) => {
        this.send('fringe:job-event', event);
        this.demonstration?.sawJob(event);
      },
    });
    app.on('window-all-closed', () => app.quit());
    app.on('will-quit', (event) => {
      if (this.parted) return;
      event.preventDefault();
      void this.part();
    });
  }

  async open(): Promise<void> {
    openGate({
      ipc: ipcMain,
      window: () => this.window?.webContents ?? null,
      handlers: {
        ...this.application.handlers,
        setDocumentState: async (state: { title: string; unsaved: boolean }) => this.documentState(state),
      },
      observe: (name, payload, outcome) => this.observe(name, payload, outcome),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, (id) => this.command(id))));
    const bounds = join(app.getPath('userData'), 'window.json');
    const place = placeWindow(
      await readBounds(bounds),
      screen.getAllDisplays().map((display) => display.workArea),
    );
    const preload = join(app.getAppPath(), 'dist', 'preload', 'preload.cjs');
    const window = new BrowserWindow(windowOptions(preload, place, !app.isPackaged));
    this.window = window;
    window.once('ready-to-show', () => window.show());
    window.on('page-title-updated', (event) => event.preventDefault());
    window.on('close', (event) => {
      if (!this.closing.mayClose()) event.preventDefault();
      else void writeBounds(bounds, window.getNormalBounds());
    });
    window.on('closed', () => (this.window = null));
    window.webContents.on('render-process-gone', (_event, details) => void this.recover(window, details.reason));
    await window
      .loadURL(START_PAGE)
      .catch((error: Error) => report(`The window could not be loaded: ${error.message}`));
    if (this.demonstration !== null) await this.perform(this.demonstration);
  }

  /** A second start, or the desktop, hands over a file. */
  hand(file: string | null): void {
    if (this.window === null) return;
    if (this.window.isMinimized()) this.window.restore();
    this.window.focus();
    if (file === null) return;
    this.dialogs.hand(file);
    this.command('file.open');
  }

  private command(id: string): void {
    this.send('fringe:command', id);
  }

  private send(channel: string, value: unknown): void {
    if (this.window !== null && !this.window.webContents.isDestroyed()) this.window.webContents.send(channel, value);
  }

  private documentState(state: { readonly title: string; readonly unsaved: boolean }): void {
    // The demonstration leaves its design behind on purpose: nobody is there to be asked.
    if (this.demonstration === null) this.closing.documentState(state);
    this.window?.setTitle(state.title);
    this.window?.setDocumentEdited(state.unsaved);
  }

  private observe(name: ChannelName, payload: unknown, outcome: unknown): void {
    this.demonstration?.sawCall(name, payload, outcome);
    if (name === 'saveProject') this.closing.saved((outcome as { ok: boolean } | null)?.ok === true);
  }

  private async recover(window: BrowserWindow, reason: string): Promise<void> {
    const decision = decideRecovery(reason, this.reloads, Date.now());
    this.reloads = decision.reloads;
    if (decision.action === 'ignore' || window.isDestroyed()) return;
    report(`The window's process has gone (${reason}).`);
    if (decision.action === 'ask' && (await askAfterCrashes(dialog, window)) === 'quit') return app.quit();
    if (!window.isDestroyed()) window.webContents.reload();
  }

  private rehearse(folder: string): Demonstration {
    const capture = async () => (await this.window?.webContents.capturePage())?.toPNG() ?? Buffer.alloc(0);
    return new Demonstration({ folder, command: (id) => this.command(id), capture, summarise });
  }

  private async perform(demonstration: Demonstration): Promise<void> {
    try {
      process.stdout.write(`${await demonstration.run()}\n`);
    } catch (error) {
      report(`fringe: ${(error as Error).message}`);
      this.exitCode = 1;
    }
    app.quit();
  }

  /** Lets saves under way end, then leaves with the exit code. */
  private async part(): Promise<void> {
    const late = new Promise((resolve) => setTimeout(resolve, PARTING));
    await Promise.race([this.application.dispose(), late]);
    this.parted = true;
    app.exit(this.exitCode);
  }
}

function report(line: string): void {
  process.stderr.write(`${line}\n`);
}
