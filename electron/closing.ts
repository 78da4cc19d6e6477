/** What the planner answers when a window with unsaved changes is to be closed. */
export type ClosingAnswer = 'save' | 'discard' | 'cancel';

export interface ClosingPorts {
  /** Asks Save / Discard / Cancel. */
  ask(title: string): Promise<ClosingAnswer>;
  /** Asks the window to save. */
  requestSave(): void;
  /** Closes for good. */
  close(): void;
}

/**
 * Guards the window against closing over unsaved changes. Saving is the window's work: we ask for it, and close when the
 * save that follows has succeeded; a save that fails or is cancelled leaves everything open.
 */
export class ClosingGuard {
  private title = '';
  private unsaved = false;
  private asking = false;
  private savingToClose = false;

  constructor(private readonly ports: ClosingPorts) {}

  documentState(state: { readonly title: string; readonly unsaved: boolean }): void {
    this.title = state.title;
    this.unsaved = state.unsaved;
    // An edit after the answer: what is being saved is no longer everything, so the window stays.
    if (state.unsaved) this.savingToClose = false;
  }

  /** Whether the window may close now. When not, the question is on its way. */
  mayClose(): boolean {
    if (!this.unsaved) return true;
    if (!this.asking) void this.question();
    return false;
  }

  /** A save has ended: true when the file is written. */
  saved(written: boolean): void {
    const closing = this.savingToClose;
    this.savingToClose = false;
    if (closing && written) this.discard();
  }

  private async question(): Promise<void> {
    this.asking = true;
    const answer = await this.ports.ask(this.title).finally(() => (this.asking = false));
    if (answer === 'discard') this.discard();
    this.savingToClose = answer === 'save';
    if (answer === 'save') this.ports.requestSave();
  }

  private discard(): void {
    this.unsaved = false;
    this.ports.close();
  }
}
