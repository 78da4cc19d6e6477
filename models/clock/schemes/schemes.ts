import { baseDeviation, bestBase, logarithmFactor, type Ensemble } from '../equations/allan-deviation';

/**
 * The schemes of Fig. 3 of Komar et al.: (a) one cascade shared by all clocks, (b) a cascade of its own in each,
 * averaged, (c) one clock alone with its cascade, (d) all atoms uncorrelated, (e) those of one clock. All start from
 * pre-narrowed lasers.
 */
export type Scheme = 'a' | 'b' | 'c' | 'd' | 'e';

export const SCHEMES: readonly Scheme[] = ['a', 'b', 'c', 'd', 'e'];

/**
 * How dephasing enters the entangled schemes: `simple` adds the limit of independent atoms,
 * `additive` twice that (A40), `paper` the additive noise at the best base (A41), `contrast` the lost contrast of
 * the largest state, with uncorrelated atoms wherever they are better.
 */
export type SchemeModel = 'simple' | 'additive' | 'paper' | 'contrast';

/** Copies per level at the optimum for small noise, n_0 = (16/pi^2) ln(N/K). */
const COPIES = 16 / Math.PI ** 2;

/**
 * Fractional instability of a scheme over the averaging time, for atoms of linewidth `linewidth` (rad/s) and atoms
 * in all nodes together. Falls monotonically with time without a step. Undefined for (a) to (c) where N <= K.
 */
export function schemeDeviation(
  scheme: Scheme,
  model: SchemeModel,
  ensemble: Ensemble,
  linewidth: number,
): number | undefined {
  const { atoms, nodes, angularFrequency, averagingTime } = ensemble;
  const inNode = { ...ensemble, atoms: atoms / nodes, nodes: 1 };
  const ofVariance = (scaled: number): number => Math.sqrt(scaled) / angularFrequency;
  switch (scheme) {
    case 'a':
      return entangled(model, ensemble, linewidth);
    case 'b': {
      const one = entangled(model, inNode, linewidth);
      return one === undefined ? undefined : one / Math.sqrt(nodes);
    }
    case 'c':
      return entangled(model, inNode, linewidth);
    case 'd':
      return ofVariance(uncorrelated(model, atoms, averagingTime, linewidth));
    case 'e':
      return ofVariance(uncorrelated(model, atoms / nodes, averagingTime, linewidth));
  }
}

/** Whether the closed forms of (a) to (c) mean anything: below two copies a level has no two quadratures. */
export function closedFormApplies(atoms: number, nodes: number): boolean {
  return COPIES * Math.log(atoms / nodes) >= 2;
}

function entangled(model: SchemeModel, ensemble: Ensemble, linewidth: number): number | undefined {
  const { atoms, nodes, averagingTime, angularFrequency } = ensemble;
  const factor = logarithmFactor(atoms, nodes);
  if (factor === undefined) return undefined;
  const phase = factor / (atoms * averagingTime) ** 2;
  const floor = linewidth / (atoms * averagingTime);
  switch (model) {
    case 'simple':
      return Math.sqrt(phase + floor) / angularFrequency;
    case 'additive':
      return Math.sqrt(phase + 2 * floor) / angularFrequency;
    case 'paper': {
      const base = bestBase(ensemble, linewidth, 'derived');
      return base === undefined ? undefined : baseDeviation(ensemble, linewidth, base, 'derived');
    }
    case 'contrast': {
      const largest = Math.max(nodes, atoms / (2 * COPIES * Math.log(atoms / nodes)));
      const cascade = (factor / atoms ** 2) * decayed(averagingTime, largest * linewidth);
      const alone = uncorrelated(model, atoms, averagingTime, linewidth);
      return Math.sqrt(Math.min(cascade, alone)) / angularFrequency;
    }
  }
}

/** omega_0^2 sigma_y^2 of uncorrelated atoms. */
function uncorrelated(model: SchemeModel, atoms: number, averagingTime: number, linewidth: number): number {
  if (model === 'contrast') return decayed(averagingTime, linewidth) / atoms;
  return 1 / (atoms * averagingTime ** 2) + linewidth / (atoms * averagingTime);
}

/** min over T <= tau of e^(rate T) / (tau T): the Ramsey time ends where contrast decays, T = 1 / rate. */
function decayed(averagingTime: number, rate: number): number {
  const ramseyTime = Math.min(averagingTime, 1 / rate);
  return Math.exp(rate * ramseyTime) / (averagingTime * ramseyTime);
}
