/** Constants of nature in SI units. */

/** k_B in J/K, exact. */
export const BOLTZMANN = 1.380649e-23;
/** hbar in J s, to the ten digits that CODATA lists; 6e-10 below the exact h / 2 pi. */
export const REDUCED_PLANCK = 1.054571817e-34;
/** c in m/s, exact. */
export const SPEED_OF_LIGHT = 299792458;
