import type { Axis, LineFigure, Panel, Series } from '../../models/figure';
import { domainOf } from './axis-domain';
import { valueOfSeries } from './interpolate';

/** Curves kept for comparison, and when: a time of day in words. */
export interface PinnedFigure {
  readonly figure: LineFigure;
  readonly at: string;
}

/** Relative changes below this are rounding, no edit. */
const SAME = 1e-9;

/** The figure with the pinned curves beside the present ones; those that have not changed are not drawn twice. */
export function withPinned(figure: LineFigure, pinned: LineFigure): LineFigure {
  return {
    ...figure,
    panels: figure.panels.map((panel, index) => {
      const before = panel.series.flatMap((series) => {
        const old = counterpart(pinned, index, panel, series);
        return old === null || sameCurve(series, old) ? [] : [asPinned(old)];
      });
      return { ...panel, series: [...panel.series, ...before] };
    }),
  };
}

/** Whether any curve differs from its pinned counterpart. */
export function differsFromPinned(figure: LineFigure, pinned: LineFigure): boolean {
  return figure.panels.some((panel, index) =>
    panel.series.some((series) => {
      const old = counterpart(pinned, index, panel, series);
      return old !== null && !sameCurve(series, old);
    }),
  );
}

/**
 * Every curve over its pinned counterpart, at the points of both: a factor, or the difference on an axis of decibels.
 * Curves that are the same, or have no counterpart, are left out, as is what belongs to the values themselves.
 */
export function ratioToPinned(figure: LineFigure, pinned: LineFigure): LineFigure {
  const all = [figure, pinned].flatMap(({ panels }) => panels.flatMap((panel) => panel.series.flatMap(({ x }) => x)));
  const x = domainOf(figure.x, all, false);
  const panels = figure.panels.map((panel, index): Panel => {
    const decibel = panel.y.unit === 'dB';
    const neutral = decibel ? 0 : 1;
    const series = panel.series.flatMap((now) => {
      const old = counterpart(pinned, index, panel, now);
      if (old === null || sameCurve(now, old)) return [];
      const at = now.points === true ? now.x : [...new Set([...now.x, ...old.x])].sort((a, b) => a - b);
      const y = at.map((place) => {
        const value = valueOfSeries(now, place, x, panel.y.scale);
        const before = valueOfSeries(old, place, x, panel.y.scale);
        if (value === null || before === null) return null;
        const change = decibel ? value - before : value / before;
        return Number.isFinite(change) ? change : null;
      });
      return [{ ...now, x: at, y }];
    });
    const reference: Series = {
      key: 'pinned',
      label: 'baseline',
      family: 'limit',
      dash: 'dotted',
      x: [x.min, x.max],
      y: [neutral, neutral],
    };
    return { y: ratioAxis(panel.y, decibel, series), height: panel.height, series: [...series, reference] };
  });
  const { kind, key, title, finding } = figure;
  return { kind, key, title: `${title}, ratio to the baseline`, finding, x: figure.x, panels };
}

function ratioAxis(axis: Axis, decibel: boolean, series: readonly Series[]): Axis {
  if (decibel) return { label: `${axis.label}, change`, unit: 'dB', scale: 'linear' };
  const values = series.flatMap(({ y }) => y.filter((value) => value !== null));
  const [low, high] = [Math.min(1, ...values), Math.max(1, ...values)];
  // A factor of thirty on a linear axis would hide everything near one.
  const scale = low > 0 && high / low > 30 ? 'log' : 'linear';
  return { label: `${axis.label}, ratio`, unit: '', scale, ...(axis.decibels && { decibels: axis.decibels }) };
}

/** The same curve in the pinned figure: by key, on the panel of the same place and quantity. */
function counterpart(pinned: LineFigure, index: number, panel: Panel, series: Series): Series | null {
  const old = pinned.panels[index];
  if (old === undefined || old.y.unit !== panel.y.unit) return null;
  return old.series.find(({ key }) => key === series.key) ?? null;
}

function sameCurve(now: Series, old: Series): boolean {
  const same = (a: number | null, b: number | null): boolean =>
    a === b || (a !== null && b !== null && Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b)));
  return (
    now.x.length === old.x.length &&
    now.x.every((x, index) => same(x, old.x[index]!)) &&
    now.y.every((y, index) => same(y, old.y[index] ?? null))
  );
}

/** Hue stays, dash says that it is the earlier one. */
function asPinned(series: Series): Series {
  const { dash } = series;
  return {
    ...series,
    key: `${series.key}, pinned`,
    label: `${series.label}, before`,
    dash: dash === 'solid' ? 'dashed' : dash === 'dashed' ? 'dotted' : 'long',
  };
}
