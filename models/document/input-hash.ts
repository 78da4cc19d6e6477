import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json';
import type { Project } from './project';

/**
 * SHA-256 (hexadecimal) of everything an optimisation starts from: model, parameters, elements, links
 * and targets. Names, places, notes, units, settings, the stored design and the order in which items
 * were drawn do not count; nor does a weight of zero.
 */
export function inputHash({ model, parameters, network, target }: Project): string {
  const input = {
    model,
    parameters,
    elements: unordered(network.elements.map(({ id, type, parameters }) => ({ id, type, parameters }))),
    links: unordered(network.links.map(({ from, to, parameters }) => ({ from, to, parameters }))),
    functionals: unordered(
      target.functionals.map(({ importance, weights }) => ({
        importance,
        weights: Object.fromEntries(Object.entries(weights).filter(([, weight]) => weight !== 0)),
      })),
    ),
  };
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(input))));
}

function unordered(items: readonly unknown[]): readonly string[] {
  return items.map((item) => canonicalJson(item)).sort();
}
