import type { App, CommandLine, Session, WebContents } from 'electron';
import { ORIGIN } from './origin';

/** Sandboxes every renderer. Left out where --no-sandbox is given: enabling it there makes child processes crash in a loop. */
export function enableSandbox(
  app: Pick<App, 'enableSandbox'> & { readonly commandLine: Pick<CommandLine, 'hasSwitch'> },
): void {
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
}

/** No permission, device or download is ever granted, and no request leaves for anything but our own origin. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !isOurs(request.url) }));
}

/** Pages stay where they are: no navigation, no second window, no embedded page. */
export function lockContents(contents: WebContents): void {
  const refuse = (event: { preventDefault(): void }) => event.preventDefault();
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Our own files, pictures written into the page, and the developer tools' own pages. */
export function isOurs(url: string): boolean {
  return url.startsWith(`${ORIGIN}/`) || url.startsWith('data:image/') || url.startsWith('devtools://');
}
