import type {
  BoughtLevel,
  Carriers,
  Division,
  Level,
  Push,
  SplitEvidence,
  SplitStatement,
  TreeStep,
} from '../../../optimizer/certificates/split-statement';
import { matrixFromRows } from '../../../optimizer/matrix';
import type { Variable } from '../../../optimizer/problem';
import { symmetricEigen } from '../../../optimizer/symmetric-eigen';
import { dot } from '../../../optimizer/vector';
import { rotationKey } from '../declaration/elements';
import { lockSpread } from '../network/force-records';
import { readoutWeight, readResponse, transmissionOf } from '../network/channel-response';
import { meshModes } from '../network/mesh-rotations';
import { mostPhotonsOf } from '../network/oscillator';
import type { Channel, DrawnTree, Scheme, SchemeSource } from '../network/scheme';
import { isForceFree } from './fast-force-variance';
import type { Optimum } from './optimum';
import { splitPrices } from './split-prices';

/** Index in x of a variable, by its key. */
type IndexOf = (key: string) => number;

/**
 * What a separate checker needs to derive the bound of a scheme anew: the variance as a formula of the
 * problem's variables (README, derivation in short), written from the channels and not from the closed forms, and
 * the prices at the optimum. Null for forces whose records are read jointly (a common force, or references), which
 * is no sum over beams.
 */
export function splitEvidence(
  scheme: Scheme,
  variables: readonly Variable[],
  { point, signs, bound }: Optimum,
): SplitEvidence | null {
  if (scheme.force && isReadJointly(scheme)) return null;
  const indices = new Map<string, number>();
  let at = 0;
  for (const variable of variables) {
    if (variable.kind === 'simplex') for (const key of variable.keys) indices.set(key, at++);
    else indices.set(variable.key, at++);
  }
  const statement = splitStatement(scheme, signs, (key) => indices.get(key) ?? -1);
  return {
    kind: 'split-beams',
    statement,
    prices: splitPrices(scheme, statement, point, bound),
    eigenvalues: eigenvaluesOf(scheme, statement.rows),
  };
}

function splitStatement(scheme: Scheme, signs: readonly number[], indexOf: IndexOf): SplitStatement {
  const { channels, importances, regime, photonBudget } = scheme;
  const common = regime === 'common';
  const taus = channels.map(transmissionOf);
  const responses = channels.map((channel) => {
    // A shared carrier passes what the light passes; a_j counts what is directed to the sensor.
    const carrier = regime === 'shared' ? Math.sqrt(channel.before) : 1;
    return readResponse(channel) * carrier;
  });
  const readouts = importances.map((importance, r) =>
    channels.map(({ weights }, j) => Math.sqrt(importance) * readoutWeight(weights[r]!, responses[j]!)),
  );
  const squares = channels.map((_, j) => readouts.reduce((sum, readout) => sum + readout[j]! ** 2, 0));
  return {
    merit: common ? 'common' : 'sums',
    levels: scheme.sources.map((source) => levelOf(source, photonBudget, indexOf)),
    division: divisionOf(scheme, indexOf),
    lost: channels.map((_, j) => (common ? 1 : squares[j]!) * (1 - taus[j]!)),
    rows: common
      ? [responses.map((response, j) => signs[j]! * response)]
      : readouts.map((readout) => readout.map((g, j) => signs[j]! * g * Math.sqrt(taus[j]!))),
    jitter: jitterOf(channels, common ? null : squares),
    push: scheme.force ? pushOf(scheme, signs) : null,
    carriers: carriersOf(scheme, indexOf),
    budget: photonBudget,
  };
}

/** V = launch eps [(1 - l) s + l / s] + rest, with l = (1 - exp(-2 sigma^2)) / 2 of the other quadrature. */
function levelOf(source: SchemeSource, budget: number, indexOf: IndexOf): Level {
  const { id, free, oscillator, jitter, launch, squeezed, antisqueezed } = source;
  const leak = -0.5 * Math.expm1(-2 * jitter ** 2);
  if (!free) {
    const read = (1 - leak) * squeezed + leak * antisqueezed;
    const other = (1 - leak) * antisqueezed + leak * squeezed;
    return { kind: 'given', value: launch * read + (1 - launch), other: launch * other + (1 - launch) };
  }
  const escape = oscillator?.escape ?? 1;
  const bought: BoughtLevel = {
    kind: 'bought',
    variable: indexOf(`${id}.${oscillator ? 'pump' : 'photons'}`),
    detuning: oscillator?.detuning ?? null,
    unit: escape,
    most: oscillator ? Math.min(budget, mostPhotonsOf(oscillator)) : budget,
    rest: 1 - launch * escape,
    fall: launch * escape * (1 - leak),
    rise: launch * escape * leak,
  };
  return bought;
}

