import type { BoughtLevel, Level, MeshDivision, Push, SplitStatement, TreeStep } from './split-statement';

/** The level of a beam in both quadratures at x. */
interface Light {
  readonly read: number;
  readonly other: number;
}

/**
 * The variance that a statement gives at x; Infinity where a channel that counts has no carrier. Written
 * as sums of terms that do not cancel, so that deep levels keep their digits.
 */
export function splitValue(statement: SplitStatement, x: ArrayLike<number>): number {
  const lights = statement.levels.map((level) => lightAt(level, x));
  return statement.division.kind === 'mesh'
    ? meshValue(statement, statement.division, lights, x)
    : statement.merit === 'common'
      ? commonValue(statement, statement.division.trees, lights, x)
      : treeValue(statement, statement.division.trees, lights, x);
}

/** s of a bought level at x: the pure level before losses. */
function pureLevel({ variable, detuning, unit }: BoughtLevel, x: ArrayLike<number>): number {
  const value = x[variable]!;
  if (detuning !== null) return ((1 - value) ** 2 + detuning ** 2) / ((1 + value) ** 2 + detuning ** 2);
  const amount = value / unit;
  return 1 / (Math.sqrt(amount + 1) + Math.sqrt(amount)) ** 2;
}

/** What a bought level costs at x. */
export function amountAt(level: BoughtLevel, x: ArrayLike<number>): number {
  const s = pureLevel(level, x);
  return level.detuning === null ? x[level.variable]! : (level.unit * (1 - s) ** 2) / (4 * s);
}

function lightAt(level: Level, x: ArrayLike<number>): Light {
  if (level.kind === 'given') return { read: level.value, other: level.other };
  const s = pureLevel(level, x);
  const { rest, fall, rise } = level;
  return { read: rest + fall * s + rise / s, other: rest + fall / s + rise * s };
}

/** One beam behind its tree: the channels that it reaches, and the share of its open ends. */
interface Poured {
  readonly channels: readonly number[];
  readonly open: number;
}

/** Writes the shares of one beam by channel. */
function pour(tree: readonly TreeStep[], x: ArrayLike<number>, shares: Float64Array): Poured {
  const powers = [1];
  const channels: number[] = [];
  let open = 0;
  // Backwards through a postfix list: a fork comes before its right side, and that before its left side.
  for (let i = tree.length - 1; i >= 0; i--) {
    const step = tree[i]!;
    const power = powers.pop()!;
    if ('ratio' in step) {
      const ratio = x[step.ratio]!;
      powers.push(power * ratio, power * (1 - ratio));
    } else if (step.channel === null) open += power;
    else {
      shares[step.channel] = power;
      channels.push(step.channel);
    }
  }
  // In the order of the tree, so that sums do not depend on the way in which the light was poured.
  return { channels: channels.reverse(), open };
}

function treeValue(
  { lost, rows, jitter, push, carriers }: SplitStatement,
  trees: readonly (readonly TreeStep[])[],
  lights: readonly Light[],
  x: ArrayLike<number>,
): number {
  const shares = new Float64Array(lost.length);
  const powers = new Float64Array(lost.length);
  let variance = push?.floor ?? 0;
  for (const [k, tree] of trees.entries()) {
    const light = lights[k]!;
    const { channels, open } = pour(tree, x, shares);
    const launched =
      carriers.kind === 'launched' ? (carriers.variables ? x[carriers.variables[k]!]! : carriers.total) : 1;
    for (const j of channels) {
      powers[j] =
        carriers.kind === 'own' ? x[carriers.variables[j]!]! : carriers.kind === 'none' ? 1 : launched * shares[j]!;
    }
    for (const j of channels) {
      const noise = lost[j]! + (jitter ? shares[j]! * addedNoise(jitter, j, light) : 0);
      if (noise > 0) variance += noise / powers[j]!;
    }
    if (push)
      variance += pushed(push, light, (visit) => {
        for (const j of channels) visit(j, Math.sqrt(shares[j]!));
      });
    for (const row of rows) {
      let along = 0;
      for (const j of channels) {
        if (row[j] !== 0) along += row[j]! * Math.sqrt(shares[j]! / powers[j]!);
      }
      for (const j of channels) {
        const rest = (row[j] === 0 ? 0 : row[j]! / Math.sqrt(powers[j]!)) - along * Math.sqrt(shares[j]!);
        variance += rest * rest;
      }
      variance += along * along * (open + light.read);
    }
  }
  // 0 / 0 comes up where a channel that counts gets neither light nor carrier.
  return Number.isNaN(variance) ? Infinity : variance;
}

