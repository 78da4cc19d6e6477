import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Issue } from '../../models/issue';
import type { NumberParameter } from '../../models/parameter';
import QuantityField from './QuantityField.svelte';

const loss: NumberParameter = {
  kind: 'number',
  key: 'loss',
  label: 'Loss',
  help: 'Power lost between splitter and sensor.',
  quantity: 'transmission',
  range: { min: 0, max: 1 },
  default: 1,
  scale: 'linear',
};

type Props = Partial<Parameters<typeof render<typeof QuantityField>>[1]>;

function show(props: Props = {}) {
  const onCommit = vi.fn();
  const view = render(QuantityField, { spec: loss, value: 0.82, displayUnit: 'dB', onCommit, ...props } as never);
  return { ...view, onCommit, field: screen.getByRole('textbox', { name: 'Loss' }) as HTMLInputElement };
}

async function type(field: HTMLInputElement, text: string): Promise<void> {
  await fireEvent.focus(field);
  await fireEvent.input(field, { target: { value: text } });
}

afterEach(cleanup);

describe('a quantity field', () => {
  it('shows four digits and the unit, and all digits once it has the focus', async () => {
    const { field } = show();
    expect(field.value).toBe('0.8619');
    expect(screen.getByText('dB')).toBeTruthy();
    await fireEvent.focus(field);
    expect(field.value.length).toBeGreaterThan(12);
    expect(10 ** (-Number(field.value) / 10)).toBeCloseTo(0.82, 14);
  });

  it('shows every digit of a number that was typed, and has the full value at hand of one that was not', async () => {
    const frequency: NumberParameter = { ...loss, label: 'Loss', quantity: 'frequency', range: { min: 0, max: 1e9 } };
    const { field } = show({ spec: frequency, value: 4.34846e6, displayUnit: 'MHz' });
    expect([field.value, field.title]).toEqual(['4.34846', '4.34846 MHz']);
    cleanup();
    const long = show({ spec: frequency, value: 4.348461234e6, displayUnit: 'MHz' }).field;
    expect([long.value, long.title]).toEqual(['4.348', '4.348461234 MHz']);
    await fireEvent.focus(long);
    expect(long.value).toBe('4.348461234');
  });

  it('selects its text before any further key can arrive, and leaves alone what is being typed', async () => {
    const frames: FrameRequestCallback[] = [];
    vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
    try {
      const { field } = show();
      field.focus();
      // The order of a slow machine: the next key comes as a new task, long before the next frame.
      await new Promise((resolve) => setTimeout(resolve, 0));
      expect([field.selectionStart, field.selectionEnd]).toEqual([0, field.value.length]);
      await fireEvent.input(field, { target: { value: '13' } });
      field.setSelectionRange(2, 2);
      frames.forEach((frame) => frame(0));
      expect([field.selectionStart, field.selectionEnd]).toEqual([2, 2]);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('says under the field what is wrong with "3 dbb", writes nothing, and cures it by one click', async () => {
    const { field, onCommit } = show();
    await type(field, '3 dbb');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('status').textContent).toContain('dbb');
    await fireEvent.keyDown(field, { key: 'Enter' });
    await fireEvent.blur(field);
    expect(onCommit).not.toHaveBeenCalled();
    expect(field.value).toBe('3 dbb');
    await fireEvent.click(screen.getByRole('button', { name: 'Use 3 dB' }));
    expect(onCommit).toHaveBeenCalledExactlyOnceWith(10 ** -0.3, 'dB');
  });

  it('refuses 1.2 where a plain efficiency is shown, and takes it as 1.2 dB where decibels are shown', async () => {
    const plain = show({ displayUnit: '' });
    await type(plain.field, '1.2');
    await fireEvent.keyDown(plain.field, { key: 'Enter' });
    expect(plain.onCommit).not.toHaveBeenCalled();
    expect(plain.field.getAttribute('aria-invalid')).toBe('true');
    cleanup();
    const decibel = show();
    await type(decibel.field, '1.2');
    await fireEvent.keyDown(decibel.field, { key: 'Enter' });
    expect(decibel.onCommit).toHaveBeenCalledExactlyOnceWith(10 ** -0.12, 'dB');
  });

  it.each(['NaN', 'Infinity dBm', '', '-1 dB', '120 %'])('writes nothing for %j', async (text) => {
    const { field, onCommit } = show();
    await type(field, text);
    await fireEvent.keyDown(field, { key: 'Enter' });
    await fireEvent.blur(field);
    expect(onCommit).not.toHaveBeenCalled();
    expect(field.value).toBe(text);
  });

  it('restores the stored value on Esc and keeps Esc from the rest of the window', async () => {
    const { field, onCommit } = show();
    const outer = vi.fn();
    window.addEventListener('keydown', outer);
    await type(field, 'nonsense');
    await fireEvent.keyDown(field, { key: 'Escape' });
    expect(Number(field.value)).toBeCloseTo(0.861861, 6);
    expect(screen.queryByRole('status')).toBeNull();
    expect(outer).not.toHaveBeenCalled();
    await fireEvent.keyDown(field, { key: 'Escape' });
    expect(outer).toHaveBeenCalledOnce();
    window.removeEventListener('keydown', outer);
    expect(onCommit).not.toHaveBeenCalled();
  });

  it('writes on leaving the field with the unit that was typed', async () => {
    const { field, onCommit } = show();
    await type(field, '90 %');
    await fireEvent.blur(field);
    expect(onCommit).toHaveBeenCalledExactlyOnceWith(0.9, '%');
  });

  it('writes nothing when it is only visited, although it shows rounded digits', async () => {
    const { field, onCommit } = show({ value: 1 / 3 });
    await fireEvent.focus(field);
    await fireEvent.keyDown(field, { key: 'Enter' });
    await fireEvent.blur(field);
    expect(onCommit).not.toHaveBeenCalled();
  });

  it('steps with the arrows in the unit shown, and writes each step', async () => {
    const { field, onCommit } = show();
    await fireEvent.focus(field);
    await fireEvent.keyDown(field, { key: 'ArrowUp' });
    expect(onCommit).toHaveBeenCalledExactlyOnceWith(10 ** -0.087, 'dB');
    await fireEvent.keyDown(field, { key: 'ArrowDown', shiftKey: true });
    expect(onCommit).toHaveBeenLastCalledWith(10 ** -0.08, 'dB');
  });

  it('obeys the wheel only while it has the focus', async () => {
    const { field, onCommit } = show();
    await fireEvent.wheel(field, { deltaY: -100 });
    expect(onCommit).not.toHaveBeenCalled();
    await fireEvent.focus(field);
    await fireEvent.wheel(field, { deltaY: -100 });
    expect(onCommit).toHaveBeenCalledOnce();
  });

  it('shows no number for mixed values and writes only what is typed', async () => {
    const { field, onCommit } = show({ value: null, mixed: true });
    expect(field.value).toBe('');
    expect(field.placeholder).toBe('mixed');
    await fireEvent.focus(field);
    await fireEvent.keyDown(field, { key: 'ArrowUp' });
    await fireEvent.blur(field);
    expect(onCommit).not.toHaveBeenCalled();
    await type(field, '0.5 dB');
    await fireEvent.keyDown(field, { key: 'Enter' });
    expect(onCommit).toHaveBeenCalledExactlyOnceWith(10 ** -0.05, 'dB');
  });

  it('drops an unfinished text when the value changes from elsewhere', async () => {
    const { field, rerender } = show();
    await type(field, 'half');
    await fireEvent.blur(field);
    expect(field.value).toBe('half');
    await rerender({ value: 0.5 } as never);
    expect(field.value).toBe('3.01');
  });

  it('shows what the model found wrong, and makes its fix', async () => {
    const issue: Issue = {
      code: 'CV-104',
      severity: 'error',
      where: { label: 'Sensor 2, loss' },
      message: 'Loss is too small for this fibre.',
      remedy: 'Enter at least 1 dB.',
      fix: { label: 'Use 1 dB', command: { type: 'rename-project', name: '' } },
    };
    const onFix = vi.fn();
    show({ issues: [issue], onFix });
    expect(screen.getByRole('status').textContent).toContain('Enter at least 1 dB.');
    await fireEvent.click(screen.getByRole('button', { name: 'Use 1 dB' }));
    expect(onFix).toHaveBeenCalledExactlyOnceWith(issue);
  });

  it('describes itself by its help and range', () => {
    const { field } = show();
    const ids = field.getAttribute('aria-describedby')!.split(' ').filter(Boolean);
    const words = ids.map((id) => document.getElementById(id)?.textContent).join(' ');
    expect(words).toContain('Power lost between splitter and sensor.');
    expect(words).toContain('Allowed: from 0 to 1');
  });
});
