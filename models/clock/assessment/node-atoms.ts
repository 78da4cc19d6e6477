import { ghzSizes } from '../equations/cascade';
import type { DesignInForce } from '../settings/design-in-force';

/** What the atoms of one clock do. */
export interface NodeAtoms {
  readonly entangled: number;
  readonly local: number;
  readonly narrowing: number;
  /** Below 0 where the settings ask for more than there are. */
  readonly idle: number;
}

/** The atoms of every clock of the design, in their order. */
export function nodeAtoms({ network, settings, design }: DesignInForce): readonly NodeAtoms[] {
  const { weights, clocks } = network;
  const inLevels = ghzSizes(design).reduce((sum, size, i) => sum + size * design.copies[i]!, 0);
  const narrowing = settings.stages.reduce((sum, atoms) => sum + atoms, 0);
  return clocks.map(({ atoms }, j) => {
    const share = Math.abs(weights.parts[j]!) / weights.sum;
    const entangled = inLevels * share;
    const local = design.localAtoms * share;
    return { entangled, local, narrowing, idle: atoms - entangled - local - narrowing };
  });
}
