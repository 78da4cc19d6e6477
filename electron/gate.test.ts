import type { IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import { describe, expect, it } from 'vitest';
import { CHANNELS, type ChannelName } from '../src-main/contract/channels';
import { channelOf, isTrusted, openGate, type Handlers } from './gate';

type Frame = Partial<Pick<WebFrameMain, 'origin' | 'url' | 'parent'>>;

const page: Frame = { origin: 'app://fringe', url: 'app://fringe/', parent: null };

/** A window whose main frame is `mainFrame`, and the event of a call from `senderFrame`. */
function scene(mainFrame: Frame, senderFrame: Frame | null = mainFrame, destroyed = false) {
  const window = { mainFrame, isDestroyed: () => destroyed } as unknown as WebContents;
  const event = { sender: window, senderFrame } as unknown as IpcMainInvokeEvent;
  return { window, event };
}

function gate(handlers: Partial<Record<ChannelName, (payload: unknown) => Promise<unknown>>>, mainFrame = page) {
  const doors = new Map<string, (event: IpcMainInvokeEvent, ...given: unknown[]) => Promise<unknown>>();
  const { window, event } = scene(mainFrame);
  const seen: unknown[] = [];
  const ipc = {
    handle: (name: string, door: (event: IpcMainInvokeEvent, ...given: unknown[]) => Promise<unknown>) =>
      void doors.set(name, door),
    removeHandler: (name: string) => void doors.delete(name),
  };
  const close = openGate({
    ipc,
    window: () => window,
    handlers: handlers as unknown as Handlers,
    observe: (...call) => seen.push(call),
  });
  const call = (name: ChannelName, given: unknown[], from = event) => doors.get(channelOf(name))!(from, ...given);
  return { doors, close, call, seen, event };
}

describe('isTrusted', () => {
  it('trusts the main frame of our window on our page', () => {
    const { window, event } = scene(page);
    expect(isTrusted(event, window)).toBe(true);
  });

  it('trusts no frame that is gone', () => {
    const { window, event } = scene(page, null);
    expect(isTrusted(event, window)).toBe(false);
  });

  it('trusts no frame whose properties can no longer be read', () => {
    const gone = {
      get origin(): string {
        throw new Error('Render frame was disposed before WebFrameMain could be accessed');
      },
      url: 'app://fringe/',
      parent: null,
    };
    const { window, event } = scene(gone);
    expect(isTrusted(event, window)).toBe(false);
  });

  it('trusts no frame inside the page, even of our origin', () => {
    const { window, event } = scene(page, { ...page, parent: page as WebFrameMain });
    expect(isTrusted(event, window)).toBe(false);
  });

  it.each([
    { origin: 'https://example.org', url: 'https://example.org/' },
    { origin: 'app://fringe.example', url: 'app://fringe.example/' },
    { origin: 'null', url: 'data:text/html,app://fringe/' },
    { origin: 'app://fringe', url: 'about:blank' },
    { origin: 'file://', url: 'file:///index.html' },
  ])('trusts no other page: $url', (other) => {
    const { window, event } = scene({ ...other, parent: null });
    expect(isTrusted(event, window)).toBe(false);
  });

  it('trusts no other window, no destroyed one, and nobody before there is one', () => {
    const { event } = scene(page);
    expect(isTrusted(event, scene(page).window)).toBe(false);
    expect(isTrusted(event, null)).toBe(false);
    const destroyed = scene(page, page, true);
    expect(isTrusted(destroyed.event, destroyed.window)).toBe(false);
  });
});

describe('openGate', () => {
  it('has one door for each call of the contract and closes them all', () => {
    const { doors, close } = gate({});
    expect([...doors.keys()].sort()).toEqual(
      Object.keys(CHANNELS)
        .map((name) => `fringe:${name}`)
        .sort(),
    );
    close();
    expect(doors.size).toBe(0);
  });

  it('hands a fitting payload to its handler and the outcome back', async () => {
    const { call, seen } = gate({ cancelJob: async (id) => `stopped ${String(id)}` });
    expect(await call('cancelJob', ['job-1'])).toBe('stopped job-1');
    expect(seen).toEqual([['cancelJob', 'job-1', 'stopped job-1']]);
  });

  it.each<[ChannelName, unknown[]]>([
    ['cancelJob', []],
    ['cancelJob', ['../../etc/passwd']],
    ['cancelJob', [{ toString: () => 'job-1' }]],
    ['cancelJob', ['job-1', 'more']],
    ['info', [{}]],
    ['openExample', ['../secret.fringe.json']],
    ['openExample', ['/etc/passwd']],
    ['openText', [{ name: 'a', text: 'b', path: '/etc/passwd' }]],
    ['setDocumentState', [{ title: 'x', unsaved: 'no' }]],
    ['exportText', [{ suggestedName: 'x', kind: 'exe', text: '' }]],
    ['startJob', [{ jobId: 'a', project: {}, seed: Number.NaN, deadline: 0 }]],
  ])('refuses %s with %j before the handler sees it', async (name, given) => {
    const { call, seen } = gate({ [name]: () => Promise.reject(new Error('reached')) });
    await expect(call(name, given)).rejects.toThrow('Refused: its payload does not fit.');
    expect(seen).toEqual([]);
  });

  it('refuses a stranger before it looks at the payload', async () => {
    const { call, event } = gate({ info: () => Promise.reject(new Error('reached')) });
    const stranger = {
      ...event,
      senderFrame: { origin: 'https://example.org', url: 'https://example.org/', parent: null },
    };
    await expect(call('info', [], stranger as unknown as IpcMainInvokeEvent)).rejects.toThrow(
      'Refused: it did not come from the window.',
    );
  });
});
