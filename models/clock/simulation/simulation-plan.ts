import { err, ok, type Result } from '../../../optimizer/result';
import type { Issue } from '../../issue';
import type { SimulationOutcome, SimulationPlan } from '../../simulation';
import { budgetOf } from '../equations/budget';
import { firstSize, type BudgetOptions, type ClockDesign, type ClockEnvironment } from '../equations/cascade';
import type { Estimator } from '../settings/estimator';
import { CascadeTrials, SUMS } from './cascade-trials';
import { simulationFinding } from './simulation-words';
import type { SimulatedCascade } from './simulated-cascade';

/** Simulated over predicted sigma_y up to which the formulas are believed. */
export const TRUSTED_RATIO = 1.15;
/** Trials in one block. */
const BLOCK = 2000;
/** Copies of one level, or local atoms of one node, whose outcomes are tabulated. */
const MOST_COPIES = 400;

/**
 * Monte Carlo of a design beside its budget: parities are simulated copy by copy and read digit by digit and jointly
 * by Bayesian inference; value and ratio are those of the estimator asked for, the other stands in the details. Phase slips and dead time enter by formula, as they are too rare to wait for. Refuses designs that
 * have no budget, no entangled level, levels that cannot be read in two quadratures, or too many copies.
 */
export function planSimulation(
  design: ClockDesign,
  environment: ClockEnvironment,
  options: BudgetOptions,
  estimator: Estimator,
  trials: number,
): Result<SimulationPlan, readonly Issue[]> {
  const budget = budgetOf(design, environment, options);
  if (!budget.ok) return err([budget.error]);
  const { sizes, contrasts, deviation, slips, deadTimeVariance } = budget.value;
  const size = firstSize(design.weights);
  const { survivalPerAtom } = environment;
  const cascade: SimulatedCascade = {
    nodes:
      design.localAtoms === 0
        ? []
        : design.weights.map((weight) => ({
            weight: weight / size,
            atoms: Math.floor((design.localAtoms * Math.abs(weight)) / size),
          })),
    localContrast: environment.localContrast * Math.exp((-environment.atomicLinewidth * design.ramseyTime) / 2),
    levels: sizes.map((atoms, i) => ({
      size: atoms,
      copies: Math.floor(design.copies[i]! * survivalPerAtom ** atoms),
      contrast: contrasts[i]!,
    })),
  };
  const refused = refusal(cascade, size);
  if (refused) return err([refused]);
  const run = new CascadeTrials(cascade);
  const { ramseyTime } = design;
  const { averagingTime, deadTime, angularFrequency } = environment;
  // sigma_y^2 = V (T + T_d) / (omega_0^2 T^2 tau) + dead-time variance.
  const scale = (ramseyTime + deadTime) / (angularFrequency ** 2 * ramseyTime ** 2 * averagingTime);
  const deviationOf = (variance: number): number => Math.sqrt((variance + slips) * scale + deadTimeVariance);

  return ok({
    trials,
    block: BLOCK,
    run: (from, to, seed) => run.run(from, to, seed),
    summarise: (sums) => outcome(sums, { predicted: deviation, deviationOf, scale, options, estimator }),
  });
}

/** What turns sums of squared phase errors into an instability. */
interface Summary {
  readonly predicted: number;
  deviationOf(variance: number): number;
  readonly scale: number;
  readonly options: BudgetOptions;
  readonly estimator: Estimator;
}

function outcome(sums: Float64Array, summary: Summary): SimulationOutcome {
  const { predicted, deviationOf, scale, options, estimator } = summary;
  const trials = sums[SUMS.trials]!;
  const [square, fourth] =
    estimator === 'digit' ? [SUMS.digitSquare, SUMS.digitFourth] : [SUMS.jointSquare, SUMS.jointFourth];
  const mean = sums[square]! / trials;
  const meanError = Math.sqrt(Math.max(0, sums[fourth]! / trials - mean * mean) / trials);
  const value = deviationOf(mean);
  const standardError = (meanError * scale) / (2 * value);
  const ratio = value / predicted;
  const trusted = ratio <= TRUSTED_RATIO && ratio >= 1 / TRUSTED_RATIO;
  const reading = (key: Estimator, label: string, at: number) => ({
    key,
    label: key === estimator ? `${label} (chosen)` : label,
    value: deviationOf(sums[at]! / trials),
    unit: '',
    comparable: true,
  });
  return {
    trials,
    value,
    standardError,
    predicted,
    ratio,
    trusted,
    finding: simulationFinding({ estimator, options, ratio, trusted, trials, uncertainty: standardError / value }),
    details: [
      reading('digit', 'Read digit by digit', SUMS.digitSquare),
      reading('joint', 'Read jointly', SUMS.jointSquare),
      {
        key: 'wrong',
        label: 'Share of trials with a wrong digit',
        value: sums[SUMS.wrongDigits]! / trials,
        unit: '',
      },
    ],
  };
}

function refusal({ levels, nodes }: SimulatedCascade, size: number): Issue | null {
  if (levels.length === 0) {
    return issue(
      'uncorrelated atoms alone have no digits to simulate; their budget is exact.',
      'Optimise, or add a level.',
    );
  }
  if (nodes.length === 0 && size > 1) {
    return issue(
      'without level-0 atoms the first digit is not read.',
      'Give level 0 at least two atoms at every node.',
    );
  }
  const most = Math.max(...levels.map(({ copies }) => copies), ...nodes.map(({ atoms }) => atoms));
  const fewest = Math.min(...levels.map(({ copies }) => copies), ...nodes.map(({ atoms }) => atoms));
  if (fewest < 2) {
    return issue(
      `a level or node has ${fewest} copies, and two quadratures need at least 2.`,
      'Raise the number of copies or of level-0 atoms.',
    );
  }
  if (most > MOST_COPIES) {
    return issue(
      `a level or node has ${most} copies; up to ${MOST_COPIES} are simulated one by one.`,
      'Use fewer copies per level, or believe the budget: with so many copies statistics are Gaussian.',
    );
  }
  return null;
}

function issue(what: string, remedy: string): Issue {
  return {
    code: 'CLK-450',
    severity: 'error',
    where: { label: 'Simulation' },
    message: `No simulation: ${what}`,
    remedy,
  };
}
