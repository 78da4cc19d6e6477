import type { Project, Settings } from '../../document/project';
import { MESH_ROTATIONS, rotationKey } from '../declaration/elements';
import { graphOf, numberOf } from './graph';
import { oscillatorOf, pumpOf } from './oscillator';
import { regimeOf } from '../regime';

/** The value of a control in force: as set, or the default that a fresh drawing starts with. */
export function settingOf(project: Project, element: string, control: string): number {
  return project.settings[element]?.[control] ?? defaultSetting(project, element, control);
}

/**
 * The default of a control: splitters halve, photons (with them pumps) and carriers are shared equally, phases are 0.
 * The read-out weight of a common signal counts every sensor that responds by the sign of its response.
 */
export function defaultSetting(project: Project, element: string, control: string): number {
  const { parameters } = project;
  switch (control) {
    case 'ratio':
      return Math.min(numberOf(parameters, 'ratioMax', 1), Math.max(numberOf(parameters, 'ratioMin', 0), 0.5));
    case 'photons':
      return photonShare(project);
    case 'pump': {
      const oscillator = oscillatorOf(graphOf(project).elements.get(element)?.parameters ?? {});
      return oscillator ? pumpOf(oscillator, photonShare(project)) : 0;
    }
    case 'carrier':
      return defaultCarrier(project, element);
    case 'readoutWeight':
      return defaultReadout(project, element);
    default:
      return 0;
  }
}

/** The photon budget in equal parts among the squeezers that draw on it. */
function photonShare(project: Project): number {
  const graph = graphOf(project);
  const lit = graph.ofType('squeezer').filter(({ id }) => graph.linkFrom({ element: id, port: 'out' }));
  const free = lit.filter(({ parameters }) => parameters['purity'] !== 'measured').length;
  return numberOf(project.parameters, 'photonBudget', 0) / Math.max(1, free);
}

/** The budget in equal parts: among squeezers where they carry it, among sensors where these have their own. */
function defaultCarrier(project: Project, element: string): number {
  const graph = graphOf(project);
  const budget = numberOf(project.parameters, 'carrierBudget', 1);
  if (graph.elements.get(element)?.type === 'squeezer') {
    const launching = graph.ofType('squeezer').filter(({ id }) => graph.linkFrom({ element: id, port: 'out' }));
    return budget / Math.max(1, launching.length);
  }
  const cap = numberOf(graph.elements.get(element)?.parameters ?? {}, 'carrierCap', Infinity);
  return Math.min(cap, budget / Math.max(1, graph.ofType('sensor').length));
}

function defaultReadout(project: Project, element: string): number {
  const response = numberOf(graphOf(project).elements.get(element)?.parameters ?? {}, 'response', 1);
  return regimeOf(project.parameters) === 'common' ? Math.sign(response) : 0;
}

/** Mixing angles of a mesh in force. */
export function rotationsOf(project: Project, mesh: string): number[] {
  return Array.from({ length: MESH_ROTATIONS }, (_, k) => settingOf(project, mesh, rotationKey(k)));
}

/** Settings merged element by element; later ones win. */
export function mergeSettings(...parts: readonly Settings[]): Settings {
  const merged: Record<string, Readonly<Record<string, number>>> = {};
  // Mostly nothing is set before: what is set then needs no copy, which takes long for large networks.
  if (parts.length === 2 && Object.keys(parts[0]!).length === 0) return parts[1]!;
  for (const part of parts) {
    for (const element of Object.keys(part)) {
      const before = merged[element];
      merged[element] = before ? { ...before, ...part[element] } : part[element]!;
    }
  }
  return merged;
}
