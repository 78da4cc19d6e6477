import { erfc } from '../../../optimizer/numbers/erfc';

/** How the centre tests whether its clocks report honestly (Komar et al., section Security). */
export interface SecurityPlan {
  readonly atoms: number;
  readonly clocks: number;
  /** Clocks under test at a time, fewer than all. */
  readonly tested: number;
  /** Half width of the acceptance window in standard deviations. */
  readonly window: number;
  /** Probability that a given clock is tested in a given cycle. */
  readonly testRate: number;
  /** Cycles over which detection is asked for. */
  readonly cycles: number;
}

/** What the plan achieves. Phases in rad. */
export interface SecurityOutcome {
  /** Accepted deviation of the reported from the classical phase, Lambda sqrt(K/N). */
  readonly acceptedDeviation: number;
  /** Uncertainty of the mean phase of the clocks that are not tested, and that of a test with it. */
  readonly meanUncertainty: number;
  readonly testUncertainty: number;
  /** Probability that an honest clock is rejected in one test. */
  readonly falsePositive: number;
  /** Probability that a clock which reports a random phase passes one test. */
  readonly falseNegative: number;
  /** The value printed in the paper: half of that. */
  readonly publishedFalseNegative: number;
  /** Probability that a lying clock is still undetected after `cycles`. */
  readonly undetected: number;
  /** Mean number of cycles until it is found; Infinity where it never is. */
  readonly cyclesToDetect: number;
  /** Mean number of cycles between false alarms of the network; Infinity without tests. */
  readonly cyclesBetweenFalseAlarms: number;
  /** Factor on the instability that the cycles lost to tests cost, at least 1; Infinity where none are left. */
  readonly instabilityFactor: number;
}

/**
 * False positives and the true false negatives of random lies, delay and cost of detection. Holds for one liar at a
 * time; clocks that act together are not found by this test.
 */
export function securityOutcome(plan: SecurityPlan): SecurityOutcome {
  const { atoms, clocks, tested, window, testRate, cycles } = plan;
  const local = Math.sqrt(clocks / atoms);
  const meanUncertainty = Math.sqrt(clocks / ((clocks - tested) * atoms));
  const falsePositive = erfc(window / Math.SQRT2);
  const falseNegative = Math.min(1, (window * local) / Math.PI);
  const found = testRate * (1 - falseNegative);
  const spent = Math.min(1, testRate * clocks);
  return {
    acceptedDeviation: window * local,
    meanUncertainty,
    testUncertainty: Math.hypot(local, meanUncertainty),
    falsePositive,
    falseNegative,
    publishedFalseNegative: (window * local) / (2 * Math.PI),
    undetected: (1 - found) ** cycles,
    cyclesToDetect: 1 / found,
    cyclesBetweenFalseAlarms: 1 / (testRate * clocks * falsePositive),
    instabilityFactor: 1 / Math.sqrt(1 - spent),
  };
}

/** Probability that a constant lie of `offset` standard deviations passes a test of half width `window`. */
export function offsetPasses(offset: number, window: number): number {
  // Two tails rather than a difference of values near 1: the far tail keeps its digits.
  return 0.5 * (erfc((Math.abs(offset) - window) / Math.SQRT2) - erfc((Math.abs(offset) + window) / Math.SQRT2));
}

/**
 * Test rate per clock and cycle that finds a random liar within `cycles` with probability `detection`; null where
 * not even a test in every cycle would.
 */
export function testRateFor(detection: number, cycles: number, falseNegative: number): number | null {
  const rate = -Math.expm1(Math.log1p(-detection) / cycles) / (1 - falseNegative);
  return rate <= 1 ? rate : null;
}

/** Copies of a teleported parity that a test needs to see the phase of one clock as well as its own atoms do. */
export function copiesPerTest(uncertainty: number, localAtoms: number): number {
  return Math.ceil(1 / (localAtoms * uncertainty) ** 2);
}
