/**
 * The place along an axis, 0 to 1, to which a key moves a cursor from another: arrows by `step` (ten times with Shift),
 * Home and End to the ends. Null for every other key.
 */
export function keyedPlace(event: KeyboardEvent, from: number, step: number): number | null {
  const stride = event.shiftKey ? 10 * step : step;
  const clip = (place: number): number => Math.max(0, Math.min(1, place));
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return clip(from + stride);
    case 'ArrowLeft':
    case 'ArrowDown':
      return clip(from - stride);
    case 'Home':
      return 0;
    case 'End':
      return 1;
    default:
      return null;
  }
}
