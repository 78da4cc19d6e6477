import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ComparisonRow } from '../../src-main/contract/solvers';
import { convergenceFigure } from './convergence-figure';
import { sampleAssessment } from './sample-design';
import SolversView from './SolversView.svelte';

afterEach(cleanup);

const rows: readonly ComparisonRow[] = [
  {
    key: 'automatic',
    value: 0.1259473,
    gap: 0,
    evaluations: 1,
    milliseconds: 0.31,
    verdict: { kind: 'proven', text: 'Proven optimal' },
  },
  {
    key: 'lbfgs',
    value: null,
    gap: null,
    evaluations: 0,
    milliseconds: 0.01,
    verdict: { kind: 'refused', text: 'takes no budgets' },
  },
  {
    key: 'optimization-js-mutation',
    value: 0.126,
    gap: 0.00084,
    evaluations: 4001,
    milliseconds: 312.4,
    verdict: { kind: 'above', text: 'Above the bound' },
  },
];

const props = {
  solver: 'automatic' as const,
  merit: 'RMS error',
  rows,
  comparing: null,
  stale: false,
  disabled: false,
  convergence: null,
  noCurve: 'Nothing yet.',
  onChoose: vi.fn(),
  onCompare: vi.fn(),
  onStop: vi.fn(),
  onExportFigure: vi.fn(),
};

describe('the solvers view', () => {
  it('shows every row with value, gap, cost and verdict, and marks baselines', () => {
    render(SolversView, props);
    const cells = (name: RegExp): (string | undefined)[] =>
      within(screen.getByRole('row', { name }))
        .getAllByRole('cell')
        .map((cell) => cell.textContent?.trim());
    expect(cells(/^Automatic/)).toEqual(['0.125947', '0 %', '1', '0.31', 'Proven optimal']);
    expect(cells(/^Projected/)).toEqual(['–', '–', '–', '–', 'takes no budgets']);
    expect(cells(/^optimization-js/)).toEqual(['0.126', '0.084 %', '4001', '310', 'Above the bound']);
    expect(screen.getByRole('rowheader', { name: /baseline/ }).textContent).toContain('optimization-js');
  });

  it('offers our solvers but no baseline, with the help of the chosen one', async () => {
    const onChoose = vi.fn();
    render(SolversView, { ...props, solver: 'cma-es', onChoose });
    const pick = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Solver' });
    expect(pick.value).toBe('cma-es');
    expect(screen.getByText(/Evolves a cloud/)).toBeTruthy();
    expect([...pick.options].some(({ textContent }) => textContent?.includes('optimization-js'))).toBe(false);
    await fireEvent.change(pick, { target: { value: 'sqp' } });
    expect(onChoose).toHaveBeenCalledExactlyOnceWith('sqp');
  });

  it('says how far a comparison has come and stops it', async () => {
    const onStop = vi.fn();
    render(SolversView, { ...props, comparing: 'Basin hopping', onStop });
    expect(screen.getByRole('status').textContent).toBe('3 of 9, now Basin hopping');
    expect(screen.queryByRole('button', { name: 'Compare solvers' })).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'Stop comparing' }));
    expect(onStop).toHaveBeenCalledOnce();
  });

  it('says that rows are of inputs before an edit, and cannot compare a network with errors', () => {
    render(SolversView, { ...props, stale: true, disabled: true });
    expect(screen.getByText(/before an edit/)).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Compare solvers' }).disabled).toBe(true);
  });
});

describe('the convergence curve', () => {
  const { figure } = sampleAssessment;
  const history = [
    { evaluations: 1, best: 0.25 },
    { evaluations: 40, best: 0.13 },
  ];

  it('runs on to the last evaluation, with the proved bound as the limit below', () => {
    const curve = convergenceFigure({ history, evaluations: 90, bound: 0.1259473 }, figure)!;
    const [best, bound] = curve.panels[0]!.series;
    expect([best!.x, best!.y]).toEqual([
      [1, 40, 90],
      [0.25, 0.13, 0.13],
    ]);
    expect([bound!.x, bound!.y]).toEqual([
      [1, 90],
      [0.1259473, 0.1259473],
    ]);
    expect(curve.x.scale).toBe('log');
    expect(curve.panels[0]!.unreachableBelow?.series).toBe('bound');
    expect(curve.finding).toMatch(/^3\.2 % above the proved bound after 90 evaluations/);
  });

  it('draws no limit where none is known, and nothing from a single point', () => {
    const open = convergenceFigure({ history, evaluations: 40, bound: null }, figure)!;
    expect(open.panels[0]!.series.map(({ key }) => key)).toEqual(['best']);
    expect(open.panels[0]!.unreachableBelow).toBeUndefined();
    expect(convergenceFigure({ history: history.slice(1), evaluations: 40, bound: 0.1 }, figure)).toBeNull();
  });
});
