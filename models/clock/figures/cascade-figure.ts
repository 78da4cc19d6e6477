import type { LevelFigure } from '../../figure';
import { formatNumber } from '../../quantity/format-number';
import { quantityText } from '../../quantity/format-quantity';
import { LIMITING_CONTRAST } from '../assessment/noise-terms';
import type { DesignInForce } from '../settings/design-in-force';

const count = (value: number): string => formatNumber(value, { digits: 12 });

/** The levels from the largest state down: size, copies, contrast, and how often the digit it is read with is wrong. */
export function cascadeFigure({ design, budget, environment }: DesignInForce): LevelFigure {
  const { copies, localAtoms, ramseyTime } = design;
  const levels = copies.map((n, i) => {
    const contrast = budget.contrasts[i]!;
    const limits = i === copies.length - 1 && contrast < LIMITING_CONTRAST;
    return {
      key: `level${i + 1}`,
      label: `Level ${i + 1}`,
      size: budget.sizes[i]!,
      barText: `${count(budget.sizes[i]!)} × ${count(n)}`,
      family: 'design' as const,
      columns: [
        { text: formatNumber(contrast, { decimals: 2 }), ...(limits && { limit: true }) },
        // Digit i is read between the level below and this one, from level 0 on.
        { text: probability(budget.digitErrors[i]) },
      ],
    };
  });
  const local = environment.localContrast * Math.exp((-environment.atomicLinewidth * ramseyTime) / 2);
  const ground = {
    key: 'level0',
    label: 'Level 0',
    size: 1,
    barText: `${count(localAtoms)} single atoms`,
    family: 'limit' as const,
    columns: [{ text: formatNumber(local, { decimals: 2 }) }, { text: '–' }],
  };
  return {
    kind: 'levels',
    key: 'cascade',
    title: 'Cascade',
    finding: findingOf({ design, budget }),
    headings: { name: 'level', bar: 'atoms × copies', columns: ['contrast', 'wrong digit'] },
    levels: [...levels.reverse(), ...(localAtoms > 0 || copies.length === 0 ? [ground] : [])],
    flow: 'up',
  };
}

function probability(wrong: number | undefined): string {
  return wrong === undefined ? '–' : formatNumber(wrong, { digits: 2 });
}

function findingOf({ design, budget }: Pick<DesignInForce, 'design' | 'budget'>): string {
  const { copies, ramseyTime } = design;
  if (copies.length === 0) return 'Uncorrelated atoms only: no state is shared, no digit can be wrong.';
  const contrast = budget.contrasts.at(-1)!;
  const size = count(budget.sizes.at(-1)!);
  const time = quantityText(ramseyTime, 'time', { digits: 3 });
  const wrong = -Math.expm1(budget.digitErrors.reduce((sum, p) => sum + Math.log1p(-Math.min(1, p)), 0));
  const digits = `Some digit is wrong in ${formatNumber(100 * wrong, { digits: 2 })} % of the cycles.`;
  return contrast < LIMITING_CONTRAST
    ? `The contrast of level ${copies.length} is the limit: its states of ${size} atoms keep ${formatNumber(contrast, { decimals: 2 })} of it in ${time}. ${digits}`
    : `The largest states have ${size} atoms and keep ${formatNumber(contrast, { decimals: 2 })} of the contrast in ${time}. ${digits}`;
}
