/**
 * Resonance of the (m, n) drum mode of a square membrane under tension,
 * f = sqrt(T (m^2 + n^2) / (4 rho l^2)) in Hz (the paper's print lacks rho).
 *
 * @param tension tensile stress T in Pa
 * @param density rho in kg/m^3
 * @param side l in m
 */
export function membraneResonance(
  tension: number,
  density: number,
  side: number,
  [m, n]: readonly [m: number, n: number],
): number {
  return Math.sqrt((tension * (m * m + n * n)) / density) / (2 * side);
}

/** Effective mass rho l^2 t / 4 in kg of a drum mode, for a probe at one of its antinodes. */
export function membraneEffectiveMass(density: number, side: number, thickness: number): number {
  return (density * side * side * thickness) / 4;
}
