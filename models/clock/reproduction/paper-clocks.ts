import type { Ensemble } from '../equations/allan-deviation';

/** A network that the paper promises a stability for. */
export interface PaperClock {
  readonly ensemble: Ensemble;
  /** gamma_i, 1/s. */
  readonly linewidth: number;
}

const angular = (frequency: number): number => 2 * Math.PI * frequency;

/** Ten clocks of ten Al+ ions, 1 s; 8 mHz as in the preprint. */
export const ALUMINIUM: PaperClock = {
  ensemble: { angularFrequency: angular(1121e12), atoms: 100, nodes: 10, averagingTime: 1 },
  linewidth: angular(8e-3),
};

/** Ten clocks of 1000 Sr atoms, 1 s. */
export const STRONTIUM: PaperClock = {
  ensemble: { angularFrequency: angular(429e12), atoms: 10_000, nodes: 10, averagingTime: 1 },
  linewidth: angular(1e-3),
};

/** Erbium at 1299 nm, 100 s; atoms and linewidth are not stated, here as for Sr and 30 uHz. */
export const ERBIUM: PaperClock = {
  ensemble: { angularFrequency: angular(230.8e12), atoms: 10_000, nodes: 10, averagingTime: 100 },
  linewidth: angular(30e-6),
};

/** Fig. 3: N = 1000, K = 10, gamma_i = 1e-4 gamma_LO, in units of gamma_LO and omega_0. */
export const FIGURE_THREE = { atoms: 1000, nodes: 10, linewidth: 1e-4 } as const;
