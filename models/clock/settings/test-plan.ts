import type { ClockNetwork } from '../network/clock-network';
import { securityOutcome, testRateFor, type SecurityOutcome } from '../security/security';

/** How often the centre tests each clock, and what that achieves. */
export interface TestPlan {
  readonly testRate: number;
  readonly outcome: SecurityOutcome;
}

/** The tests that find a liar as the planner asks; null where none are asked for, 'impossible' where none suffice. */
export function testPlanOf({ security, atoms, clocks }: ClockNetwork): TestPlan | null | 'impossible' {
  if (security === null) return null;
  const { window, detection, cycles } = security;
  const plan = { atoms, clocks: clocks.length, tested: 1, window, cycles };
  const { falseNegative } = securityOutcome({ ...plan, testRate: 0 });
  const testRate = testRateFor(detection, cycles, falseNegative);
  if (testRate === null || !(testRate * clocks.length < 1)) return 'impossible';
  return { testRate, outcome: securityOutcome({ ...plan, testRate }) };
}

/** Factor on the instability of every design: weights as written, and the cycles that tests take. */
export function instabilityFactor(network: ClockNetwork): number {
  const tests = testPlanOf(network);
  return network.scale * (tests === null || tests === 'impossible' ? 1 : tests.outcome.instabilityFactor);
}
