import { connectedParts, type QuantumLink } from './spanning-tree';

/** What is left of the network when one of its pieces fails. */
export interface Fallback {
  readonly failed: { readonly kind: 'link' | 'place'; readonly id: string };
  /** Groups of clocks that can still share entangled states, largest first; one group: the links can be re-routed. */
  readonly parts: readonly (readonly string[])[];
}

/**
 * For every link, and every place without atoms (centre, repeater), what remains when it fails
 * (without its centre a star falls back to local cascades). Pieces whose failure changes nothing are included, with
 * one part.
 *
 * @param clocks places with atoms
 * @param others centre and repeaters
 */
export function fallbacks(
  clocks: readonly string[],
  others: readonly string[],
  links: readonly QuantumLink[],
): readonly Fallback[] {
  return [
    ...links.map(({ id }) => ({
      failed: { kind: 'link', id } as const,
      parts: partsOf(
        clocks,
        others,
        links.filter((link) => link.id !== id),
      ),
    })),
    ...others.map((id) => ({
      failed: { kind: 'place', id } as const,
      parts: partsOf(
        clocks,
        others.filter((other) => other !== id),
        links,
      ),
    })),
  ];
}

function partsOf(
  clocks: readonly string[],
  others: readonly string[],
  links: readonly QuantumLink[],
): readonly (readonly string[])[] {
  const known = new Set(clocks);
  return connectedParts([...clocks, ...others], links)
    .map((part) => part.filter((place) => known.has(place)))
    .filter((part) => part.length > 0)
    .sort((a, b) => b.length - a.length);
}
