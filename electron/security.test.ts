import type { Session, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { enableSandbox, isOurs, lockContents, lockSession } from './security';

type Listener = (event: { preventDefault(): void }) => void;

function session() {
  const handlers: Record<string, (...given: never[]) => unknown> = {};
  const keep = (name: string) => (handler: (...given: never[]) => unknown) => void (handlers[name] = handler);
  lockSession({
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    on: (name: string, listener: never) => keep(name)(listener),
    webRequest: { onBeforeRequest: keep('traffic') },
  } as unknown as Session);
  return handlers as Record<string, (...given: unknown[]) => unknown>;
}

describe('lockSession', () => {
  it.each([
    'media',
    'geolocation',
    'notifications',
    'midi',
    'clipboard-read',
    'hid',
    'serial',
    'usb',
    'fullscreen',
    'openExternal',
    'something new',
  ])('denies %s on request and on check', (permission) => {
    const handlers = session();
    const answers: unknown[] = [];
    handlers.request!({}, permission, (answer: boolean) => answers.push(answer));
    expect(answers).toEqual([false]);
    expect(handlers.check!({}, permission)).toBe(false);
    expect(handlers.device!({ deviceType: permission })).toBe(false);
  });

  it('starts no download', () => {
    let prevented = false;
    session()['will-download']!({ preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
  });

  it.each([
    ['app://fringe/assets/index.js', false],
    ['https://example.org/', true],
    ['file:///etc/passwd', true],
    ['ws://localhost:1/', true],
    ['app://fringe.example/', true],
  ])('lets %s through or cancels it: %s', (url, cancel) => {
    const answers: unknown[] = [];
    session().traffic!({ url }, (answer: unknown) => answers.push(answer));
    expect(answers).toEqual([{ cancel }]);
  });
});

describe('isOurs', () => {
  it.each([
    'data:text/html,<script>',
    'blob:https://x/1',
    'javascript:alert(1)',
    'APP://FRINGE/',
    ' app://fringe/',
    '',
  ])('does not take %j for ours', (url) => {
    expect(isOurs(url)).toBe(false);
  });
});

describe('lockContents', () => {
  it('prevents every navigation and webview and denies new windows', () => {
    const listeners: Record<string, Listener> = {};
    let open: ((details: { url: string }) => { action: string }) | null = null;
    lockContents({
      on: (name: string, listener: Listener) => void (listeners[name] = listener),
      setWindowOpenHandler: (handler: (details: { url: string }) => { action: string }) => void (open = handler),
    } as unknown as WebContents);
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      let prevented = false;
      listeners[name]!({ preventDefault: () => (prevented = true) });
      expect(prevented, name).toBe(true);
    }
    expect(open!({ url: 'app://fringe/' })).toEqual({ action: 'deny' });
  });
});

describe('enableSandbox', () => {
  const tried = (given: string[]) => {
    let enabled = false;
    enableSandbox({
      enableSandbox: () => (enabled = true),
      commandLine: { hasSwitch: (name) => given.includes(name) },
    });
    return enabled;
  };

  it('sandboxes everything unless the sandbox is off for the whole process', () => {
    expect(tried([])).toBe(true);
    expect(tried(['no-sandbox'])).toBe(false);
  });
});
