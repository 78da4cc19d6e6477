/**
 * Angle in rad of a half-wave plate before a polarising splitter that taps the fraction R = sin^2(2 theta):
 * theta = arcsin(sqrt(R)) / 2, 0 to 45 degrees.
 *
 * @param ratio tapped fraction R, 0..1
 */
export function halfWavePlateAngle(ratio: number): number {
  // atan2 keeps its digits near R = 1, where arcsin is steep.
  return 0.5 * Math.atan2(Math.sqrt(ratio), Math.sqrt(1 - ratio));
}
