import type { MapFigure } from '../../figure';
import { formatNumber } from '../../quantity/format-number';
import { quantityText } from '../../quantity/format-quantity';
import { worthOf } from '../assessment/worth';
import type { ClockNetwork } from '../network/clock-network';
import { wernerParameter } from '../network/ghz-contrast';
import type { DesignInForce } from '../settings/design-in-force';
import { narrowedEnvironment } from '../settings/narrowed-environment';
import { bestRamseyTime } from '../settings/ramsey-time';
import { instabilityFactor } from '../settings/test-plan';

const COLUMNS = 11;
const ROWS = 7;
/** Rows reach this factor to either side of the present value. */
const REACH = 30;
/** The leftmost fidelity leaves this contrast. */
const LEAST_CONTRAST = 0.5;
/** Kinds of clock, by atoms and laser, up to which rivals are searched for at every linewidth of the map. */
const MOST_KINDS = 3;
/** Where pairs come too slowly, shares of the copies are tried. */
const SHARES = [1, 0.6, 0.36, 0.2];

const AXES = {
  rate: { label: 'pair rate of the slowest link', unit: '1/s', scale: 'log' },
  linewidth: { label: 'LO linewidth', unit: 'Hz', scale: 'log' },
} as const;

/**
 * Where sharing these levels over the links beats the best that needs no links: over the fidelity of the pairs and the
 * rate of the slowest link, and, for clocks of few kinds, over fidelity and the linewidth of the widest laser. Levels and bases stay, the Ramsey
 * time is chosen anew. Nothing where nothing is shared.
 */
export function breakEvenFigures(made: DesignInForce): readonly MapFigure[] {
  const { network, design } = made;
  if (network.tree.links.length === 0 || design.copies.length === 0) return [];
  const links = fidelities(network);
  const rate = Number.isFinite(network.pairRate) ? network.pairRate : 1;
  const widest = Math.max(...network.environment.laserLinewidths);
  const maps: MapFigure[] = [
    map(made, links, {
      key: 'pairs',
      axis: AXES.rate,
      now: rate,
      at: (factor) => ({ ...network, pairRate: factor * rate }),
      shown: (value) => quantityText(value, 'rate', { digits: 3 }),
    }),
  ];
  const kinds = new Set(network.clocks.map(({ atoms, laserLinewidth }) => `${atoms} ${laserLinewidth}`));
  if (widest > 0 && kinds.size <= MOST_KINDS) {
    maps.push(
      map(made, links, {
        key: 'lasers',
        axis: AXES.linewidth,
        now: widest / (2 * Math.PI),
        at: (factor) => withLasers(network, factor),
        shown: (value) => quantityText(value, 'frequency', { digits: 3 }),
      }),
    );
  }
  return maps;
}

function withLasers(network: ClockNetwork, factor: number): ClockNetwork {
  const { environment } = network;
  const laserLinewidths = environment.laserLinewidths.map((linewidth) => factor * linewidth);
  const clocks = network.clocks.map((clock) => ({ ...clock, laserLinewidth: factor * clock.laserLinewidth }));
  return { ...network, clocks, environment: { ...environment, laserLinewidths } };
}

/** Pair fidelities of the columns, all links alike, with the one that leaves the contrast of the present tree. */
interface Fidelities {
  readonly columns: readonly number[];
  readonly now: number;
  /** Contrast that links of a fidelity leave. */
  contrast(fidelity: number): number;
}

function fidelities({ tree }: ClockNetwork): Fidelities {
  const { length } = tree.links;
  const fidelity = (contrast: number): number => (3 * contrast ** (1 / length) + 1) / 4;
  const now = fidelity(tree.product);
  const least = fidelity(Math.min(LEAST_CONTRAST, tree.product));
  return {
    columns: Array.from({ length: COLUMNS }, (_, k) => least + ((1 - least) * k) / (COLUMNS - 1)),
    now,
    contrast: (value) => wernerParameter(value) ** length,
  };
}

