import { asymptoticBound } from '../equations/bounds';
import { logarithmFactor } from '../equations/allan-deviation';
import { scaledPairRate } from '../network/cycle-resources';
import { thresholdFidelity } from '../network/ghz-contrast';
import { schemeDeviation, type Scheme, type SchemeModel } from '../schemes/schemes';
import type { ReproductionEntry } from '../../reproduction';
import { ALUMINIUM, ERBIUM, STRONTIUM, type PaperClock } from './paper-clocks';

/**
 * Half a unit of the last printed digit, relative to the number; where the paper writes "about" or "beyond" it is taken
 * by a factor of two.
 */
const printed = (halfUnit: number, value: number): number => halfUnit / value;
const ABOUT = 1;
/** Lifetime of the upper clock state of Al+, s; Rosenband et al., PRL 98, 220801 (2007). */
const ALUMINIUM_LIFETIME = 20.6;

const sci = (value: number): string => value.toExponential(2).replace('e', ' x 10^');

function deviation({ ensemble, linewidth }: PaperClock, scheme: Scheme, model: SchemeModel): number {
  return schemeDeviation(scheme, model, ensemble, linewidth)!;
}

/** The same without the 2 pi between a frequency and an angular frequency. */
function withoutTwoPi(clock: PaperClock): number {
  return 2 * Math.PI * deviation(clock, 'a', 'simple');
}

/** The stabilities that the main text promises, and the two thresholds beside them. */
export function headlineRows(): ReproductionEntry[] {
  return [...stabilityRows(), ...thresholdRows()];
}

function stabilityRows(): ReproductionEntry[] {
  const classical = deviation(STRONTIUM, 'd', 'simple');
  const quantum = deviation(STRONTIUM, 'a', 'simple');
  const narrower = { ...ERBIUM, linewidth: ERBIUM.linewidth / 3 };
  return [
    {
      key: 'aluminium-stability',
      subject: 'Instability of ten clocks of ten Al+ ions after 1 s',
      source: 'Main text, ion clocks',
      paper: 4e-17,
      ours: deviation(ALUMINIUM, 'a', 'simple'),
      unit: '',
      tolerance: printed(0.5, 4),
      explanation:
        `A factor of 2 pi is missing: with 1121 THz in place of the angular frequency the same formula gives ` +
        `${sci(withoutTwoPi(ALUMINIUM))}. The printed value is worse than what uncorrelated ions reach, ` +
        `${sci(deviation(ALUMINIUM, 'd', 'simple'))}. The bound (4) is ${sci(bound(ALUMINIUM))}.`,
    },
    {
      key: 'strontium-stability',
      subject: 'Instability of ten clocks of 1000 Sr atoms after 1 s',
      source: 'Main text, neutral atoms',
      paper: 2e-18,
      ours: quantum,
      unit: '',
      tolerance: ABOUT,
      explanation:
        `A factor of 2 pi is missing: without it the formula gives ${sci(withoutTwoPi(STRONTIUM))}. With lost contrast ` +
        `instead of an additive noise the protocol reaches ${sci(deviation(STRONTIUM, 'a', 'contrast'))}; ` +
        `the bound (4) is ${sci(bound(STRONTIUM))}.`,
    },
    {
      key: 'strontium-gain',
      subject: 'Sr, gain in deviation over uncorrelated atoms in all clocks',
      source: 'Main text, neutral atoms, "an order of magnitude"',
      paper: 10,
      ours: classical / quantum,
      unit: '',
      tolerance: ABOUT,
      explanation:
        `Agrees with the smooth sum; with twice the floor, (A40), it is ` +
        `${(classical / deviation(STRONTIUM, 'a', 'additive')).toFixed(1)}, with lost contrast ` +
        `${(classical / deviation(STRONTIUM, 'a', 'contrast')).toFixed(1)}. Over cascades in each clock, averaged, the gain is only ` +
        `${(deviation(STRONTIUM, 'b', 'simple') / quantum).toFixed(1)}.`,
    },
    {
      key: 'erbium-stability',
      subject: 'Instability with a transition of tens of uHz after 100 s',
      source: 'Main text, erbium, "beyond 10^-20"',
      paper: 1e-20,
      ours: deviation(ERBIUM, 'a', 'simple'),
      unit: '',
      tolerance: ABOUT,
      explanation:
        `Agrees, here with the 2 pi; atoms, frequency and linewidth are not stated and taken as 10000, 1299 nm and 30 uHz. ` +
        `At 10 uHz it is ${sci(deviation(narrower, 'a', 'simple'))}.`,
    },
    {
      key: 'aluminium-linewidth',
      subject: 'Linewidth of the clock transition of Al+',
      source: 'Main text, ion clocks; printed 2 pi x 8 MHz',
      paper: 8e6,
      ours: 1 / (2 * Math.PI * ALUMINIUM_LIFETIME),
      unit: 'Hz',
      tolerance: printed(0.5, 8),
      explanation: 'MHz is printed for mHz, which the preprint has; a lifetime of 20.6 s makes 7.7 mHz.',
    },
  ];
}

function thresholdRows(): ReproductionEntry[] {
  const { atoms, nodes } = STRONTIUM.ensemble;
  // n_0 = (16/pi^2) ln(N/K). With lost contrast T = 2 n_0 / (gamma_i N), and n_0 M pairs are needed in that time.
  const copies = logarithmFactor(atoms, nodes)! / 4;
  const levels = Math.round(Math.log2(atoms / (copies * nodes)));
  const needed = (levels * STRONTIUM.linewidth * atoms) / 2;
  return [
    {
      key: 'threshold-fidelity',
      subject: 'Sr, threshold fidelity of the local entangling operation',
      source: 'Main text and Appendix C',
      paper: 0.99,
      ours: thresholdFidelity(nodes, atoms)!,
      unit: '',
      tolerance: printed(0.005, 0.99),
      explanation: 'Agrees. It is a scaling: at this fidelity the variance is 24 % larger, not the gain lost.',
    },
    {
      key: 'pair-rate',
      subject: 'Sr, rate of entangled pairs per link',
      source: 'Main text and Appendix C',
      paper: 1,
      ours: scaledPairRate(atoms, STRONTIUM.linewidth),
      unit: '1/s',
      tolerance: ABOUT,
      explanation:
        `Agrees as a scaling, which takes a Ramsey time of 1 / gamma_i. At the contrast limit the Ramsey time is shorter by ` +
        `the number of entangled atoms, and ${needed.toFixed(0)} pairs per second are needed.`,
    },
  ];
}

function bound({ ensemble, linewidth }: PaperClock): number {
  return asymptoticBound(ensemble, linewidth)!;
}
