import type { BrowserWindow, Dialog } from 'electron';
import type { ClosingAnswer } from './closing';

const CLOSING: readonly ClosingAnswer[] = ['save', 'discard', 'cancel'];

/** Asks what to do with unsaved changes; closing the question is no answer, so everything stays. */
export async function askToClose(dialog: Dialog, window: BrowserWindow, title: string): Promise<ClosingAnswer> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Save the changes to ${title}?`,
    detail: 'Changes that are not saved are lost.',
    buttons: ['Save', 'Discard', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  return CLOSING[response] ?? 'cancel';
}

/** Asks what to do with a window that keeps crashing. */
export async function askAfterCrashes(dialog: Dialog, window: BrowserWindow): Promise<'reload' | 'quit'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window has failed several times within a minute.',
    detail: 'Loading it again shows what was last saved.',
    buttons: ['Load it again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0 ? 'reload' : 'quit';
}
