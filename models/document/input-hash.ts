import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json';
import type { NetworkElement, NetworkLink, Project } from './project';

/**
 * SHA-256 (hexadecimal) of everything an optimisation starts from: model, parameters, elements, links
 * and targets. Names, places, notes, units, settings, the stored design and the order in which items
 * were drawn do not count; nor does a weight of zero.
 *
 * What is hashed is the canonical JSON of { elements, functionals, links, model, parameters }, each list
 * as the sorted canonical JSON texts of its items.
 */
export function inputHash({ model, parameters, network, target }: Project): string {
  const functionals = target.functionals.map(({ importance, weights }) =>
    canonicalJson({
      importance,
      weights: Object.fromEntries(Object.entries(weights).filter(([, weight]) => weight !== 0)),
    }),
  );
  const elements = network.elements.map((element) => textOf(element, withoutLooks));
  const links = network.links.map((link) => textOf(link, withoutId));
  const own = `"model":${canonicalJson(model)},"parameters":${canonicalJson(parameters)}`;
  const input = `{"elements":${unordered(elements)},"functionals":${unordered(functionals)},"links":${unordered(links)},${own}}`;
  return bytesToHex(sha256(utf8ToBytes(input)));
}

/** Items never change and edits share them, so that after an edit only the edited ones are written anew. */
const known = new WeakMap<object, string>();

function textOf<T extends object>(item: T, counting: (item: T) => unknown): string {
  const text = known.get(item) ?? canonicalJson(counting(item));
  known.set(item, text);
  return text;
}

function withoutLooks({ id, type, parameters }: NetworkElement): unknown {
  return { id, type, parameters };
}

function withoutId({ from, to, parameters }: NetworkLink): unknown {
  return { from, to, parameters };
}

function unordered(texts: readonly string[]): string {
  return JSON.stringify(texts.toSorted());
}
