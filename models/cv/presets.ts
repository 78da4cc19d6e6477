import type { NetworkLink, Project } from '../document/project';
import { buildChain } from './drawing/chain-layout';
import { emptyProject } from './drawing/new-project';
import { purePhotons } from './equations/sources';

/**
 * Published points of Li et al. 2025, Fig. 4: RMS error of four sensors, and the advantage (separable
 * over entangled RMS error) of two to four. They lie up to 4 % off the curves at these conditions.
 */
export const publishedFigure4 = {
  source: 'Li et al. 2025, Fig. 4',
  conditions: '2.3 photons and 82 %',
  entangled: [[4, 0.13]],
  separable: [[4, 0.16]],
  advantage: [
    [2, 1.089],
    [3, 1.178],
    [4, 1.237],
  ],
} as const satisfies Record<string, string | readonly (readonly [number, number])[]>;

/** Four sensors behind a chain, one pure squeezer of 2.3 photons, 18 % loss before each sensor, equal weights. */
export function fourSensorProject(newId: () => string): Project {
  return {
    ...chainWithArms(newId, [0.82, 0.82, 0.82, 0.82]),
    name: 'Four-sensor force network',
    notes: 'The network of Li et al. 2025: Ns = 2.3 photons, efficiency 0.82, equal weights.',
  };
}

/** Four arms of very different loss and a source of −10 dB: here a naive split loses. */
export function lossyArmsProject(newId: () => string): Project {
  const project = chainWithArms(newId, [0.95, 0.85, 0.6, 0.3]);
  return {
    ...project,
    name: 'Lossy arms',
    notes: 'Arms of 0.95, 0.85, 0.60 and 0.30 behind a source of −10 dB. The best split gains 6 % in variance.',
    parameters: { ...project.parameters, photonBudget: purePhotons(0.1) },
  };
}

/** Weights of both signs behind one shared carrier: the squeezing cancels, and the cures are named. */
export function mixedSignProject(newId: () => string): Project {
  const project = chainWithArms(newId, [0.82, 0.82, 0.82, 0.82]);
  const [functional] = project.target.functionals;
  const sensors = project.network.elements.filter(({ type }) => type === 'sensor');
  const weights = Object.fromEntries(sensors.map(({ id }, j) => [id, j < 2 ? 0.25 : -0.25]));
  return {
    ...project,
    name: 'Mixed signs, shared carrier',
    notes: 'A balanced difference read with one shared carrier: no gain from squeezing until the signs are cured.',
    parameters: { ...project.parameters, regime: 'shared' },
    network: {
      ...project.network,
      elements: project.network.elements.map((element) =>
        element.type === 'sensor' ? { ...element, parameters: { ...element.parameters, response: 1 } } : element,
      ),
    },
    target: { functionals: [{ ...functional!, name: 'Difference of pairs', weights }] },
  };
}

function chainWithArms(newId: () => string, transmissions: readonly number[]): Project {
  const project = buildChain(emptyProject(newId), transmissions.length, newId);
  const sensors = project.network.elements.filter(({ type }) => type === 'sensor').map(({ id }) => id);
  const arm = (link: NetworkLink): NetworkLink => {
    const j = sensors.indexOf(link.to.element);
    return j < 0 ? link : { ...link, parameters: { ...link.parameters, transmission: transmissions[j]! } };
  };
  return { ...project, network: { ...project.network, links: project.network.links.map(arm) } };
}
