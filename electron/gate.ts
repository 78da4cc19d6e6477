import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import * as v from 'valibot';
import { CHANNELS, type ChannelName } from '../src-main/contract/channels';
import { ORIGIN } from './origin';

/** One call of the window, by name, with its payload already checked. */
export type Handlers = { readonly [Name in ChannelName]: (payload: never) => Promise<unknown> };

export const channelOf = (name: ChannelName): string => `fringe:${name}`;

export interface GatePorts {
  readonly ipc: Pick<IpcMain, 'handle' | 'removeHandler'>;
  /** The contents of our one window, or null while there is none. */
  readonly window: () => WebContents | null;
  readonly handlers: Handlers;
  /** Told of every call that went through, with its outcome. */
  readonly observe?: (name: ChannelName, payload: unknown, outcome: unknown) => void;
}

/**
 * The only door between window and application. A call passes when it comes from the main frame of our window showing
 * our origin and its payload fits the schema of its channel. Returns how to close the door.
 */
export function openGate({ ipc, window, handlers, observe }: GatePorts): () => void {
  const names = Object.keys(CHANNELS) as ChannelName[];
  for (const name of names) {
    ipc.handle(channelOf(name), async (event, ...given: unknown[]) => {
      if (!isTrusted(event, window())) throw refused('it did not come from the window');
      const checked = given.length <= 1 ? v.safeParse(CHANNELS[name], given[0]) : null;
      if (checked === null || !checked.success) throw refused('its payload does not fit');
      const handler = handlers[name] as (payload: unknown) => Promise<unknown>;
      const outcome = await handler(checked.output);
      observe?.(name, checked.output, outcome);
      return outcome;
    });
  }
  return () => {
    for (const name of names) ipc.removeHandler(channelOf(name));
  };
}

/** Whether the sender is the main frame of our window and shows our own page. A frame that is gone is nobody. */
export function isTrusted(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  window: WebContents | null,
): boolean {
  try {
    const frame = event.senderFrame;
    if (window === null || window.isDestroyed() || frame === null) return false;
    if (event.sender !== window || frame !== window.mainFrame || frame.parent !== null) return false;
    return frame.origin === ORIGIN && frame.url.startsWith(`${ORIGIN}/`);
  } catch {
    // Properties of a destroyed frame throw.
    return false;
  }
}

/** Electron writes the channel and this reason to the log; the page learns no more than the reason. */
function refused(reason: string): Error {
  return new Error(`Refused: ${reason}.`);
}
