import { describe, expect, it } from 'vitest';
import { windowOptions } from './window';
import { FIRST_SIZE, placeWindow } from './window-bounds';

describe('windowOptions', () => {
  const preferences = windowOptions('/app/preload.cjs', FIRST_SIZE, false).webPreferences;

  it('keeps the page away from Node, Electron and other origins', () => {
    expect(preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      devTools: false,
    });
    expect(preferences).not.toHaveProperty('enableBlinkFeatures');
  });

  it('opens at 1440 x 900 in the colour of the dark theme and shows itself when painted', () => {
    expect(windowOptions('/p', FIRST_SIZE, true)).toMatchObject({
      width: 1440,
      height: 900,
      show: false,
      backgroundColor: '#0E1013',
    });
  });
});

describe('placeWindow', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1080 };

  it('opens as last time on a screen that is still there', () => {
    const stored = { x: 1800, y: 40, width: 1440, height: 900 };
    expect(placeWindow(stored, [screen])).toEqual(stored);
    expect(placeWindow({ ...stored, x: -1000 }, [{ ...screen, x: -1920 }, screen])).toMatchObject({ x: -1000 });
  });

  it.each([
    ['a screen that was taken away', { x: 2000, y: 0, width: 1440, height: 900 }],
    ['a sliver at the edge', { x: 1900, y: 0, width: 1440, height: 900 }],
    ['a place below the screen', { x: 0, y: 1060, width: 1440, height: 900 }],
    ['a title bar above the screen', { x: 0, y: -40, width: 1440, height: 900 }],
  ])('does not open at %s', (_what, stored) => {
    expect(placeWindow(stored, [screen])).toEqual(FIRST_SIZE);
  });

  it('opens at the first size when nothing is known', () => {
    expect(placeWindow(null, [screen])).toEqual(FIRST_SIZE);
  });
});
