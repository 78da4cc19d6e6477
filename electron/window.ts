import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';

/** Colour behind the page until it has painted: that of the dark theme. */
const BACKGROUND = '#0E1013';

/** Everything that shuts the page out of the system is said here once and asserted in a test. */
export function windowOptions(
  preload: string,
  bounds: Partial<Rectangle>,
  developerTools: boolean,
): BrowserWindowConstructorOptions {
  return {
    ...bounds,
    minWidth: 960,
    minHeight: 600,
    useContentSize: true,
    show: false,
    frame: true,
    // The window draws its own bar; Alt brings the menu for who needs it.
    autoHideMenuBar: true,
    backgroundColor: BACKGROUND,
    title: 'Fringe',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Its dictionaries would be fetched from the network.
      spellcheck: false,
      devTools: developerTools,
    },
  };
}
