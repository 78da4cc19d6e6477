import type { Dialog } from 'electron';
import { describe, expect, it } from 'vitest';
import { FileDialogs } from './dialogs';

function dialogs(answer: { canceled: boolean; filePaths?: string[]; filePath?: string }) {
  const asked: unknown[] = [];
  let now = 0;
  const dialog = {
    showOpenDialog: async (options: unknown) => (asked.push(options), answer),
    showSaveDialog: async (options: unknown) => (asked.push(options), answer),
  } as unknown as Dialog;
  return {
    files: new FileDialogs(
      dialog,
      () => null,
      () => now,
    ),
    asked,
    wait: (time: number) => (now += time),
  };
}

describe('FileDialogs', () => {
  it('gives the path that was chosen, or null', async () => {
    expect(await dialogs({ canceled: false, filePaths: ['/a.fringe.json'] }).files.open()).toBe('/a.fringe.json');
    expect(await dialogs({ canceled: true, filePaths: [] }).files.open()).toBeNull();
    expect(
      await dialogs({ canceled: false, filePath: '/a.csv' }).files.save({ suggestedName: 'a.csv', kind: 'csv' }),
    ).toBe('/a.csv');
    expect(
      await dialogs({ canceled: true, filePath: '' }).files.save({ suggestedName: 'a.csv', kind: 'csv' }),
    ).toBeNull();
  });

  it('suggests the name and the kind of file', async () => {
    const { files, asked } = dialogs({ canceled: true });
    await files.save({ suggestedName: 'design.svg', kind: 'svg' });
    expect(asked[0]).toMatchObject({ defaultPath: 'design.svg', filters: [{ extensions: ['svg'] }] });
  });

  it('answers the next opening with a file that was handed over, once', async () => {
    const { files, asked } = dialogs({ canceled: true, filePaths: [] });
    files.hand('/handed.fringe.json');
    expect(await files.open()).toBe('/handed.fringe.json');
    expect(asked).toEqual([]);
    expect(await files.open()).toBeNull();
    expect(asked).toHaveLength(1);
  });

  it('forgets a handed file that the window did not take', async () => {
    const { files, asked, wait } = dialogs({ canceled: true, filePaths: [] });
    files.hand('/handed.fringe.json');
    wait(60_000);
    expect(await files.open()).toBeNull();
    expect(asked).toHaveLength(1);
  });
});
