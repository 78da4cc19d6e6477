import { describe, expect, it } from 'vitest';
import { clock } from '../../models/clock/index';
import { cv } from '../../models/cv/index';
import { models } from '../../models/registry';
import { countingIds, fakeApi, memoryStore } from '../dev/fake-api';
import { paletteItems } from '../palette/palette-items';
import { Workbench } from '../state/workbench.svelte';
import { shownKeys } from './command';
import { keyboardHandler } from './keyboard';
import { commandTable } from './table';

const table = commandTable(cv);

/** Ids that the native menu and the top bar rely on. */
const PROMISED = [
  'file.new',
  'file.open',
  'file.save',
  'file.save-as',
  'file.export-json',
  'file.export-csv',
  'edit.undo',
  'edit.redo',
  'edit.delete',
  'edit.select-all',
  'edit.duplicate',
  'edit.copy',
  'edit.paste',
  'design.optimise',
  'design.stop',
  'view.fit',
  'view.fit-selection',
  'view.theme-system',
  'view.theme-light',
  'view.theme-dark',
  'view.theme-contrast',
  'layout.chain',
  'layout.tree',
  'layout.huffman',
  'layout.huffman',
  'help.palette',
  'help.keys',
  ...cv.elements.map(({ type }) => `place.${type}`),
];

function openWorkbench(): Workbench {
  const workbench = new Workbench(fakeApi(), memoryStore(), countingIds());
  workbench.document.open(cv.newProject(countingIds()));
  return workbench;
}

describe('The command table', () => {
  it.each([null, ...models.values()])('gives every command an id of its own and no key to two (%#)', (model) => {
    const ids = commandTable(model).map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const keys = commandTable(model).flatMap(({ shortcut }) => (shortcut ? [shortcut.toLowerCase()] : []));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('places what the model of the open network has, and nothing without one', () => {
    const placed = (of: Parameters<typeof commandTable>[0]) =>
      commandTable(of).flatMap(({ id }) => (id.startsWith('place.') ? [id.slice('place.'.length)] : []));
    expect(placed(clock)).toEqual(clock.elements.map(({ type }) => type));
    expect(placed(null)).toEqual([]);
    for (const { id } of models.values()) expect(commandTable(null).map((each) => each.id)).toContain(`file.new-${id}`);
  });

  it('simulates networks whose model can, once', async () => {
    const workbench = new Workbench(fakeApi(), memoryStore(), countingIds());
    const simulate = table.find(({ id }) => id === 'design.simulate')!;
    workbench.document.open(cv.newProject(countingIds()));
    expect(simulate.when(workbench)).toBe(false);
    workbench.document.open(clock.newProject(countingIds()));
    expect(simulate.when(workbench)).toBe(true);
    await simulate.run(workbench);
    expect((workbench.api as ReturnType<typeof fakeApi>).calls.at(-1)).toMatchObject({
      name: 'startSimulation',
      argument: { trials: clock.simulation!.defaultTrials },
    });
    expect(simulate.when(workbench)).toBe(false);
  });

  it.each(PROMISED)('knows %s', (id) => {
    expect(table.map((command) => command.id)).toContain(id);
  });

  it('is reachable from the palette to the last command', () => {
    const keys = paletteItems(table, openWorkbench()).map(({ key }) => key);
    expect(table.filter(({ id }) => !keys.includes(id))).toEqual([]);
  });

  it('can be asked about every command while nothing is open', () => {
    const workbench = new Workbench(fakeApi(), memoryStore(), countingIds());
    const possible = table.filter((command) => command.when(workbench)).map(({ id }) => id);
    expect(possible).toContain('file.open');
    expect(possible).not.toContain('file.save');
    expect(possible).not.toContain('place.sensor');
  });
});

describe('Keys as they are shown', () => {
  it('stand as on the keyboard', () => {
    expect(shownKeys('$mod+Shift+z')).toBe('Ctrl Shift Z');
    expect(shownKeys('$mod+Enter')).toBe('Ctrl ↵');
    expect(shownKeys('[Shift]+?')).toBe('?');
    expect(shownKeys('$mod+k', true)).toBe('⌘ K');
  });
});

describe('The keyboard', () => {
  function press(workbench: Workbench, init: KeyboardEventInit, target: HTMLElement = document.body): KeyboardEvent {
    const handler = keyboardHandler(table, workbench);
    const event = new KeyboardEvent('keydown', { code: 'Any', bubbles: true, cancelable: true, ...init });
    target.addEventListener('keydown', (heard) => handler(heard as KeyboardEvent), { once: true });
    target.dispatchEvent(event);
    return event;
  }

  it('places an element by its letter', () => {
    const workbench = openWorkbench();
    const before = workbench.document.project!.network.elements.length;
    press(workbench, { key: 'n' });
    const { elements } = workbench.document.project!.network;
    expect(elements.length).toBe(before + 1);
    expect(elements.at(-1)).toMatchObject({ type: 'sensor', name: 'Sensor 5' });
    expect(workbench.selection.elements).toEqual([elements.at(-1)!.id]);
  });

  it('leaves letters to text fields', () => {
    const workbench = openWorkbench();
    const before = workbench.document.project;
    const field = document.createElement('input');
    document.body.append(field);
    expect(press(workbench, { key: 'n' }, field).defaultPrevented).toBe(false);
    press(workbench, { key: 'z', ctrlKey: true }, field);
    expect(workbench.document.project).toBe(before);
    field.remove();
  });

  it('saves even from a text field', () => {
    const workbench = openWorkbench();
    const field = document.createElement('input');
    document.body.append(field);
    expect(press(workbench, { key: 's', ctrlKey: true }, field).defaultPrevented).toBe(true);
    expect((workbench.api as ReturnType<typeof fakeApi>).calls.map(({ name }) => name)).toContain('saveProject');
    field.remove();
  });

  it('is silent under a dialog', () => {
    const workbench = openWorkbench();
    const before = workbench.document.project;
    workbench.dialog = 'palette';
    press(workbench, { key: 'n' });
    expect(workbench.document.project).toBe(before);
  });
});