function divisionOf({ mesh, sources, splitters, range, channels }: Scheme, indexOf: IndexOf): Division {
  if (!mesh) {
    const ratioOf = (splitter: number): number => indexOf(`${splitters[splitter]!.id}.ratio`);
    const trees = sources.map(({ tree }) => postfix(tree, channels.length, ratioOf));
    return { kind: 'trees', trees, lower: range.lower, upper: range.upper };
  }
  const rotations = meshModes.map((mode, k) => ({ mode, variable: indexOf(`${mesh.id}.${rotationKey(k)}`) }));
  return { kind: 'mesh', modes: mesh.size, inputs: mesh.inputs, outputs: mesh.outputs, rotations };
}

/** A tree in postfix order, without recursion: chains are as deep as they have sensors. */
function postfix(tree: DrawnTree | null, channels: number, variableOf: (splitter: number) => number): TreeStep[] {
  const steps: TreeStep[] = [];
  // Backwards: a fork, then its right side, then its left side.
  const open: DrawnTree[] = tree ? [tree] : [];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'leaf') steps.push({ channel: node.sensor < channels ? node.sensor : null });
    else {
      steps.push({ ratio: variableOf(node.splitter) });
      open.push(node.left, node.right);
    }
  }
  return steps.reverse();
}

/** Noise of independent lock jitter: see `lockNoise` for the two factors. */
function jitterOf(channels: readonly Channel[], squares: readonly number[] | null): SplitStatement['jitter'] {
  if (channels.every(({ lockJitter }) => lockJitter === 0)) return null;
  const factor = (j: number): number => (squares ? squares[j]! : 1) * channels[j]!.before * channels[j]!.after;
  return {
    spread: channels.map(({ lockJitter }, j) => (factor(j) * -Math.expm1(-2 * lockJitter ** 2)) / 2),
    blur: channels.map(({ lockJitter }, j) => (factor(j) * Math.expm1(-(lockJitter ** 2)) ** 2) / 2),
  };
}

function isReadJointly(scheme: Scheme): boolean {
  const { regime, force, channels } = scheme;
  const references = force?.places === 'local' && channels.some((_, j) => isForceFree(scheme, j));
  return regime === 'common' || references;
}

/** Thermal force and back-action in the target sums: see `unsharedForce` for the factors. */
function pushOf({ channels, importances }: Scheme, signs: readonly number[]): Push {
  const targets = channels.map(({ force }) => force!.targets);
  const squares = targets.map((own) => own.reduce((sum, c, r) => sum + importances[2 * r]! * c * c, 0));
  const spreads = channels.map(lockSpread);
  const floor = channels.reduce((sum, { force }, j) => {
    return sum + squares[j]! * spreads[j]! * (force!.thermal + force!.push ** 2);
  }, 0);
  return {
    floor,
    alone: channels.map(({ force, before }, j) => squares[j]! * force!.push ** 2 * (spreads[j]! - 1) * before),
    together: (targets[0] ?? []).map((_, r) =>
      channels.map(
        ({ force, before }, j) => signs[j]! * Math.sqrt(importances[2 * r]! * before) * targets[j]![r]! * force!.push,
      ),
    ),
  };
}

function carriersOf({ regime, channels, sources, carrierBudget }: Scheme, indexOf: IndexOf): Carriers {
  switch (regime) {
    case 'separate':
    case 'common':
      return { kind: 'none' };
    case 'individual':
      return {
        kind: 'own',
        variables: channels.map(({ id }) => indexOf(`${id}.carrier`)),
        most: channels.map(({ carrierCap }) => Math.min(carrierCap, carrierBudget)),
        total: carrierBudget,
      };
    case 'shared':
      return {
        kind: 'launched',
        variables: sources.length > 1 ? sources.map(({ id }) => indexOf(`${id}.carrier`)) : null,
        total: carrierBudget,
      };
  }
}

/** By tree, or of all channels for a mesh; nothing for one target sum, which needs none. */
function eigenvaluesOf({ mesh, sources, regime }: Scheme, rows: readonly (readonly number[])[]): number[][] {
  if (rows.length === 1 || regime !== 'separate') return [];
  const all = rows[0]!.map((_, j) => j);
  const groups = mesh ? [all] : sources.map(({ channels }) => channels);
  return groups.map((group) => {
    const own = rows.map((row) => group.map((j) => row[j]!));
    const eigen = symmetricEigen(matrixFromRows(own.map((a) => own.map((b) => dot(a, b)))));
    return eigen.ok ? eigen.value.values.map((value) => Math.max(0, value)) : [];
  });
}
