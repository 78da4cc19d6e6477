import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Issue } from '../../models/issue';
import Headline from './Headline.svelte';
import NoiseBudgetView from './NoiseBudgetView.svelte';
import ProblemsView from './ProblemsView.svelte';
import SettingsTable from './SettingsTable.svelte';
import { sampleAssessment, sampleDesign } from './sample-design';

afterEach(cleanup);

const issue = (part: Partial<Issue>): Issue => ({
  code: 'CV-104',
  severity: 'error',
  where: { label: 'Sensor 2, loss', element: 's2', field: 'loss' },
  message: 'Loss cannot be negative (−0.86 dB).',
  remedy: 'Enter 0 to 60 dB.',
  ...part,
});

describe('the problems view', () => {
  it('says that there is none', () => {
    render(ProblemsView, { issues: [], onGoTo: vi.fn(), onFix: vi.fn() });
    expect(screen.getByText(/No problems/)).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('lists errors before warnings and counts them', () => {
    const warning = issue({ code: 'CV-310', severity: 'warning', where: { label: 'Sensor 3' } });
    render(ProblemsView, { issues: [warning, issue({}), issue({ code: 'CV-201' })], onGoTo: vi.fn(), onFix: vi.fn() });
    const codes = screen
      .getAllByRole('row')
      .slice(1)
      .map((row) => within(row).getAllByRole('cell')[0]!.textContent?.trim());
    expect(codes).toEqual(['CV-104', 'CV-201', 'CV-310']);
    expect(screen.getByText('2 errors')).toBeTruthy();
    expect(screen.getByText('1 warning')).toBeTruthy();
    expect(screen.getByText(/Fix the errors to optimise/)).toBeTruthy();
  });

  it('goes to the place and makes the fix of the row that was pressed', async () => {
    const onGoTo = vi.fn();
    const onFix = vi.fn();
    const curable = issue({
      code: 'CV-201',
      where: { label: 'Squeezer', element: 'q' },
      fix: { label: 'Use +7.10 dB', command: { type: 'rename-project', name: '' } },
    });
    render(ProblemsView, { issues: [issue({}), curable], onGoTo, onFix });
    await fireEvent.click(screen.getByRole('button', { name: 'Squeezer' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Use +7.10 dB' }));
    expect(onGoTo).toHaveBeenCalledExactlyOnceWith(curable.where);
    expect(onFix).toHaveBeenCalledExactlyOnceWith(curable);
  });

  it('shows markup in a message as text', () => {
    const { container } = render(ProblemsView, {
      issues: [issue({ message: '<img src=x onerror=alert(1)>' })],
      onGoTo: vi.fn(),
      onFix: vi.fn(),
    });
    expect(container.querySelector('img')).toBeNull();
    expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeTruthy();
  });
});

describe('the headline', () => {
  const props = {
    assessment: sampleAssessment,
    design: sampleDesign,
    stale: null,
    handSet: false,
    onShowProof: vi.fn(),
  };

  it('gives number, decibels, proof and every gain with its rule', () => {
    render(Headline, props);
    expect(screen.getByText('0.1259')).toBeTruthy();
    expect(screen.getByText('−5.96 dB')).toBeTruthy();
    expect(screen.getByText('Proven optimal, gap 0 %')).toBeTruthy();
    const row = screen.getByRole('row', { name: /shot noise/ });
    expect(within(row).getByText('no squeezing')).toBeTruthy();
    expect(within(row).getByText('1.98 ×')).toBeTruthy();
  });

  it('withdraws the proof when stale and names the edit', () => {
    render(Headline, { ...props, stale: { since: 'Sensor 4 loss changed, 12:48:31' } });
    expect(screen.queryByText(/Proven/)).toBeNull();
    expect(screen.getByText(/Since Sensor 4 loss changed, 12:48:31/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'What was proved before' })).toBeTruthy();
  });

  it('states the limit only while something is left to gain', async () => {
    const view = render(Headline, props);
    expect(screen.queryByText(/^Limit:/)).toBeNull();
    await view.rerender({ assessment: { ...sampleAssessment, limit: { label: 'Any strategy', value: 0.1 } } });
    expect(screen.getByText('Limit: any strategy, 0.1.')).toBeTruthy();
  });

  it('offers no proof before there is a design', () => {
    render(Headline, { ...props, design: null });
    expect(screen.queryByRole('button', { name: /proved/ })).toBeNull();
  });

  it('copies the number in full', async () => {
    render(Headline, props);
    const setData = vi.fn();
    const event = new Event('copy', { bubbles: true, cancelable: true });
    Object.assign(event, { clipboardData: { setData } });
    await fireEvent(screen.getByText('0.1259'), event);
    expect(setData).toHaveBeenCalledWith('text/plain', '0.1259473');
  });
});

describe('the settings table', () => {
  const props = { rows: sampleAssessment.rows, findings: [], onCopy: vi.fn(), onExportCsv: vi.fn() };

  it('sets in accent what Optimise set, in grey what is stale, and plainly what was typed', async () => {
    const view = render(SettingsTable, { ...props, result: true, stale: false });
    const cell = (): string => screen.getByText('25.0 : 75.0').className;
    expect(cell()).toContain('set-by-optimise');
    expect(cell()).not.toContain('stale');
    await view.rerender({ stale: true });
    expect(cell()).toContain('stale');
    await view.rerender({ result: false });
    expect(cell()).not.toContain('set-by-optimise');
  });
});

describe('the noise budget', () => {
  it('lists the terms from the largest, with the total', () => {
    render(NoiseBudgetView, { assessment: sampleAssessment, figure: null, onExportFigure: vi.fn() });
    const names = screen.getAllByRole('rowheader').map((cell) => cell.textContent);
    expect(names).toEqual(['vacuum from loss', 'squeezed light', 'Total']);
    expect(screen.getByText('0.016')).toBeTruthy();
  });
});
