import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SimulationOutcome } from '../../models/simulation';
import { sampleAssessment } from './sample-design';
import { simulatedHeadline, simulationBadge } from './simulated-headline';
import { simulationFigure } from './simulation-figure';
import SimulationPart from './SimulationPart.svelte';
import DesignView from './DesignView.svelte';
import { FigurePins } from '../charts/figure-pins.svelte';

afterEach(cleanup);

const trusted: SimulationOutcome = {
  trials: 1000,
  value: 0.1335,
  standardError: 0.001,
  predicted: 0.1259473,
  ratio: 1.06,
  trusted: true,
  finding: 'The budget holds.',
  details: [],
};
const doubted: SimulationOutcome = { ...trusted, value: 0.2393, ratio: 1.9, trusted: false };

describe('the headline of a simulated design', () => {
  it('keeps the formulas while they are trusted, and gives way to the simulation where they are not', () => {
    expect(simulatedHeadline(sampleAssessment, trusted, false)).toEqual({ assessment: sampleAssessment, error: null });
    const { assessment, error } = simulatedHeadline(sampleAssessment, doubted, false);
    expect([assessment.figure.value, error]).toEqual([0.2393, 0.001]);
    expect(assessment.figure.decibel).toBeCloseTo(-5.9556 + 20 * Math.log10(0.2393 / 0.1259473), 9);
  });

  it('never takes its number from a simulation of other inputs', () => {
    expect(simulatedHeadline(sampleAssessment, doubted, true).assessment).toBe(sampleAssessment);
    expect(simulationBadge(doubted, true).kind).toBe('stale');
  });

  it('says in words what its colour says', () => {
    expect(simulationBadge(trusted, false)).toEqual({ kind: 'trusted', text: 'Trusted · simulation / budget = 1.06' });
    expect(simulationBadge(doubted, false)).toEqual({
      kind: 'warning',
      text: 'Not trusted · simulation / budget = 1.90',
    });
  });
});

describe('the picture of a simulation', () => {
  it('sets the figure by the formulas beside each way it was read, and nothing else', () => {
    const details = [
      { key: 'joint', label: 'Read jointly', value: 0.2393, unit: '', comparable: true },
      { key: 'wrong', label: 'Wrong digits', value: 0.01, unit: '' },
    ];
    const picture = simulationFigure({ ...doubted, details }, sampleAssessment.figure)!;
    expect(picture.bars.map(({ key, value }) => [key, value])).toEqual([
      ['budget', 0.1259473],
      ['joint', 0.2393],
    ]);
    expect(picture.finding).toContain('1.90 × the budget, known to 0.42 %');
    expect(simulationFigure(doubted, sampleAssessment.figure)).toBeNull();
  });
});

describe('the simulation beside the headline', () => {
  const props = {
    spec: { label: 'Simulation', help: 'Runs trials.', defaultTrials: 40_000 },
    outcome: null,
    stale: false,
    running: false,
    fraction: 0,
    disabled: false,
    onSimulate: vi.fn(),
    onStop: vi.fn(),
  };

  it('starts with the usual number of trials, shows progress and can be stopped', async () => {
    const view = render(SimulationPart, props);
    await fireEvent.click(screen.getByRole('button', { name: 'Simulate' }));
    expect(props.onSimulate).toHaveBeenCalledExactlyOnceWith(40_000);
    await view.rerender({ running: true, fraction: 0.427 });
    expect(screen.getByText('42 %')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Stop simulating' }));
    expect(props.onStop).toHaveBeenCalledOnce();
  });

  it('shows the finding only of the settings in force', async () => {
    const view = render(SimulationPart, { ...props, outcome: trusted });
    expect(screen.getByText('The budget holds.')).toBeTruthy();
    await view.rerender({ stale: true });
    expect(screen.queryByText('The budget holds.')).toBeNull();
    expect(screen.getByText('Simulated before an edit')).toBeTruthy();
  });

  it('takes the place of the headline number where it contradicts the formulas, and of every gain', async () => {
    const nothing = vi.fn();
    const view = render(DesignView, {
      assessment: sampleAssessment,
      design: null,
      stale: null,
      figures: [],
      chosenFigure: null,
      pins: new FigurePins(),
      simulation: { ...props, outcome: trusted },
      onShowProof: nothing,
      onCopy: nothing,
      onExportCsv: nothing,
      onChooseFigure: nothing,
      onExportFigure: nothing,
    });
    const headline = screen.getByRole('region', { name: 'Headline' });
    expect(headline.textContent).toContain('0.1259');
    expect(headline.textContent).toContain('Trusted');
    await view.rerender({ simulation: { ...props, outcome: doubted } });
    expect(headline.textContent).toContain('0.2393');
    expect(headline.textContent).toContain('± 0.42 %');
    expect(headline.textContent).toContain('Not trusted · simulation / budget = 1.90');
    await view.rerender({ simulation: null });
    expect(screen.queryByRole('button', { name: /Simulate/ })).toBeNull();
  });
});
