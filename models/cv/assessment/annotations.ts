import type { Annotation, Annotations } from '../../design';
import type { PortRef } from '../../document/project';
import { formatNumber } from '../../quantity/format-number';
import { quantityText } from '../../quantity/format-quantity';
import { decibelText, lossText, percentText } from './display';
import { graphOf, lightOutputs, linkPassage, numberOf, type Graph } from '../network/graph';
import { MESH_SIZE } from '../declaration/elements';
import { mostPhotonsOf, pumpOf } from '../network/oscillator';
import { isForceFree } from '../optimum/fast-force-variance';
import type { OperatingPoint } from '../network/operating-point';
import type { Scheme } from '../network/scheme';
import { regimeOf } from '../regime';
import { plateText } from './setting-rows';
import { emittedLight, mostUsefulPhotons, sourceLight } from '../network/source-light';
import { sourceShares } from '../network/source-shares';

/** A budget or limit counts as reached this close to it. */
const REACHED = 1e-6;

type Elements = Record<string, { readonly lines: readonly Annotation[]; readonly share?: number }>;

/** The lines that the drawing shows: levels, ratios, plate angles, shares, losses and limits reached. */
export function annotationsOf(scheme: Scheme, point: OperatingPoint): Annotations {
  const elements: Elements = {};
  scheme.sources.forEach((source, k) => (elements[source.id] = { lines: sourceLines(scheme, point, k) }));
  scheme.splitters.forEach(({ id }, index) => (elements[id] = { lines: splitterLines(scheme, point.ratios[index]!) }));
  const shares = sourceShares(scheme, point);
  scheme.channels.forEach(({ id }, j) => {
    elements[id] = { share: shares[j]!, lines: sensorLines(scheme, point, j, shares[j]!) };
  });
  return { elements, links: linkAnnotations(scheme, point, shares) };
}

function sourceLines(scheme: Scheme, point: OperatingPoint, k: number): readonly Annotation[] {
  const source = scheme.sources[k]!;
  const photons = point.photons[k]!;
  if (!source.free) {
    const { squeezed } = sourceLight(source, 0);
    return [
      { label: 'level', text: decibelText(source.squeezed), role: 'given' },
      { label: 'anti', text: decibelText(source.antisqueezed), role: 'given' },
      ...(source.jitter > 0 ? [{ label: 'read as', text: decibelText(squeezed), role: 'given' } as const] : []),
    ];
  }
  const lines: Annotation[] = [
    { label: 'level', text: decibelText(emittedLight(source, photons).squeezed), role: 'result' },
    ...(source.oscillator
      ? [{ label: 'pump', text: percentText(pumpOf(source.oscillator, photons)), role: 'result' } as const]
      : []),
    { label: 'photons', text: formatNumber(photons, photons < 100 ? { decimals: 2 } : { digits: 4 }), role: 'given' },
  ];
  if (scheme.regime === 'shared' && scheme.sources.length > 1) {
    lines.push({ label: 'carrier', text: formatNumber(point.launched[k]!, { digits: 3 }), role: 'result' });
  }
  const spent = scheme.sources.reduce((sum, { free }, i) => sum + (free ? point.photons[i]! : 0), 0);
  if (source.oscillator && photons >= mostPhotonsOf(source.oscillator) * (1 - REACHED)) {
    lines.push({ label: '', text: 'at pump limit', role: 'limit' });
  } else if (photons >= mostUsefulPhotons(source) * (1 - REACHED)) {
    lines.push({ label: '', text: 'at the best level for its jitter', role: 'limit' });
  } else if (spent >= scheme.photonBudget * (1 - REACHED)) {
    lines.push({ label: '', text: 'at photon budget', role: 'limit' });
  }
  return lines;
}

