import { formatNumber } from '../../quantity/format-number';
import { quantityText } from '../../quantity/format-quantity';
import { thresholdFidelity } from '../network/ghz-contrast';
import { fallbacks } from '../network/fallback';
import { offsetPasses } from '../security/security';
import type { DesignInForce } from '../settings/design-in-force';
import { estimatorOf } from '../settings/estimator';
import { testPlanOf } from '../settings/test-plan';
import { LINK_REACHED } from './annotations';
import { LIMITING_CONTRAST, noiseTerms } from './noise-terms';
import { schemeInstability } from './rivals';
import { worthOf } from './worth';

const number = (value: number): string => formatNumber(value, { digits: 3 });
const percent = (share: number): string => `${formatNumber(100 * share, { digits: 3 })} %`;

/** One-sentence findings, most important first. */
export function findingsOf(made: DesignInForce, deviation: number): readonly string[] {
  return [
    worth(made, deviation),
    limiting(made),
    formula(made),
    parties(made, deviation),
    tests(made),
    failure(made),
  ].flatMap((sentence) => sentence ?? []);
}

function worth({ network }: DesignInForce, deviation: number): string | null {
  const verdict = worthOf(network, deviation);
  if (verdict === null) return null;
  const threshold = thresholdFidelity(network.clocks.length, network.atoms);
  const asked = threshold === null ? '' : ` (the paper asks for ${percent(threshold)})`;
  return `${verdict.sentence} It breaks even at a fidelity of ${percent(verdict.breakEven)} per node${asked}.`;
}

/** What holds the design back: first a link at its limit, then the largest of the noises. */
function limiting(made: DesignInForce): string | null {
  const { network, design, budget, environment } = made;
  const copies = design.copies.reduce((sum, n) => sum + n, 0);
  const rate = copies / (design.ramseyTime + environment.deadTime);
  if (copies > 0 && network.tree.links.length > 0 && rate >= LINK_REACHED * network.pairRate) {
    return `The slowest link limits the cycle: ${quantityText(rate, 'rate', { digits: 3 })} pairs are needed, ${quantityText(network.pairRate, 'rate', { digits: 3 })} delivered.`;
  }
  const largest = noiseTerms(made).reduce((most, term) => (term.share > most.share ? term : most));
  switch (largest.key) {
    case 'digits':
      return 'Wrong digits dominate: more copies in the lower levels would help.';
    case 'slips':
      return 'Phase slips dominate: narrower lasers or a shorter Ramsey time would help.';
    case 'dead-time':
      return 'The wandering of the lasers during dead time dominates: a shorter dead time or narrower lasers would help.';
    case 'tests':
      return 'The cycles spent on tests dominate: allow more cycles for detection, or ask for less.';
    default: {
      const top = budget.contrasts.at(-1);
      return top !== undefined && top < LIMITING_CONTRAST
        ? `Level ${design.copies.length} keeps a contrast of ${number(top)}: a longer Ramsey time or larger states gain little.`
        : null;
    }
  }
}

/** Which formula a result was made with. */
function formula({ network, options, design }: DesignInForce): string | null {
  if (design.copies.length === 0) return 'Uncorrelated atoms only: there are no digits to get wrong.';
  const names = {
    joint: 'Gaussian noise of both levels',
    gauss: 'Gaussian noise of the lower level',
    bound: 'the tail printed in the paper',
    binomial: 'all outcomes enumerated, read digit by digit',
  } as const;
  const read = estimatorOf(network.values['estimator'], options.digitErrors) === 'digit' ? 'digit by digit' : 'jointly';
  const otherwise =
    options.digitErrors === 'binomial' ? '' : ' Where it does not hold, choose exact digit errors and optimise again.';
  return `Digit errors by formula (${names[options.digitErrors]}); the simulation, read ${read}, tells whether to believe it.${otherwise}`;
}

/** Who is steered to the instability of the network, and what the others keep. */
function parties({ network }: DesignInForce, deviation: number): string | null {
  if (network.clocks.length < 2) return null;
  const shared = number(deviation);
  const alone = schemeInstability(network, 'c', network.environment.averagingTime);
  const own = `that of their own clock${alone === null ? '' : `, ideally ${number(alone)}`}`;
  switch (network.feedback) {
    case 'full':
      return `Centre and nodes are steered to ${shared} alike.`;
    case 'regional-shared':
      return `Every node follows the mean of its region at ${shared}, since laser signals are passed on there.`;
    case 'centre':
      return `Only the centre is steered to ${shared}; the nodes keep ${own}.`;
    case 'regional-unshared':
      return `The mean of a region is steered to ${shared}, which its nodes cannot use; they keep ${own}.`;
  }
}

/** What the tests of the clocks find, let pass and cost. */
function tests({ network }: DesignInForce): string | null {
  const plan = testPlanOf(network);
  if (plan === null || plan === 'impossible' || network.security === null) return null;
  const { window, detection, cycles } = network.security;
  const { falsePositive, falseNegative, instabilityFactor } = plan.outcome;
  const offset = `${number(window + 1)} σ`;
  return (
    `A clock that reports random phases is found within ${formatNumber(cycles)} cycles with ${percent(detection)}, ` +
    `at ${percent(instabilityFactor - 1)} more instability. One test lets pass ${percent(falseNegative)} of random lies and ` +
    `${percent(offsetPasses(window + 1, window))} of constant ones of ${offset}; it rejects ${percent(falsePositive)} of the honest. ` +
    'Clocks that lie together are not found.'
  );
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
