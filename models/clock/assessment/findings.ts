import { formatNumber } from '../../quantity/format-number';
import { quantityText } from '../../quantity/format-quantity';
import { thresholdFidelity } from '../network/ghz-contrast';
import { fallbacks } from '../network/fallback';
import { nodeFollows } from '../schemes/feedback';
import type { DesignInForce } from '../settings/design-in-force';
import { schemeInstability } from './rivals';
import { worthOf } from './worth';

const number = (value: number): string => formatNumber(value, { digits: 3 });
const percent = (share: number): string => `${formatNumber(100 * share, { digits: 3 })} %`;

/** One-sentence findings, most important first. */
export function findingsOf(made: DesignInForce, deviation: number): readonly string[] {
  return [worth(made, deviation), limiting(made), formula(made), parties(made, deviation), failure(made)].flatMap(
    (sentence) => sentence ?? [],
  );
}

function worth({ network }: DesignInForce, deviation: number): string | null {
  const verdict = worthOf(network, deviation);
  if (verdict === null) return null;
  const threshold = thresholdFidelity(network.clocks.length, network.atoms);
  const asked = threshold === null ? '' : ` (the paper asks for ${percent(threshold)})`;
  return `${verdict.sentence} It breaks even at a fidelity of ${percent(verdict.breakEven)} per node${asked}.`;
}

/** What holds the design back. */
function limiting({ network, design, budget, environment }: DesignInForce): string | null {
  const top = budget.contrasts.at(-1);
  const copies = design.copies.reduce((sum, n) => sum + n, 0);
  const rate = copies / (design.ramseyTime + environment.deadTime);
  if (copies > 0 && network.tree.links.length > 0 && rate >= 0.99 * network.pairRate) {
    return `The slowest link limits the cycle: ${quantityText(rate, 'rate', { digits: 3 })} pairs are needed and delivered.`;
  }
  if (top !== undefined && top < 0.8) {
    return `Level ${design.copies.length} keeps a contrast of ${number(top)}: a longer Ramsey time or larger states gain little.`;
  }
  if (budget.digits > budget.projection) return 'Wrong digits dominate: more copies in the lower levels would help.';
  if (budget.slips > budget.projection)
    return 'Phase slips dominate: narrower lasers or a shorter Ramsey time would help.';
  return null;
}

/** Which formula a result was made with. */
function formula({ options, design }: DesignInForce): string | null {
  if (design.copies.length === 0) return 'Uncorrelated atoms only: there are no digits to get wrong.';
  const names = {
    joint: 'Gaussian noise of both levels',
    gauss: 'Gaussian noise of the lower level',
    bound: 'the tail printed in the paper',
    binomial: 'all outcomes enumerated, read digit by digit',
  } as const;
  return `Digit errors by formula (${names[options.digitErrors]}); the simulation tells whether to believe it.`;
}

/** Instability of the centre and of the nodes, where they differ. */
function parties({ network }: DesignInForce, deviation: number): string | null {
  if (nodeFollows(network.feedback) || network.clocks.length < 2) return null;
  const alone = schemeInstability(network, 'c', network.environment.averagingTime);
  const own = alone === null ? 'that of their own clock' : `that of their own clock, about ${number(alone)}`;
  return `Only the centre is steered to ${number(deviation)}; the nodes keep ${own}.`;
}

/** The worst single failure. */
function failure({ network }: DesignInForce): string | null {
  if (network.clocks.length < 2) return null;
  const ids = network.clocks.map(({ id }) => id);
  const all = fallbacks(ids, [network.centre, ...network.repeaters], network.links);
  const worst = all.reduce((a, b) => (b.parts[0]!.length < a.parts[0]!.length ? b : a));
  const left = worst.parts[0]!.length;
  if (left === ids.length) return 'Any one link or relay may fail: the others still join all clocks.';
  const what =
    worst.failed.kind === 'link'
      ? 'one link'
      : (network.project.network.elements.find(({ id }) => id === worst.failed.id)?.name ?? 'a relay');
  return left === 1
    ? `If ${what} fails, every clock stands alone with its own cascade (scheme c).`
    : `If ${what} fails, ${left} of ${ids.length} clocks can still work together.`;
}
