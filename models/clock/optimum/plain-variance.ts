import { erfc } from '../../../optimizer/numbers/erfc';
import type { ClockNetwork } from '../network/clock-network';
import type { CascadeSettings } from '../settings/cascade-settings';
import { narrowedLinewidths } from '../settings/narrowed-environment';
import { instabilityFactor } from '../settings/test-plan';

/**
 * ln of the variance once more, written out from the specification (sections 4 to 6 and 11) in one piece: the second
 * opinion on `logVariance`. Covers digit errors of both levels with a flat prior and two quadratures.
 */
export function plainLogVariance(network: ClockNetwork, settings: CascadeSettings): number {
  const { environment: around, weights, options } = network;
  const { ramseyTime: time, copies, bases, localAtoms, stages } = settings;
  const { averagingTime, deadTime, angularFrequency, atomicLinewidth } = around;
  const information = (contrast: number): number => contrast ** 2 / (1 + Math.sqrt(1 - contrast ** 2));
  const decay = (atoms: number): number => Math.exp((-atoms * atomicLinewidth * time) / 2);

  const localVariance = 1 / (localAtoms * information(around.localContrast * decay(1)));
  let phaseVariance = localVariance;
  let size = 1;
  let noise = localVariance;
  let digits = 0;
  copies.forEach((n, i) => {
    const ratio = i === 0 ? weights.sum : bases[i - 1]!;
    size *= ratio;
    const contrast = around.entangledContrasts[0]! * around.contrastPerAtom ** size * decay(size);
    const own = 1 / (n * around.survivalPerAtom ** size * information(contrast));
    const guessed = i === 0 && localAtoms === 0 ? 0 : ratio ** 2 * phaseVariance;
    const wrong = i === 0 && localAtoms === 0 ? 0 : erfc(Math.PI / Math.sqrt(2 * (guessed + own)));
    digits += wrong * ((2 * Math.PI) / size) ** 2;
    phaseVariance = own;
    noise = own / size ** 2;
  });

  let slips = 0;
  let wander = 0;
  narrowedLinewidths(around.laserLinewidths, averagingTime, stages).forEach((linewidth, j) => {
    const share = weights.parts[j]! / weights.sum;
    const perCycle = erfc(Math.PI / Math.sqrt(2 * linewidth * time));
    const probability = options.slips === 'once' ? perCycle : Math.min(1, (perCycle * averagingTime) / time);
    slips += (2 * Math.PI * share) ** 2 * probability;
    wander += share ** 2 * linewidth;
  });
  const total = ((noise + digits + slips) * (time + deadTime)) / time ** 2 + (wander * deadTime) / time;
  return Math.log(total / averagingTime) - 2 * Math.log(angularFrequency) + 2 * Math.log(instabilityFactor(network));
}

/** Whether the second opinion covers the assumptions of a network. */
export function hasPlainVariance({ options }: ClockNetwork): boolean {
  return options.digitErrors === 'joint' && options.prior === 'flat' && options.readout === 'fixed';
}
