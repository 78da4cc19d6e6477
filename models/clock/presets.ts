import type { NetworkLink, Parameters, Project } from '../document/project';
import { linkSpec } from './declaration/element-parameters';
import { layouts } from './drawing/layouts';
import { emptyProject } from './drawing/new-project';
import { defaultsOf } from '../network-drawing';

type Layout = 'star' | 'repeaters';

/** What is set in a preset; the rest keeps its defaults. */
interface Setup {
  readonly layout: Layout;
  readonly clocks: number;
  readonly name: string;
  readonly notes: string;
  readonly network: Parameters;
  readonly clock: Parameters;
  /** Parameters of link number k, in drawing order. */
  link(k: number): Parameters;
}

/** Perfect pairs, more than any cycle can use. */
const idealLink = (): Parameters => ({ fidelity: 1, pairRate: 1e6 });

/** Fig. 3 of Kómár et al.: a thousand atoms on ten clocks, γ_i = 10⁻⁴ γ_LO, where lasers limit and atoms do not. */
export function figureThreeProject(newId: () => string): Project {
  return draw(newId, {
    layout: 'star',
    clocks: 10,
    name: 'A thousand atoms on ten clocks',
    notes:
      'The network of Fig. 3 of Kómár et al. 2014: N = 1000, K = 10, atomic linewidth 1e-4 of that of the lasers, ideal ' +
      'links. The unit of time is free; here the lasers are 10 mHz wide.',
    network: { averagingTime: 10, linewidth: 1e-6, schemes: 'simple' },
    clock: { atoms: 100, laserLinewidth: 1e-2 },
    link: idealLink,
  });
}

/** Ten clocks of ten ions each, where entanglement does not pay against an unknown phase. */
export function aluminiumProject(newId: () => string): Project {
  return draw(newId, {
    layout: 'star',
    clocks: 10,
    name: 'Ten aluminium clocks of ten ions',
    notes:
      'Ten clocks of ten Al+ ions, 1 s, 8 mHz. The paper promises 4e-17; its formula gives 6.3e-18 (a missing 2 pi). With a ' +
      'phase that nothing is known of, ten ions a clock leave too few for level 0 and its levels: single ions do better. ' +
      'Let the phase before a cycle be known within the laser to see what entanglement then gains.',
    network: { averagingTime: 1, species: 'aluminium', linewidth: 8e-3, schemes: 'simple' },
    clock: { atoms: 10, laserLinewidth: 1e-2 },
    link: idealLink,
  });
}

/** Pairs per second of the ten strontium links: unlike, as distances are. */
const STRONTIUM_RATES = [140, 210, 480, 190, 320, 460, 260, 250, 180, 170];

/** Ten clocks of a thousand atoms each over links that limit. */
export function strontiumProject(newId: () => string): Project {
  return draw(newId, {
    layout: 'star',
    clocks: 10,
    name: 'Ten strontium clocks',
    notes:
      'Ten clocks of 1000 Sr atoms, 1 s, 1 mHz, as in Kómár et al. 2014, with links of 140 to 480 pairs per second and ' +
      'pairs of 99.5 %. The ideal shared cascade reaches 3.85e-19 by the formula of the paper.',
    network: { averagingTime: 1, linewidth: 1e-3, readout: 'adaptive', schemes: 'simple' },
    clock: { atoms: 1000, laserLinewidth: 1e-2 },
    link: (k) => ({ pairRate: STRONTIUM_RATES[k % STRONTIUM_RATES.length]!, fidelity: 0.995 }),
  });
}

/** Ten clocks with a transition of tens of microhertz, averaged for 100 s. */
export function erbiumProject(newId: () => string): Project {
  return draw(newId, {
    layout: 'star',
    clocks: 10,
    name: 'Ten erbium clocks',
    notes:
      'A transition of 30 uHz at 1299 nm, averaged for 100 s: the paper expects less than 1e-20. Atoms are not stated there; ' +
      'ten clocks of 1000 are taken. The lasers are too wide for one long cycle and are narrowed first.',
    network: { averagingTime: 100, species: 'erbium', linewidth: 30e-6, schemes: 'simple' },
    clock: { atoms: 1000, laserLinewidth: 1e-2 },
    link: () => ({ fidelity: 0.999, pairRate: 100 }),
  });
}

/** Twenty-four satellites in eight groups, each behind a repeater, repeaters linked in a ring. */
export function satelliteProject(newId: () => string): Project {
  const project = draw(newId, {
    layout: 'repeaters',
    clocks: 24,
    name: 'Clocks on satellites',
    notes:
      'A constellation like that of GPS: 24 clocks of 1000 Sr atoms in groups of three behind a repeater each. Repeaters ' +
      'are linked to the centre and to their neighbours, so that any one of these links may fail.',
    network: { averagingTime: 1, linewidth: 1e-3, deadTime: 1e-3, security: true },
    clock: { atoms: 1000, laserLinewidth: 1e-2 },
    link: () => ({ fidelity: 0.998, pairRate: 5000, transmission: 0.1 }),
  });
  const repeaters = project.network.elements.filter(({ type }) => type === 'repeater');
  const ring = repeaters.map(({ id }, k): NetworkLink => ({
    id: newId(),
    from: { element: id, port: 'out' },
    to: { element: repeaters[(k + 1) % repeaters.length]!.id, port: 'in' },
    parameters: { ...defaultsOf(linkSpec.parameters), fidelity: 0.998, pairRate: 5000, transmission: 0.05 },
  }));
  return { ...project, network: { ...project.network, links: [...project.network.links, ...ring] } };
}

function draw(newId: () => string, setup: Setup): Project {
  const empty = emptyProject(newId);
  const start = {
    ...empty,
    name: setup.name,
    notes: setup.notes,
    parameters: { ...empty.parameters, ...setup.network },
  };
  const layout = layouts.find(({ key }) => key === setup.layout)!;
  const { network, ...project } = layout.build(start, setup.clocks, newId);
  const elements = network.elements.map((element) =>
    element.type === 'clock' ? { ...element, parameters: { ...element.parameters, ...setup.clock } } : element,
  );
  const links = network.links.map((link, k) => ({ ...link, parameters: { ...link.parameters, ...setup.link(k) } }));
  return { ...project, network: { elements, links } };
}
