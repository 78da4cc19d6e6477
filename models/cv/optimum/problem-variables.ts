import type { Constraint, Variable } from '../../../optimizer/problem';
import { MESH_ROTATIONS, rotationKey } from '../declaration/elements';
import { photonsOf, pumpOf } from '../network/oscillator';
import type { OperatingPoint } from '../network/operating-point';
import type { Scheme } from '../network/scheme';
import { noCarriers } from './structured-point';

/** How the free settings of a scheme map to the vector x of the problem. */
export interface Variables {
  readonly variables: readonly Variable[];
  readonly constraints: readonly Constraint[];
  toVector(point: OperatingPoint): Float64Array;
  toPoint(x: Float64Array): OperatingPoint;
  /** Values of the constraints at a point, satisfied where <= 0. */
  limits(point: OperatingPoint): number[];
}

/** One stretch of x: what it is, and how a point holds it, in a list that is replaced and never written to. */
interface Block {
  readonly variables: readonly Variable[];
  readonly size: number;
  read(point: OperatingPoint): readonly number[];
  write(point: Writable, values: Float64Array): void;
}

type Writable = { -readonly [Key in keyof OperatingPoint]: number[] };

/** Splitter ratios, photons or pumps of free squeezers, carriers or mixing angles, as the regime has them. */
export function problemVariables(scheme: Scheme): Variables {
  const blocks = [ratioBlock(scheme), photonBlock(scheme), ...carrierBlocks(scheme), ...meshBlocks(scheme)];
  const { constraints, limits } = budgets(scheme);
  // What no variable sets: lists that all points share, because searches make thousands of them.
  const fixed = noCarriers(scheme);
  const launched =
    scheme.regime === 'shared'
      ? scheme.sources.map(() => scheme.carrierBudget / scheme.sources.length)
      : fixed.launched;
  return {
    variables: blocks.flatMap(({ variables }) => variables),
    constraints,
    limits,
    toVector(point) {
      const x = new Float64Array(blocks.reduce((sum, { size }) => sum + size, 0));
      let at = 0;
      for (const block of blocks) {
        x.set(block.read(point), at);
        at += block.size;
      }
      return x;
    },
    toPoint(x) {
      const point: Writable = { ...fixed, launched };
      let at = 0;
      for (const block of blocks) {
        block.write(point, x.subarray(at, at + block.size));
        at += block.size;
      }
      return point;
    },
  };
}

/** As a plain list; a loop, because taking a typed array apart by its iterator costs more than evaluating does. */
function listOf(values: Float64Array): number[] {
  const list = new Array<number>(values.length);
  for (let i = 0; i < values.length; i++) list[i] = values[i]!;
  return list;
}

function ratioBlock({ splitters, range }: Scheme): Block {
  return {
    variables: splitters.map(({ id }) => ({
      kind: 'real',
      key: `${id}.ratio`,
      lower: range.lower,
      upper: range.upper,
      scale: 'linear',
    })),
    size: splitters.length,
    read: (point) => point.ratios,
    write: (point, values) => (point.ratios = listOf(values)),
  };
}

function photonBlock({ sources, photonBudget }: Scheme): Block {
  const free = sources.flatMap(({ id, free: variable, oscillator }, k) => (variable ? [{ k, id, oscillator }] : []));
  return {
    variables: free.map(({ id, oscillator }) => ({
      kind: 'real',
      key: `${id}.${oscillator ? 'pump' : 'photons'}`,
      lower: 0,
      upper: oscillator ? pumpOf(oscillator, photonBudget) : photonBudget,
      scale: 'linear',
    })),
    size: free.length,
    read: (point) =>
      free.map(({ k, oscillator }) => (oscillator ? pumpOf(oscillator, point.photons[k]!) : point.photons[k]!)),
    write: (point, values) => {
      point.photons = [...point.photons];
      free.forEach(({ k, oscillator }, i) => {
        point.photons[k] = oscillator ? photonsOf(oscillator, values[i]!) : values[i]!;
      });
    },
  };
}

function carrierBlocks(scheme: Scheme): readonly Block[] {
  const { regime, sources, channels, carrierBudget } = scheme;
  if (regime === 'shared' && sources.length > 1) {
    return [
      {
        variables: [{ kind: 'simplex', keys: sources.map(({ id }) => `${id}.carrier`), total: carrierBudget }],
        size: sources.length,
        read: (point) => point.launched,
        write: (point, values) => (point.launched = listOf(values)),
      },
    ];
  }
  if (regime !== 'individual') return [];
  return [
    {
      variables: channels.map(({ id, carrierCap }) => ({
        kind: 'real',
        key: `${id}.carrier`,
        lower: 0,
        upper: Math.min(carrierCap, carrierBudget),
        scale: 'linear',
      })),
      size: channels.length,
      read: (point) => point.carriers,
      write: (point, values) => (point.carriers = listOf(values)),
    },
  ];
}

function meshBlocks({ mesh }: Scheme): readonly Block[] {
  if (!mesh) return [];
  const keys = Array.from({ length: MESH_ROTATIONS }, (_, k) => `${mesh.id}.${rotationKey(k)}`);
  return [
    {
      variables: keys.map((key) => ({ kind: 'real', key, lower: -Math.PI, upper: Math.PI, scale: 'linear' })),
      size: keys.length,
      read: (point) => point.rotations,
      write: (point, values) => (point.rotations = listOf(values)),
    },
  ];
}

function budgets({ sources, photonBudget, regime, carrierBudget }: Scheme): Pick<Variables, 'constraints' | 'limits'> {
  const constraints: Constraint[] = [];
  const limit: ((point: OperatingPoint) => number)[] = [];
  if (sources.filter(({ free }) => free).length > 1) {
    constraints.push({ key: 'photons', label: 'Photon budget', unit: '' });
    limit.push(({ photons }) => excess(photons, photonBudget));
  }
  if (regime === 'individual') {
    constraints.push({ key: 'carriers', label: 'Carrier budget', unit: '' });
    limit.push(({ carriers }) => excess(carriers, carrierBudget));
  }
  return { constraints, limits: (point) => limit.map((of) => of(point)) };
}

/** How far the sum lies above the budget, beyond rounding. */
function excess(amounts: readonly number[], budget: number): number {
  const over = amounts.reduce((sum, amount) => sum + amount, 0) - budget;
  return Math.abs(over) <= 1e-12 * budget ? 0 : over;
}
