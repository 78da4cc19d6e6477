import type { LevelProblem } from '../solvers/level-programming';
import type { BellmanEvidence } from './evidence';
import { agree, failed, PASSED, type PointClaim, type Verdict } from './verdict';

/**
 * Re-verifies a dynamic programme from its table alone: if no choice at any level undercuts the table
 * (Bellman's inequality) its first entry is a lower bound, whoever filled it in. The claimed copies have
 * to fit and to attain it.
 */
export function checkBellman(problem: LevelProblem, claim: PointClaim, { costToGo }: BellmanEvidence): Verdict {
  const { levels, sizes, units, lower, upper } = problem;
  const n = Array.from(claim.x);
  if (n.length !== levels || costToGo.length !== levels + 1) return failed('a vector has the wrong length');
  if (costToGo.some((row) => row.length !== units + 1)) return failed('the table does not cover all units');
  if (costToGo[levels]!.some((value) => !(value <= 0))) return failed('the table starts above zero');
  let used = 0;
  let value = 0;
  for (const [k, copies] of n.entries()) {
    if (!Number.isSafeInteger(copies) || copies < lower[k]! || copies > upper[k]!)
      return failed(`level ${k} is outside its limits`);
    used += copies * sizes[k]!;
    value += problem.cost(k, copies);
  }
  if (used > units) return failed('the copies need more units than there are');
  if (!agree(value, claim.objective, 1e-11)) return failed('the costs add up to another value');
  for (let k = 0; k < levels; k++) {
    for (let copies = lower[k]!; copies <= upper[k]! && copies * sizes[k]! <= units; copies++) {
      const cost = problem.cost(k, copies);
      const taken = copies * sizes[k]!;
      for (let left = taken; left <= units; left++) {
        const choice = cost + costToGo[k + 1]![left - taken]!;
        if (costToGo[k]![left]! > choice + 1e-13 * Math.abs(choice))
          return failed(`the table lies above a choice at level ${k}`);
      }
    }
  }
  const bound = costToGo[0]![units]!;
  if (claim.bound === null || claim.bound > bound) return failed('the bound lies above the table');
  return claim.objective >= claim.bound - 1e-12 * Math.abs(bound) ? PASSED : failed('the value lies below the bound');
}
