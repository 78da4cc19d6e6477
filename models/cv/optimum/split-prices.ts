import type { SplitEvidence, SplitStatement } from '../../../optimizer/certificates/split-statement';
import type { OperatingPoint } from '../network/operating-point';
import type { Scheme } from '../network/scheme';
import { lightSlope, mostUsefulPhotons, sourceLight } from '../network/source-light';
import { wavesOf } from '../network/waves';

/** A source whose photons are this close to the most that help draws no price from the budget. */
const FULL = 1 - 1e-9;

/**
 * What one more photon and one more unit of carrier would save at a point (for a common signal: would add to
 * the information), where the budgets limit them.
 *
 * @param variance lowest at that point
 */
export function splitPrices(
  scheme: Scheme,
  statement: SplitStatement,
  point: OperatingPoint,
  variance: number,
): SplitEvidence['prices'] {
  const { sources, photonBudget } = scheme;
  const levels = sources.map((source, k) => sourceLight(source, point.photons[k]!).squeezed);
  let amounts = 0;
  wavesOf(
    scheme,
    point,
    scheme.channels.map(() => 1),
  ).forEach((wave, k) => {
    const source = sources[k]!;
    const photons = point.photons[k]!;
    if (!source.free || photons <= 0 || photons >= FULL * Math.min(photonBudget, mostUsefulPhotons(source))) return;
    const gain = gainOfLevel(scheme, statement, point, wave, k, levels[k]!);
    if (gain > 0) amounts = Math.max(amounts, -lightSlope(source, photons) * gain);
  });
  return { amounts, carriers: carrierPrice(scheme, statement, point, levels, variance) };
}

/** By how much the cost falls per unit of V of one source, at its best split. */
function gainOfLevel(
  { channels, sources }: Scheme,
  { merit, lost, rows, carriers }: SplitStatement,
  { carriers: powers, launched }: OperatingPoint,
  wave: ArrayLike<number>,
  k: number,
  level: number,
): number {
  const own = sources[k]!.channels;
  if (merit === 'common') {
    return own.reduce(
      (sum, j) => sum + (rows[0]![j]! ** 2 * (1 - lost[j]!)) / (lost[j]! + (1 - lost[j]!) * level) ** 2,
      0,
    );
  }
  switch (carriers.kind) {
    case 'own':
      return own.reduce((sum, j) => sum + (rows[0]![j]! === 0 ? 0 : rows[0]![j]! ** 2 / powers[j]!), 0);
    case 'launched':
      return rows.reduce((sum, row) => sum + own.reduce((along, j) => along + row[j]!, 0) ** 2, 0) / launched[k]!;
    case 'none':
      return rows.reduce((sum, row) => sum + channels.reduce((along, _, j) => along + row[j]! * wave[j]!, 0) ** 2, 0);
  }
}

function carrierPrice(
  { sources }: Scheme,
  { lost, rows, carriers }: SplitStatement,
  { carriers: powers }: OperatingPoint,
  levels: readonly number[],
  variance: number,
): number {
  switch (carriers.kind) {
    case 'none':
      return 0;
    case 'launched':
      // The best variance falls as one over the total.
      return variance / carriers.total;
    case 'own':
      return sources.reduce((price, source, k) => {
        const open = source.channels.filter((j) => powers[j]! > 0 && powers[j]! < carriers.most[j]!);
        const worth = open.map((j) => (lost[j]! + rows[0]![j]! ** 2 * levels[k]!) / powers[j]! ** 2);
        return worth.reduce((a, b) => Math.max(a, b), price);
      }, 0);
  }
}
