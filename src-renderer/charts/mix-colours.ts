/** A colour between two, both written #RRGGBB: share 0 is the ground, 1 the hue. Anything else leaves the ground as it is. */
export function mixed(hue: string, ground: string, share: number): string {
  const from = channels(ground);
  const to = channels(hue);
  if (from === null || to === null) return ground;
  const part = Math.max(0, Math.min(1, share));
  const hex = from.map((channel, index) =>
    Math.round(channel + (to[index]! - channel) * part)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${hex.join('')}`;
}

function channels(colour: string): readonly number[] | null {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour.trim());
  return parts === null ? null : parts.slice(1).map((pair) => Number.parseInt(pair, 16));
}
