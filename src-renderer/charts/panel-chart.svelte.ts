import {
  Chart,
  type ChartConfiguration,
  type ChartDataset,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  type Plugin,
  PointElement,
  type PointStyle,
  type Scale,
} from 'chart.js';
import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { Series } from '../../models/figure';
import type { Domain } from './axis-domain';
import type { FigureLayout, PanelLayout, PlacedTick } from './figure-layout';
import { DASHES, FAMILY_MARKER, lineWidth, type Marker } from './series-style';
import type { ChartColours } from './theme-colours.svelte';

Chart.register(LineController, LineElement, PointElement, LinearScale, LogarithmicScale);

/** Room around a panel so that lines and points at its edge are not cut in half. */
export const BLEED = 6;

export interface PanelDrawing {
  readonly layout: FigureLayout;
  readonly panel: PanelLayout;
  readonly colours: ChartColours;
  readonly pixelRatio: number;
  /** Paints the ground of the panel before its curves, in pixels of the canvas. */
  readonly under?: (context: CanvasRenderingContext2D) => void;
}

const POINT_STYLES: Readonly<Record<Marker, PointStyle>> = {
  circle: 'circle',
  square: 'rect',
  diamond: 'rectRot',
  triangle: 'triangle',
  cross: 'crossRot',
};

/** Draws grid, axes and curves of one panel on a canvas and follows every change of the drawing. */
export function panelChart(drawing: () => PanelDrawing): Attachment<HTMLCanvasElement> {
  return (canvas) => {
    // Plugins are fixed when a chart is made; this one paints whatever the present drawing asks for.
    const ground: Plugin<'line'> = {
      id: 'ground',
      beforeDatasetsDraw: ({ ctx }) => untrack(drawing).under?.(ctx),
    };
    const chart = untrack(() => new Chart(canvas, { ...configurationOf(drawing()), plugins: [ground] }));
    $effect(() => {
      const next = drawing();
      const { data, options } = configurationOf(next);
      chart.data = data;
      chart.options = options ?? {};
      chart.resize(...sizeOf(next));
      chart.update('none');
    });
    return () => chart.destroy();
  };
}

function sizeOf({ layout, panel }: PanelDrawing): [number, number] {
  return [layout.right - layout.left + 2 * BLEED, panel.height + 2 * BLEED];
}

function configurationOf(drawing: PanelDrawing): ChartConfiguration<'line', { x: number; y: number }[]> {
  const { layout, panel, colours, pixelRatio } = drawing;
  return {
    type: 'line',
    // Limits first, this design last: on top.
    data: { datasets: [...panel.panel.series].reverse().map((series) => datasetOf(series, drawing)) },
    options: {
      animation: false,
      responsive: false,
      maintainAspectRatio: false,
      devicePixelRatio: pixelRatio,
      events: [],
      parsing: false,
      normalized: true,
      layout: { padding: BLEED },
      scales: {
        x: scaleOf(layout.x, layout.xTicks, colours, 'x'),
        y: scaleOf(panel.domain, panel.ticks, colours, 'y'),
      },
    },
  };
}

function datasetOf(series: Series, drawing: PanelDrawing): ChartDataset<'line', { x: number; y: number }[]> {
  const { layout, panel, colours } = drawing;
  const colour = colours.series[series.family];
  const points = series.points === true;
  // A log axis would draw zero and less at its foot; there the curve is interrupted instead.
  const shown = (value: number | null, { scale }: Domain): number =>
    value === null || (scale === 'log' && value <= 0) ? Number.NaN : value;
  return {
    data: series.x.map((x, index) => ({ x: shown(x, layout.x), y: shown(series.y[index] ?? null, panel.domain) })),
    order: series.family === 'design' ? 0 : series.family === 'limit' ? 2 : 1,
    showLine: !points,
    borderColor: colour,
    backgroundColor: colour,
    borderWidth: points ? 1.25 : lineWidth(series.family),
    borderDash: [...DASHES[series.dash]],
    borderJoinStyle: 'round',
    pointRadius: points ? 3.5 : 0,
    pointStyle: POINT_STYLES[FAMILY_MARKER[series.family]],
    spanGaps: false,
  };
}

/** A scale without texts and thickness: ticks and their labels are set beside the canvas. */
function scaleOf(domain: Domain, ticks: readonly PlacedTick[], colours: ChartColours, axis: 'x' | 'y') {
  const values = ticks.filter((tick) => tick.major).map((tick) => ({ value: tick.value }));
  return {
    type: domain.scale === 'log' ? ('logarithmic' as const) : ('linear' as const),
    position: axis === 'x' ? ('bottom' as const) : ('left' as const),
    min: domain.min,
    max: domain.max,
    ticks: { display: false },
    grid: { color: colours.grid, drawTicks: false, lineWidth: 1 },
    border: { color: colours.axis, width: 1, z: 1 },
    afterBuildTicks: (scale: Scale) => {
      scale.ticks = values;
    },
    afterFit: (scale: Scale) => {
      if (axis === 'x') scale.height = 0;
      else scale.width = 0;
    },
  };
}
