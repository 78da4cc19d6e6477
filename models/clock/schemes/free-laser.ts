import { narrowByGoldenSection } from '../../../optimizer/solvers/golden-section';
import type { Ensemble } from '../equations/allan-deviation';
import { persistentSlip, slipProbability } from '../equations/slips';

/** Decades below the longest Ramsey time that are searched, and points in each. */
const DECADES = 8;
const POINTS_PER_DECADE = 12;

/**
 * Scheme (e) of Fig. 3 with lasers as they are, not pre-narrowed: N/K uncorrelated atoms and the phase slips of one
 * laser, at the best Ramsey time. That is kept within pi^2 / (2 gamma_LO): beyond it slips are certain, their capped
 * probability would reward ever longer times, and the curve would fall as 1/tau, which no clock does.
 *
 * @param linewidth of the atoms, rad/s
 * @param laserLinewidth rad/s, above 0
 */
export function freeLaserDeviation(ensemble: Ensemble, linewidth: number, laserLinewidth: number): number {
  const { atoms, nodes, averagingTime, angularFrequency } = ensemble;
  const longest = Math.min(averagingTime, Math.PI ** 2 / (2 * laserLinewidth));
  const scaled = (ramseyTime: number): number => {
    const projection = (nodes / atoms) * Math.exp(linewidth * ramseyTime);
    const slipped = persistentSlip(slipProbability(ramseyTime, laserLinewidth), ramseyTime, averagingTime);
    const slips = (2 * Math.PI) ** 2 * slipped;
    return (projection + slips) / (averagingTime * ramseyTime);
  };
  const ratio = 10 ** (-1 / POINTS_PER_DECADE);
  let best = longest;
  for (let k = 0, time = longest; k <= DECADES * POINTS_PER_DECADE; k++, time *= ratio) {
    if (scaled(time) < scaled(best)) best = time;
  }
  const { value } = narrowByGoldenSection(scaled, {
    lower: best * ratio,
    upper: Math.min(longest, best / ratio),
    logarithmic: true,
    tolerance: 1e-9,
    most: 80,
  });
  return Math.sqrt(Math.min(value, scaled(best))) / angularFrequency;
}
