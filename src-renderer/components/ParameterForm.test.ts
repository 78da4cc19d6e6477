import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ParameterSpec } from '../../models/parameter';
import ParameterForm from './ParameterForm.svelte';

const specs: readonly ParameterSpec[] = [
  {
    kind: 'choice',
    key: 'purity',
    label: 'State',
    help: 'How the source is described.',
    default: 'pure',
    options: [
      { value: 'pure', label: 'Pure', help: 'Ideal.' },
      { value: 'measured', label: 'Measured', help: 'Two levels.' },
    ],
  },
  {
    kind: 'number',
    key: 'level',
    label: 'Squeezing',
    help: 'Quiet quadrature.',
    quantity: 'squeezing',
    range: { min: 1e-6, max: 1 },
    default: 0.1,
    scale: 'log',
    visibleWhen: (siblings) => siblings['purity'] === 'measured',
  },
  {
    kind: 'number',
    key: 'carrier',
    label: 'Carrier',
    help: 'Own carrier.',
    quantity: 'number',
    range: { min: 0, max: 10 },
    default: 1,
    scale: 'linear',
    relevantWhen: (network) => network['regime'] === 'individual',
  },
  { kind: 'flag', key: 'locked', label: 'Locked', help: 'Phase lock.', default: true },
  { kind: 'text', key: 'maker', label: 'Maker', help: 'Who built it.', default: '', maxLength: 40 },
];

afterEach(cleanup);

describe('a parameter form', () => {
  it('shows only what matters for the siblings, with defaults counted as values', async () => {
    const view = render(ParameterForm, { specs, values: {}, onCommit: vi.fn() });
    expect(screen.queryByRole('textbox', { name: 'Squeezing' })).toBeNull();
    await view.rerender({ values: { purity: 'measured' } });
    expect(screen.getByRole('textbox', { name: 'Squeezing' })).toBeTruthy();
  });

  it('shows only what matters for the network', async () => {
    const view = render(ParameterForm, { specs, values: {}, networkValues: { regime: 'shared' }, onCommit: vi.fn() });
    expect(screen.queryByRole('textbox', { name: 'Carrier' })).toBeNull();
    await view.rerender({ networkValues: { regime: 'individual' } });
    expect(screen.getByRole('textbox', { name: 'Carrier' })).toBeTruthy();
  });

  it('reports each kind of value under its key', async () => {
    const onCommit = vi.fn();
    render(ParameterForm, { specs, values: { purity: 'measured' }, onCommit });
    await fireEvent.change(screen.getByRole('combobox', { name: 'State' }), { target: { value: 'pure' } });
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Locked' }));
    const maker = screen.getByRole('textbox', { name: 'Maker' });
    await fireEvent.input(maker, { target: { value: 'bench 3' } });
    await fireEvent.blur(maker);
    const level = screen.getByRole('textbox', { name: 'Squeezing' });
    await fireEvent.focus(level);
    await fireEvent.input(level, { target: { value: '-3' } });
    await fireEvent.keyDown(level, { key: 'Enter' });
    expect(onCommit.mock.calls).toEqual([
      ['purity', 'pure'],
      ['locked', false],
      ['maker', 'bench 3'],
      ['level', 10 ** -0.3, 'dB'],
    ]);
  });

  it('falls back to the default where a stored value has the wrong type', () => {
    render(ParameterForm, { specs, values: { purity: 'measured', level: 'loud' as never }, onCommit: vi.fn() });
    expect((screen.getByRole('textbox', { name: 'Squeezing' }) as HTMLInputElement).value).toBe('\u221210');
  });

  it('starts afresh for another owner, so that no unfinished text moves over', async () => {
    const view = render(ParameterForm, { specs, values: { purity: 'measured' }, owner: 'a', onCommit: vi.fn() });
    const field = screen.getByRole('textbox', { name: 'Squeezing' });
    await fireEvent.focus(field);
    await fireEvent.input(field, { target: { value: 'half' } });
    await fireEvent.blur(field);
    await view.rerender({ owner: 'b' });
    expect((screen.getByRole('textbox', { name: 'Squeezing' }) as HTMLInputElement).value).toBe('\u221210');
  });

  it('marks a choice whose values differ among the selected items', () => {
    render(ParameterForm, { specs, values: {}, mixed: new Set(['purity']), onCommit: vi.fn() });
    expect((screen.getByRole('combobox', { name: 'State' }) as HTMLSelectElement).value).toBe('');
  });
});
