import { cleanup, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleTolerances } from './sample-tolerances';
import { allowanceRows, lossRows, probeRows, strategyRows, yieldRows } from './tolerance-rows';
import TolerancesView from './TolerancesView.svelte';

afterEach(cleanup);

describe('the allowances', () => {
  const [coupling, linewidth, mass] = allowanceRows(sampleTolerances);

  it('give both sides exactly and by the slope, and the range in the unit of the parameter', () => {
    expect(coupling!.at).toEqual([
      { exact: 'any', linear: 'any' },
      { exact: '+3.09 % / −2.91 %', linear: '±3.00 %' },
    ]);
    expect(coupling!.range).toBe('798.1 Hz to 847.4 Hz');
    expect(coupling!.label).toBe('Coupling g₀');
  });

  it('compare the usual spread with the narrower side, and nothing where there is no spread', () => {
    expect([coupling!.verdict, linewidth!.verdict, mass!.verdict]).toEqual(['short', 'enough', null]);
    const edge = { ...sampleTolerances.rows[0]!, spread: 0.03 };
    expect(allowanceRows({ ...sampleTolerances, rows: [edge] })[0]!.verdict).toBe('short');
  });

  it('leave a dash where a condition was not looked at, and say "any" where nothing does harm', () => {
    expect(linewidth!.at[1]).toEqual({ exact: '–', linear: '–' });
    expect([mass!.together.exact, mass!.range, mass!.spread]).toEqual(['any', 'any value', 'exact']);
  });

  it('turn the range of a negative value the right way round, and leave an end open', () => {
    const negative = { ...sampleTolerances.rows[0]!, nominal: -100, lower: -0.1, upper: 0.2 };
    const open = { ...sampleTolerances.rows[0]!, nominal: 100, lower: null, upper: 0.2 };
    const efficiency = { ...open, quantity: 'transmission' as const, nominal: 0.8, lower: -0.5, upper: null };
    const rows = allowanceRows({ ...sampleTolerances, rows: [negative, open, efficiency] });
    expect(rows.map(({ range }) => range)).toEqual(['−120 Hz to −90 Hz', 'up to 120 Hz', 'up to 3.979 dB']);
  });

  it('are told with the digits that a narrow allowance needs', () => {
    const narrow = { ...sampleTolerances.rows[0]!, nominal: 4.3e6, lower: -0.000338, upper: 0.000338 };
    expect(allowanceRows({ ...sampleTolerances, rows: [narrow] })[0]!.range).toBe('4.29855 MHz to 4.30145 MHz');
  });
});

describe('the yields', () => {
  it('stand with an interval that holds the simulated share and stays between none and all', () => {
    const [one, all, sure] = yieldRows(sampleTolerances);
    expect([one!.sensors, all!.sensors]).toEqual(['one sensor', 'all 4 sensors']);
    expect(one!.interval).toBe('74.6 to 75.8 %');
    expect(sure!.interval).toBe('100.0 to 100.0 %');
    const few = { ...sampleTolerances.yields[2]!, draws: 10 };
    expect(yieldRows({ ...sampleTolerances, yields: [few] })[0]!.interval).toBe('72.2 to 100.0 %');
  });
});

describe('the strategies', () => {
  it('show small costs with the digits that tell them from zero', () => {
    expect(strategyRows(sampleTolerances.strategies).map(({ variance, bias }) => [variance, bias])).toEqual([
      ['+0.20 %', 'none'],
      ['+0.0017 %', '0.030 %'],
    ]);
  });
});

describe('the loss budget', () => {
  it('tells spare loss from loss that has to be won back, and what no path can do', () => {
    const rows = lossRows(sampleTolerances.losses!.rows);
    expect(rows.map(({ present, allowed, spare }) => [present, allowed, spare])).toEqual([
      ['0.97 dB', '3.98 dB', '+3.01 dB'],
      ['3.01 dB', '0.97 dB', '−2.04 dB'],
      ['3.01 dB', 'any', 'any'],
      ['3.01 dB', 'not at any loss', '–'],
      ['–', '–', '+0.46 dB'],
    ]);
    expect(rows.map(({ short }) => short)).toEqual([false, true, false, true, false]);
  });
});

describe('the choices of probes', () => {
  it('are told in decibels of variance, and as nothing where they do nothing', () => {
    expect(probeRows(sampleTolerances.probes!).map(({ variance }) => variance)).toEqual(['0.00 dB', '−3.01 dB']);
  });
});

describe('the tolerances view', () => {
  it('shows allowances, yields, strategies, findings and what is assumed', () => {
    render(TolerancesView, { report: sampleTolerances, refused: [] });
    const row = screen.getByRole('row', { name: /Coupling/ });
    expect(within(row).getByText('too loose')).toBeTruthy();
    expect(screen.getByText('Force resolution within 3.00 %')).toBeTruthy();
    expect(screen.getByText('Match or calibrate?')).toBeTruthy();
    expect(screen.getByText('Assumed: Independent normal scatter.')).toBeTruthy();
    expect(screen.getByText('−4.00 dB against shot noise, as wanted')).toBeTruthy();
    expect(within(screen.getByRole('row', { name: /Best power/ })).getByText('−3.01 dB')).toBeTruthy();
  });

  it('says why there is no report instead of showing empty tables', () => {
    const refused = [
      {
        code: 'CV-1',
        severity: 'info' as const,
        where: { label: 'Network' },
        message: 'No sensor is optomechanical.',
        remedy: 'Give one a resonance.',
      },
    ];
    render(TolerancesView, { report: null, refused });
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.getByText('No sensor is optomechanical. Give one a resonance.')).toBeTruthy();
  });
});