interface Found {
  readonly cells: MapFigure['cells'];
  /** Fidelity at which each row breaks even. */
  readonly breakEven: readonly (number | null)[];
  readonly now: number;
}

interface Rows {
  readonly key: string;
  readonly axis: MapFigure['y'];
  readonly now: number;
  at(factor: number): ClockNetwork;
  shown(value: number): string;
}

function map(made: DesignInForce, { columns, now, contrast }: Fidelities, rows: Rows): MapFigure {
  const factors = Array.from({ length: ROWS }, (_, k) => REACH ** ((2 * k) / (ROWS - 1) - 1));
  const cells = factors.map((factor) => {
    const network = rows.at(factor);
    const rival = worthOf(network, 1)!.rival.value;
    return columns.map((fidelity) => {
      const deviation = deviationAt(made, network, contrast(fidelity));
      return deviation === null ? null : 20 * Math.log10(rival / deviation);
    });
  });
  const breakEven = cells.map((row) => crossing(columns, row));
  return {
    kind: 'map',
    key: `break-even-${rows.key}`,
    title: rows.key === 'pairs' ? 'Where the network pays: pairs' : 'Where the network pays: lasers',
    finding: findingOf(rows, { cells, breakEven, now }),
    x: { label: 'pair fidelity of all links', unit: '', scale: 'linear' },
    y: rows.axis,
    value: {
      label: 'ahead of the best without links',
      unit: 'dB',
      scale: 'linear',
      neutral: 0,
      above: 'network better',
      below: 'better without links',
      good: 'above',
    },
    columns,
    rows: factors.map((factor) => factor * rows.now),
    cells,
    curves: [
      {
        key: 'break-even',
        label: 'break-even',
        family: 'extra',
        dash: 'solid',
        x: breakEven.filter((fidelity) => fidelity !== null),
        y: factors.flatMap((factor, k) => (breakEven[k] === null ? [] : [factor * rows.now])),
      },
    ],
    operatingPoint: { x: now, y: rows.now, label: 'now' },
  };
}

/** Instability of these levels with other links or lasers, with fewer copies where pairs come too slowly. */
function deviationAt({ settings, options, design }: DesignInForce, network: ClockNetwork, linkContrast: number) {
  const factor = linkContrast / network.tree.product;
  const narrowed = narrowedEnvironment(network, settings.stages);
  const environment = {
    ...narrowed,
    entangledContrasts: narrowed.entangledContrasts.map((contrast) => Math.min(1, contrast * factor)),
  };
  const quick = options.digitErrors === 'binomial' ? { ...options, digitErrors: 'joint' as const } : options;
  for (const share of SHARES) {
    const copies = design.copies.map((n) => Math.max(Math.min(2, n), Math.floor(share * n)));
    const best = bestRamseyTime({ ...design, copies }, environment, quick, network.pairRate);
    if (best) return best.budget.deviation * instabilityFactor(network);
  }
  return null;
}

/** The fidelity at which a row changes sign for the last time, by interpolation; null where it does not. */
function crossing(columns: readonly number[], row: readonly (number | null)[]): number | null {
  for (let k = row.length - 1; k > 0; k--) {
    const [left, right] = [row[k - 1]!, row[k]!];
    if (left === null || right === null || right < 0 || left >= 0) continue;
    return columns[k - 1]! + ((columns[k]! - columns[k - 1]!) * left) / (left - right);
  }
  return null;
}

function findingOf(rows: Rows, { cells, breakEven, now }: Found): string {
  const middle = (ROWS - 1) / 2;
  const own = breakEven[middle]!;
  const at = rows.shown(rows.now);
  const percent = (fidelity: number): string => `${formatNumber(100 * fidelity, { digits: 4 })} %`;
  if (own !== null)
    return `At ${at} the network breaks even at pairs of ${percent(own)}; its links leave ${percent(now)}.`;
  return cells[middle]!.every((gain) => gain !== null && gain >= 0)
    ? `At ${at} the network pays at every fidelity shown.`
    : `At ${at} no fidelity makes these levels pay, whatever the Ramsey time.`;
}
