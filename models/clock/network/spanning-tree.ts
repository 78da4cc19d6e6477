/** A link that can deliver entangled pairs between two places. */
export interface QuantumLink {
  readonly id: string;
  readonly ends: readonly [string, string];
  /** Factor that a pair sent over this link leaves of the contrast, above 0 and at most 1. */
  readonly quality: number;
  /** Pairs per second that arrive. */
  readonly rate: number;
}

/** Links that connect places without a loop. */
export interface SpanningTree {
  /** In the order of choice, best first. */
  readonly links: readonly QuantumLink[];
  /** Product of the qualities: the contrast that a GHZ state keeps of its links. */
  readonly product: number;
  /** Least quality of a link. */
  readonly bottleneck: number;
}

/** Best links first; among equally good ones the faster. */
export function byQuality(a: QuantumLink, b: QuantumLink): number {
  return b.quality - a.quality || b.rate - a.rate;
}

/**
 * The tree over all `places` whose product of qualities and whose least quality are both largest (Kruskal), or
 * null where the links leave the places apart. Links with an end elsewhere are left out.
 */
export function maximumSpanningTree(places: readonly string[], links: readonly QuantumLink[]): SpanningTree | null {
  return treeFrom(places, [...links].sort(byQuality));
}

/** The same for links that are sorted already. */
export function treeFrom(places: readonly string[], sorted: readonly QuantumLink[]): SpanningTree | null {
  const groups = new Groups(places);
  const chosen = sorted.filter(({ ends }) => groups.join(ends[0], ends[1]));
  if (chosen.length < places.length - 1) return null;
  return {
    links: chosen,
    product: chosen.reduce((product, { quality }) => product * quality, 1),
    bottleneck: chosen.reduce((least, { quality }) => Math.min(least, quality), 1),
  };
}

/** The groups of places that the links connect, in the order of the places. */
export function connectedParts(places: readonly string[], links: readonly QuantumLink[]): readonly string[][] {
  const groups = new Groups(places);
  links.forEach(({ ends }) => groups.join(ends[0], ends[1]));
  const parts = new Map<string, string[]>();
  for (const place of places) {
    const head = groups.headOf(place)!;
    const part = parts.get(head);
    if (part) part.push(place);
    else parts.set(head, [place]);
  }
  return [...parts.values()];
}

/** Disjoint groups of places (union-find with path halving). */
class Groups {
  private readonly parent: Map<string, string>;

  constructor(places: readonly string[]) {
    this.parent = new Map(places.map((place) => [place, place]));
  }

  headOf(place: string): string | undefined {
    let at = place;
    let parent = this.parent.get(at);
    while (parent !== undefined && parent !== at) {
      const above = this.parent.get(parent)!;
      this.parent.set(at, above);
      at = above;
      parent = this.parent.get(at);
    }
    return parent;
  }

  /** Joins the groups of two places; false where one is unknown or they were together already. */
  join(a: string, b: string): boolean {
    const [first, second] = [this.headOf(a), this.headOf(b)];
    if (first === undefined || second === undefined || first === second) return false;
    this.parent.set(first, second);
    return true;
  }
}
