import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { models } from '../models/registry';
import App from './App.svelte';
import { countingIds, fakeApi, memoryStore } from './dev/fake-api';
import { Workbench } from './state/workbench.svelte';

async function open(): Promise<Workbench> {
  const workbench = new Workbench(fakeApi(), memoryStore(), countingIds());
  render(App, { workbench });
  await workbench.start();
  await tick();
  return workbench;
}

async function openNetwork(): Promise<Workbench> {
  const workbench = await open();
  await fireEvent.click(screen.getByRole('button', { name: /^Squeezed light/ }));
  await tick();
  return workbench;
}

function sensorsOf(workbench: Workbench): readonly string[] {
  return workbench.document.project!.network.elements.filter(({ type }) => type === 'sensor').map(({ id }) => id);
}

afterEach(cleanup);

describe('The window', () => {
  it('starts with what can be opened', async () => {
    await open();
    expect(screen.getByRole('heading', { name: 'Fringe' })).toBeTruthy();
    expect(screen.getByRole('button', { name: /Open file/ })).toBeTruthy();
    expect(screen.getByText('Four-sensor force network')).toBeTruthy();
  });

  it('shows a few examples of each kind of network, and all when asked', async () => {
    await open();
    for (const { title, examples } of models.values()) {
      const listed = (): number => within(screen.getByRole('list', { name: title })).getAllByRole('listitem').length;
      expect(listed()).toBe(Math.min(6, examples.length));
      const all = screen.queryByRole('button', { name: new RegExp(`^All ${examples.length}.*${title}`, 'i') });
      expect(all !== null).toBe(examples.length > 6);
      if (all) await fireEvent.click(all);
      expect(listed()).toBe(examples.length);
    }
  });

  it('asks for a new network starting on its first choice, so that Enter answers', async () => {
    const workbench = await open();
    workbench.dialog = 'new';
    const dialog = await screen.findByRole('dialog', { name: 'New network' });
    await vi.waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
    expect(document.activeElement?.getAttribute('aria-keyshortcuts')).toBe('1');
  });

  it('lists the elements of a new network in its outline', async () => {
    const workbench = await openNetwork();
    const rows = within(screen.getByRole('grid')).getAllByRole('row');
    // One row is the heading.
    expect(rows).toHaveLength(workbench.document.project!.network.elements.length + 1);
  });

  it('edits several sensors as one step and writes only what was touched', async () => {
    const workbench = await openNetwork();
    const sensors = sensorsOf(workbench);
    const functional = workbench.document.project!.target.functionals[0]!.id;
    workbench.document.edit({ type: 'set-weight', functional, element: sensors[0]!, value: 0.7 });
    workbench.selection.set(sensors);
    await tick();
    const weight = screen.getByRole<HTMLInputElement>('textbox', { name: 'Weight' });
    expect(weight.placeholder).toBe('mixed');
    const response = screen.getByRole<HTMLInputElement>('textbox', { name: 'Response' });
    await fireEvent.focus(response);
    await fireEvent.input(response, { target: { value: '3' } });
    await fireEvent.keyDown(response, { key: 'Enter' });
    const { elements } = workbench.document.project!.network;
    expect(elements.filter(({ type }) => type === 'sensor').map(({ parameters }) => parameters['response'])).toEqual(
      sensors.map(() => 3),
    );
    expect(workbench.document.project!.target.functionals[0]!.weights[sensors[0]!]).toBe(0.7);
    workbench.document.undo();
    expect(workbench.document.project!.network.elements.every(({ parameters }) => parameters['response'] !== 3)).toBe(
      true,
    );
  });

  it('says how many errors stand before Optimise and does not start', async () => {
    const workbench = await openNetwork();
    const squeezer = workbench.document.project!.network.elements.find(({ type }) => type === 'squeezer')!;
    workbench.document.edit({ type: 'remove', elements: [squeezer.id], links: [] });
    await tick();
    expect(workbench.document.errors.length).toBeGreaterThan(0);
    await fireEvent.click(screen.getByRole('button', { name: /Optimise.*first/ }));
    expect(workbench.job.running).toBe(false);
    expect(workbench.dockTab).toBe('problems');
  });

  it('turns Optimise into Stop with progress while a job runs', async () => {
    const workbench = await openNetwork();
    await fireEvent.click(screen.getByRole('button', { name: /^Optimise/ }));
    const api = workbench.api as ReturnType<typeof fakeApi>;
    const jobId = (api.calls.find(({ name }) => name === 'startJob')!.argument as { jobId: string }).jobId;
    api.emit({ type: 'progress', jobId, fraction: 0.12, best: 0.1259, evaluations: 3, bound: null, points: [] });
    await tick();
    expect(screen.getByText(/^12\s%$/)).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: /^Stop/ }));
    expect(api.calls.at(-1)!.name).toBe('cancelJob');
  });

  it('runs commands of the native menu', async () => {
    const workbench = await openNetwork();
    (workbench.api as ReturnType<typeof fakeApi>).command('help.keys');
    await tick();
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy();
  });

  it('shows a failed file with place and remedy and keeps the open network', async () => {
    const workbench = await openNetwork();
    const before = workbench.document.project;
    await workbench.files.open();
    await tick();
    expect(workbench.document.project).toBe(before);
    expect(screen.getByText(/The file is not JSON/)).toBeTruthy();
    expect(screen.getByText(/Choose a project file of Fringe/)).toBeTruthy();
  });

  it('asks for the kind of a new network, by pointer or number, and follows the model of the open one', async () => {
    const workbench = await open();
    await fireEvent.keyDown(window, { key: '2' });
    await tick();
    expect(workbench.document.model?.id).toBe('clock');
    expect(screen.getByRole('button', { name: /^Quantum link|^Clock/ })).toBeTruthy();
    const before = workbench.document.project!.network.elements.length;
    await fireEvent.keyDown(window, { key: 'c', code: 'KeyC' });
    expect(workbench.document.project!.network.elements.length).toBe(before + 1);
    workbench.document.markSaved(workbench.document.project!);
    await fireEvent.keyDown(window, { key: 'n', code: 'KeyN', ctrlKey: true });
    await tick();
    const dialog = await screen.findByRole('dialog', { name: 'New network' });
    await fireEvent.click(within(dialog).getByRole('button', { name: /^Squeezed light/ }));
    await tick();
    expect(workbench.document.model?.id).toBe('cv');
    const squeezers = (): number =>
      workbench.document.project!.network.elements.filter(({ type }) => type === 'squeezer').length;
    const sources = squeezers();
    await fireEvent.keyDown(window, { key: 'q', code: 'KeyQ' });
    expect(squeezers()).toBe(sources + 1);
  });
});
