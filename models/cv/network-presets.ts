import type { NetworkElement, NetworkLink, Project } from '../document/project';
import { buildChain } from './drawing/chain-layout';
import { layouts } from './drawing/layouts';
import { emptyProject } from './drawing/new-project';
import { purePhotons } from './equations/sources';

/** Power passed by 0.2 dB: a splitter that is well coated, or a kilometre of telecom fibre. */
const FIFTH_OF_DECIBEL = 10 ** -0.02;

/** One squeezer of -10 dB for 64 sensors behind a balanced tree of splitters that lose 0.2 dB each. */
export function sixtyFourProject(newId: () => string): Project {
  const start = buildChain(emptyProject(newId), 1, newId);
  const lossy = withElements(start, ({ type, parameters }) =>
    type === 'detector' ? { ...parameters, efficiency: 0.9 } : parameters,
  );
  const tree = layouts.find(({ key }) => key === 'tree')!.build(lossy, 64, newId);
  const project = withElements(tree, ({ type, parameters }) =>
    type === 'splitter' ? { ...parameters, insertion: FIFTH_OF_DECIBEL } : parameters,
  );
  return {
    ...project,
    name: 'Sixty-four sensors',
    notes:
      'One squeezer of −10 dB for 64 sensors; splitters lose 0.2 dB, detectors 10 %. A balanced tree reaches 4.14 dB below shot noise. Laid out as a chain, whose last sensors pay for all splitters, it is 1.3 dB.',
    parameters: { ...project.parameters, photonBudget: purePhotons(0.1) },
  };
}

/** A station next to the source and three at the ends of 5, 20 and 50 km of fibre. */
export function fibreProject(newId: () => string): Project {
  const lengths = [0, 5, 20, 50];
  const project = buildChain(emptyProject(newId), lengths.length, newId);
  const sensors = project.network.elements.filter(({ type }) => type === 'sensor').map(({ id }) => id);
  const links = project.network.links.map((link): NetworkLink => {
    const length = lengths[sensors.indexOf(link.to.element)];
    if (length === undefined) return link;
    return { ...link, parameters: { ...link.parameters, transmission: FIFTH_OF_DECIBEL ** length } };
  });
  const named = project.network.elements.map((element) => {
    const j = sensors.indexOf(element.id);
    return j < 0 ? element : { ...element, name: `Station ${j + 1}, ${lengths[j]!} km` };
  });
  return {
    ...project,
    name: 'Fibre network, 0 to 50 km',
    notes:
      'Four stations at the ends of 0, 5, 20 and 50 km of fibre (0.2 dB/km) and a squeezer of −10 dB. After 50 km a tenth of the light is left: sent there in equal parts it is wasted, and the best split gains 12.9 % in variance.',
    parameters: { ...project.parameters, photonBudget: purePhotons(0.1) },
    network: { elements: named, links },
  };
}

/** The slope of a field over four sensors in a line: weights of both signs behind a separate carrier. */
export function gradiometerProject(newId: () => string): Project {
  const places = [-1.5, -0.5, 0.5, 1.5];
  const chain = buildChain(emptyProject(newId), places.length, newId);
  const sensors = chain.network.elements.filter(({ type }) => type === 'sensor');
  const links = chain.network.links.map((link): NetworkLink =>
    sensors.some(({ id }) => id === link.to.element)
      ? { ...link, parameters: { ...link.parameters, transmission: 0.82 } }
      : link,
  );
  const squares = places.reduce((sum, x) => sum + x * x, 0);
  // Least squares on places one unit apart: the slope is sum x_j d_j / sum x_j^2.
  const weights = Object.fromEntries(sensors.map(({ id }, j) => [id, places[j]! / squares]));
  const [functional] = chain.target.functionals;
  return {
    ...chain,
    name: 'Gradiometer',
    notes:
      'The gradient along four sensors one unit apart: weights −0.3, −0.1, 0.1, 0.3. With a separate carrier the squeezed light is turned by 180° at the sensors of negative weight, and the whole squeezing acts on the gradient; the outer sensors take 45 % each.',
    network: { ...chain.network, links },
    target: { functionals: [{ ...functional!, name: 'Gradient', weights }] },
  };
}

function withElements(
  project: Project,
  parametersOf: (element: NetworkElement) => NetworkElement['parameters'],
): Project {
  const elements = project.network.elements.map((element) => ({ ...element, parameters: parametersOf(element) }));
  return { ...project, network: { ...project.network, elements } };
}
