import { logarithmFactor } from '../equations/allan-deviation';
import { binomialJointDigitError } from '../equations/binomial';
import { optimalCopies } from '../equations/closed-form';
import { boundDigitError } from '../equations/digit-errors';
import { balancedLocalAtoms } from '../equations/local-atoms';
import { schemeDeviation, type Scheme } from '../schemes/schemes';
import { securityOutcome } from '../security/security';
import { DESIGN_TOLERANCE, type ReproductionEntry } from '../../reproduction';
import { FIGURE_THREE } from './paper-clocks';

const { atoms, nodes, linewidth } = FIGURE_THREE;
/** gamma_LO tau, where the laser alone limits the time. */
const SHORT = 0.1;
const COPIES = 10;

/** Factors that the text reads off its formulas, for N and K of Fig. 3. */
export function scalingRows(): ReproductionEntry[] {
  return [...figureRows(), ...copiesRows(), securityRow()];
}

function figureRows(): ReproductionEntry[] {
  const at = (scheme: Scheme): number =>
    schemeDeviation(scheme, 'simple', { angularFrequency: 1, atoms, nodes, averagingTime: SHORT }, linewidth)!;
  const factor = logarithmFactor(atoms, nodes)!;
  return [
    {
      key: 'figure-cooperation',
      subject: 'Fig. 3, averaged cascades over one shared cascade at short times',
      source: 'Fig. 3, curves (b) and (a)',
      paper: Math.sqrt(nodes),
      ours: at('b') / at('a'),
      unit: '',
      tolerance: DESIGN_TOLERANCE,
      explanation: 'Agrees: the square root of the number of clocks.',
    },
    {
      key: 'figure-entanglement',
      subject: 'Fig. 3, uncorrelated atoms over one shared cascade at short times',
      source: 'Main text, curve (d), "a factor of sqrt(N)"',
      paper: Math.sqrt(atoms),
      ours: at('d') / at('a'),
      unit: '',
      tolerance: DESIGN_TOLERANCE,
      explanation: `The logarithm is left out: the gain is sqrt(N / L') with L' = ${factor.toFixed(1)}.`,
    },
    {
      key: 'figure-saturation',
      subject: 'Fig. 3, time at which uncorrelated atoms reach the bound over that of the cascade',
      source: 'Main text, "N times longer"',
      paper: atoms,
      ours: atoms / factor,
      unit: '',
      tolerance: DESIGN_TOLERANCE,
      explanation: `The logarithm is left out: the cascade reaches the bound (4) at L' / (N gamma_i), so N / L' times sooner.`,
    },
    {
      key: 'phase-uncertainty',
      subject: 'Fig. 3, phase uncertainty of the cascade',
      source: 'Eq. (2)',
      paper: ((8 / Math.PI) * Math.log(atoms)) / atoms,
      ours: Math.sqrt(factor) / atoms,
      unit: 'rad',
      tolerance: DESIGN_TOLERANCE,
      explanation:
        'The variance is proportional to the logarithm, as (A26) and (3) have it: (8/pi) sqrt(ln(N/K)) / N, not (8/pi) log(N) / N.',
    },
  ];
}

function copiesRows(): ReproductionEntry[] {
  const level = { copies: COPIES, contrast: 1 };
  return [
    {
      key: 'copies-per-level',
      subject: 'Fig. 3, best copies per level',
      source: 'Eq. (A25)',
      paper: optimalCopies(atoms, nodes, 'asymptotic')!,
      ours: optimalCopies(atoms, nodes, 'derived')!,
      unit: '',
      tolerance: DESIGN_TOLERANCE,
      explanation:
        `The printed logarithm is the limit of many atoms; below N/K = 2800 it is too small by a quarter or more. ` +
        `The root of the printed equations, with 1/sqrt 8 for sqrt 2, is ${optimalCopies(atoms, nodes, 'printed')!.toFixed(1)}.`,
    },
    {
      key: 'local-atoms',
      subject: 'Fig. 3, level-0 atoms for ten copies per level',
      source: 'Eqs. (A17) and (A19), alpha = 1',
      paper: nodes * nodes * COPIES,
      ours: balancedLocalAtoms(COPIES, nodes, 2)!,
      unit: '',
      tolerance: DESIGN_TOLERANCE,
      explanation: 'Equal risks need n_0 K^2 / 4 and a logarithm. Still a third of all atoms, not few beside N.',
    },
    {
      key: 'digit-error',
      subject: 'Wrong digit between two levels of ten copies, D = 2',
      source: 'Eq. (A14), called an upper bound',
      paper: boundDigitError(COPIES, 2),
      ours: binomialJointDigitError(level, level, 2)!,
      unit: '',
      tolerance: DESIGN_TOLERANCE,
      explanation:
        'No upper bound for counts of two quadratures: their tails fall by 0.30 per copy, not by pi^2/8, and the upper level errs too.',
    },
  ];
}

function securityRow(): ReproductionEntry {
  const plan = { atoms: 10_000, clocks: 10, tested: 1, window: 4, testRate: 0.01, cycles: 100 };
  const { falseNegative, publishedFalseNegative } = securityOutcome(plan);
  return {
    key: 'false-negative',
    subject: 'Random lie of a clock of 1000 atoms that passes one test',
    source: 'Appendix B, Lambda delta phi / 2 pi',
    paper: publishedFalseNegative,
    ours: falseNegative,
    unit: '',
    tolerance: DESIGN_TOLERANCE,
    explanation: 'The window is open to both sides: Lambda sqrt(K/N) / pi. With ten atoms per clock it would be 40 %.',
  };
}
