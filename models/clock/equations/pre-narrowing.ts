import { narrowByGoldenSection } from '../../../optimizer/solvers/golden-section';
import { slipProbability, persistentSlip } from './slips';

/**
 * Narrowing the lasers with uncorrelated atoms before the cascade, Appendix A4. Level 0 is local and every laser
 * must be narrowed, so all atom numbers here are per node: the network spends K times as many. (The text can be
 * read as if N* were the price of the whole network.)
 */

const EXPONENT = Math.PI ** 2 / (2 * Math.E);

/**
 * gamma_eff = gamma_LO (2 ln(gamma_LO tau n) / (pi^2 n))^(N* / n), (A35), with gamma_LO kept in every logarithm;
 * the number of stages N* / n may be fractional.
 * @returns undefined where gamma_LO tau n <= 1. Above n = (2 / pi^2) ln(gamma_LO tau n) it narrows, below it widens.
 */
export function narrowedLinewidth(
  laserLinewidth: number,
  averagingTime: number,
  stageAtoms: number,
  atomsPerNode: number,
): number | undefined {
  const log = Math.log(laserLinewidth * averagingTime * stageAtoms);
  if (!(log > 0)) return undefined;
  const factor = (2 * log) / (Math.PI ** 2 * stageAtoms);
  return finiteOrNothing(laserLinewidth * factor ** (atomsPerNode / stageAtoms));
}

/** n = (2 e / pi^2) ln(gamma_LO tau), (A36), real; undefined where gamma_LO tau <= 1. */
export function bestStageAtoms(laserLinewidth: number, averagingTime: number): number | undefined {
  const log = Math.log(laserLinewidth * averagingTime);
  return log > 0 ? finiteOrNothing(log / EXPONENT) : undefined;
}

/** gamma_LO exp(-N* pi^2 / (2 e ln(gamma_LO tau))), (A37), 1/s; undefined where gamma_LO tau <= 1. */
export function smallestLinewidth(
  laserLinewidth: number,
  averagingTime: number,
  atomsPerNode: number,
): number | undefined {
  const stage = bestStageAtoms(laserLinewidth, averagingTime);
  return stage === undefined ? undefined : finiteOrNothing(laserLinewidth * Math.exp(-atomsPerNode / stage));
}

/**
 * N* = (2 e / pi^2) ln(gamma_LO tau) ln(gamma_LO / (gamma_i N)), (A38): atoms per node, real, that bring the lasers
 * down to gamma_i N; 0 where they are there already, undefined where gamma_LO tau <= 1 or gamma_i = 0.
 */
export function atomsToReachAtomicLinewidth(
  laserLinewidth: number,
  atomicLinewidth: number,
  atoms: number,
  averagingTime: number,
): number | undefined {
  const stage = bestStageAtoms(laserLinewidth, averagingTime);
  if (stage === undefined || !(atomicLinewidth * atoms > 0)) return undefined;
  return finiteOrNothing(stage * Math.max(0, Math.log(laserLinewidth / (atomicLinewidth * atoms))));
}

export interface NarrowingStage {
  /** Linewidth after the stage, 1/s. */
  readonly linewidth: number;
  /** Its Ramsey time, s. */
  readonly ramseyTime: number;
}

const SCAN_POINTS = 40;
/** Below, there are no slips to speak of, and the projection noise of a shorter Ramsey time can only be larger. */
const SHORTEST = 1e-3;

/**
 * One stage without asymptotics: g' = min over T of [1/n + (2 pi)^2 P_slip(T, tau)] / T. T ends at pi^2 / (2 g): with
 * slips certain the cap on their probability would let T = tau win, which is unphysical. More pessimistic than (A35).
 * @param linewidth g >= 0 before the stage, 1/s. g' may exceed g: such a stage does not help.
 * @param averagingTime > 0, s
 * @param atoms n per node, >= 1
 */
export function narrowStage(linewidth: number, averagingTime: number, atoms: number): NarrowingStage {
  const longest = Math.min(averagingTime, Math.PI ** 2 / (2 * linewidth));
  const rate = (ramseyTime: number): number => {
    const slip = persistentSlip(slipProbability(ramseyTime, linewidth), ramseyTime, averagingTime);
    return (1 / atoms + (2 * Math.PI) ** 2 * slip) / ramseyTime;
  };
  const at = (point: number): number => longest * SHORTEST ** (1 - point / SCAN_POINTS);
  let best = SCAN_POINTS;
  for (let point = 0; point < SCAN_POINTS; point++) if (rate(at(point)) < rate(at(best))) best = point;
  const { best: ramseyTime, value } = narrowByGoldenSection(rate, {
    lower: at(Math.max(0, best - 1)),
    upper: at(Math.min(SCAN_POINTS, best + 1)),
    logarithmic: true,
    tolerance: 1e-12,
    most: 120,
  });
  return { linewidth: value, ramseyTime };
}

/**
 * Stage after stage, ending before the first that would not narrow; no stage where linewidth or time is not in range.
 * @param stages atoms per node of each stage; they may differ
 */
export function narrow(
  linewidth: number,
  averagingTime: number,
  stages: readonly number[],
): { readonly linewidth: number; readonly stages: readonly NarrowingStage[] } {
  const done: NarrowingStage[] = [];
  let current = linewidth;
  if (!(averagingTime > 0 && averagingTime < Infinity && linewidth > 0 && linewidth < Infinity))
    return { linewidth, stages: done };
  for (const atoms of stages) {
    const stage = narrowStage(current, averagingTime, atoms);
    if (!(stage.linewidth < current)) break;
    done.push(stage);
    current = stage.linewidth;
  }
  return { linewidth: current, stages: done };
}

function finiteOrNothing(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