function splitterLines({ range }: Scheme, ratio: number): readonly Annotation[] {
  const percent = (part: number): string => formatNumber(100 * part, { decimals: 0 });
  const lines: Annotation[] = [
    { label: '', text: `${percent(ratio)} : ${percent(1 - ratio)}`, role: 'result' },
    { label: 'λ/2', text: plateText(ratio), role: 'result' },
  ];
  // 0 and 1 are no limits of the device: a dead arm simply gets nothing.
  if (range.lower > 0 && ratio <= range.lower + REACHED)
    lines.push({ label: '', text: 'at least ratio', role: 'limit' });
  if (range.upper < 1 && ratio >= range.upper - REACHED)
    lines.push({ label: '', text: 'at most ratio', role: 'limit' });
  return lines;
}

function sensorLines(scheme: Scheme, point: OperatingPoint, j: number, share: number): readonly Annotation[] {
  const channel = scheme.channels[j]!;
  const lines: Annotation[] = [{ label: 'share', text: percentText(share), role: 'result' }];
  if (scheme.regime === 'individual') {
    lines.push({ label: 'carrier', text: formatNumber(point.carriers[j]!, { digits: 3 }), role: 'result' });
  }
  if (regimeOf(scheme.project.parameters) !== 'common') {
    // As typed: a scheme of forces has other target sums in place of them.
    const weights = scheme.project.target.functionals.map(({ weights: typed }) =>
      formatNumber(typed[channel.id] ?? 0, { digits: 4 }),
    );
    lines.push(
      isReference(scheme, j)
        ? { label: 'record', text: 'reference', role: 'given' }
        : { label: weights.length > 1 ? 'weights' : 'weight', text: weights.slice(0, 3).join(', '), role: 'given' },
    );
  }
  if (scheme.force) {
    const { parameters } = graphOf(scheme.project).elements.get(channel.id)!;
    const resonance = quantityText(numberOf(parameters, 'resonance', 0), 'frequency', { digits: 4 });
    lines.push({ label: 'resonance', text: resonance, role: 'given' });
  }
  lines.push({ label: 'total loss', text: lossText(channel.before * channel.after), role: 'given' });
  const capped = scheme.regime === 'individual' && point.carriers[j]! >= channel.carrierCap * (1 - REACHED);
  if (capped) lines.push({ label: '', text: 'at carrier limit', role: 'limit' });
  return lines;
}

/** Whether the record is read for what it knows of the noise of others. */
function isReference(scheme: Scheme, j: number): boolean {
  return scheme.force?.places === 'local' && scheme.regime !== 'common' && isForceFree(scheme, j);
}

/** Share of the light on every link, as directed by the splitters, and its loss where it has one. */
function linkAnnotations(scheme: Scheme, point: OperatingPoint, shares: readonly number[]): Annotations['links'] {
  const graph = graphOf(scheme.project);
  const links: Record<string, { share: number; text: string }> = {};
  for (const link of graph.links) {
    const { transmission } = linkPassage(link);
    links[link.id] = { share: 0, text: transmission < 1 ? lossText(transmission) : '' };
  }
  const ratios = new Map(scheme.splitters.map(({ id }, index) => [id, point.ratios[index]!]));
  for (const { id } of scheme.sources) pour(graph, ratios, { element: id, port: 'out' }, 1, links);
  for (const output of scheme.mesh?.outputs ?? []) {
    const j = scheme.mesh!.outputs.indexOf(output);
    pour(graph, ratios, { element: scheme.mesh!.id, port: `out${output + 1}` }, shares[j]!, links);
  }
  return links;
}

function pour(
  graph: Graph,
  ratios: ReadonlyMap<string, number>,
  port: PortRef,
  share: number,
  links: Record<string, { share: number; text: string }>,
): void {
  const link = graph.linkFrom(port);
  const element = link && graph.elements.get(link.to.element);
  if (!link || !element) return;
  links[link.id] = { ...links[link.id]!, share };
  if (element.type === 'mesh') return;
  const ratio = ratios.get(element.id);
  for (const output of lightOutputs(element, MESH_SIZE)) {
    const part = ratio === undefined ? 1 : output === 'tap' ? ratio : 1 - ratio;
    pour(graph, ratios, { element: element.id, port: output }, share * part, links);
  }
}
