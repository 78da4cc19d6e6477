import type { Annotation, Annotations } from '../../design';
import { formatNumber } from '../../quantity/format-number';
import { quantityText } from '../../quantity/format-quantity';
import { speciesOf } from '../declaration/species';
import { isQuantum, quantumLinks } from '../network/read-network';
import type { DesignInForce } from '../settings/design-in-force';
import { nodeAtoms } from './node-atoms';

/** A link counts as the one that limits the cycle this close to its rate. */
export const LINK_REACHED = 0.99;

const count = (value: number): string => formatNumber(value, { digits: 12 });

/** The lines that the drawing shows: atoms in use, pair rates, links that limit, links that are not needed. */
export function annotationsOf(made: DesignInForce): Annotations {
  return { elements: elementLines(made), links: linkTexts(made) };
}

function elementLines(made: DesignInForce): Annotations['elements'] {
  const { network, settings, design } = made;
  const species = speciesOf(network.values['species'])?.symbol ?? 'atoms';
  const elements: Record<string, { lines: readonly Annotation[] }> = {};
  nodeAtoms(made).forEach(({ entangled, local, narrowing, idle }, j) => {
    const lines: Annotation[] = [
      { label: `${species} in levels`, text: count(entangled), role: 'result' },
      { label: 'level 0', text: count(local), role: 'result' },
    ];
    if (narrowing > 0) lines.push({ label: 'pre-narrowing', text: count(narrowing), role: 'result' });
    if (idle > 0) lines.push({ label: 'idle', text: count(idle), role: 'given' });
    if (idle < 0) lines.push({ label: '', text: `${count(-idle)} atoms too many`, role: 'limit' });
    elements[network.clocks[j]!.id] = { lines };
  });
  for (const { id, weight } of network.unused) {
    elements[id] = { lines: [{ label: '', text: weight === 0 ? 'no weight' : 'weight rounded to 0', role: 'given' }] };
  }
  const used = new Set(network.tree.links.flatMap(({ ends }) => ends));
  for (const id of network.repeaters) {
    elements[id] = { lines: [{ label: '', text: used.has(id) ? 'in use' : 'not needed', role: 'result' }] };
  }
  const levels = design.copies.length;
  elements[network.centre] = {
    lines: [
      { label: 'T', text: quantityText(settings.ramseyTime, 'time', { digits: 3 }), role: 'result' },
      { label: 'levels', text: String(levels), role: 'result' },
    ],
  };
  return elements;
}

function linkTexts({ network, design, environment }: DesignInForce): Annotations['links'] {
  const inTree = new Set(network.tree.links.map(({ id }) => id));
  const rates = new Map(quantumLinks(network.project).map(({ id, rate }) => [id, rate]));
  const needed = design.copies.reduce((sum, n) => sum + n, 0) / (design.ramseyTime + environment.deadTime);
  const links: Record<string, Annotations['links'][string]> = {};
  for (const link of network.project.network.links) {
    const rate = rates.get(link.id);
    if (!isQuantum(link) || rate === undefined) {
      links[link.id] = { share: 0, text: '' };
      continue;
    }
    const used = inTree.has(link.id);
    const text = used ? quantityText(rate, 'rate', { digits: 3 }) : 'not needed';
    links[link.id] = { share: 0, text, limit: used && needed >= LINK_REACHED * rate };
  }
  return links;
}
