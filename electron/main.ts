import { join } from 'node:path';
import { app, protocol, session } from 'electron';
import { readArguments } from './arguments';
import { declareScheme, serveWindow } from './protocol';
import { enableSandbox, lockContents, lockSession } from './security';
import { Shell } from './shell';

const start = readArguments(process.argv, process.cwd());
declareScheme(protocol);
enableSandbox(app);
app.on('web-contents-created', (_event, contents) => lockContents(contents));

// One process a profile: a second start hands its file to the first and leaves.
if (app.requestSingleInstanceLock({ file: start.file })) {
  void app.whenReady().then(async () => {
    lockSession(session.defaultSession);
    serveWindow(protocol, join(app.getAppPath(), 'dist', 'renderer'));
    const shell = new Shell(start);
    app.on('second-instance', (_event, _argv, _folder, data) => {
      const file = (data as { file?: unknown } | null)?.file;
      shell.hand(typeof file === 'string' ? file : null);
    });
    await shell.open();
  });
} else {
  app.quit();
}