/** What one beam pushes; `each` visits the channels that it reaches with their amplitudes. */
function pushed(
  { alone, together }: Push,
  { other }: Light,
  each: (visit: (channel: number, amplitude: number) => void) => void,
): number {
  let own = 0;
  const along = together.map(() => 0);
  each((j, amplitude) => {
    own += alone[j]! * amplitude * amplitude;
    together.forEach((row, r) => (along[r]! += row[j]! * amplitude));
  });
  return (other - 1) * along.reduce((sum, value) => sum + value * value, own);
}

function addedNoise({ spread, blur }: NonNullable<SplitStatement['jitter']>, j: number, light: Light): number {
  return (light.other - 1) * spread[j]! - (1 - light.read) * blur[j]!;
}

/** Sherman-Morrison, beam by beam. */
function commonValue(
  { lost, rows, jitter }: SplitStatement,
  trees: readonly (readonly TreeStep[])[],
  lights: readonly Light[],
  x: ArrayLike<number>,
): number {
  const row = rows[0]!;
  const shares = new Float64Array(lost.length);
  let information = 0;
  for (const [k, tree] of trees.entries()) {
    const light = lights[k]!;
    const { channels, open } = pour(tree, x, shares);
    let missed = open;
    let along = 0;
    let seen = 0;
    for (const j of channels) {
      const seenShare = 1 - lost[j]!;
      const own = 1 + (jitter ? shares[j]! * addedNoise(jitter, j, light) : 0);
      information += (row[j]! * row[j]!) / own;
      along += (row[j]! * Math.sqrt(seenShare * shares[j]!)) / own;
      seen += (seenShare * shares[j]!) / own;
      missed += shares[j]! * ((own - 1 + lost[j]!) / own);
    }
    const noise = missed + light.read * seen;
    if (noise > 0) information += ((1 - light.read) * along * along) / noise;
  }
  return 1 / information;
}

function meshValue(
  { lost, rows, jitter, push }: SplitStatement,
  { modes, inputs, outputs, rotations }: MeshDivision,
  lights: readonly Light[],
  x: ArrayLike<number>,
): number {
  const waves = inputs.map((input) => {
    const wave = new Float64Array(modes);
    wave[input] = 1;
    for (const { mode, variable } of rotations) {
      const [cosine, sine] = [Math.cos(x[variable]!), Math.sin(x[variable]!)];
      const [a, b] = [wave[mode]!, wave[mode + 1]!];
      wave[mode] = cosine * a - sine * b;
      wave[mode + 1] = sine * a + cosine * b;
    }
    return wave;
  });
  let variance = lost.reduce((sum, value) => sum + value, push?.floor ?? 0);
  if (push) {
    waves.forEach((wave, k) => {
      variance += pushed(push, lights[k]!, (visit) => outputs.forEach((output, j) => visit(j, wave[output]!)));
    });
  }
  if (jitter) {
    waves.forEach((wave, k) =>
      outputs.forEach((output, j) => (variance += wave[output]! ** 2 * addedNoise(jitter, j, lights[k]!))),
    );
  }
  for (const row of rows) {
    const rest = new Float64Array(modes);
    outputs.forEach((output, j) => (rest[output] = row[j]!));
    for (const [k, wave] of waves.entries()) {
      let along = 0;
      for (const [j, output] of outputs.entries()) along += row[j]! * wave[output]!;
      for (let mode = 0; mode < modes; mode++) rest[mode]! -= along * wave[mode]!;
      variance += lights[k]!.read * along * along;
    }
    for (const value of rest) variance += value * value;
  }
  return variance;
}
