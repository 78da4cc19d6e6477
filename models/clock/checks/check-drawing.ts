import type { NetworkElement, NetworkLink, Project } from '../../document/project';
import type { Issue } from '../../issue';
import { elements } from '../declaration/elements';
import { MAX_CLOCKS } from '../drawing/layouts';
import { CODE, elementPlace, linkPlace, networkPlace, problem, warning } from '../issues';
import { isQuantum, placesOf, quantumLinks } from '../network/read-network';
import { MAX_OPTIONAL_PLACES } from '../network/steiner-tree';

/** More elements than a drawing can need. */
const MAX_ELEMENTS = 1024;

/** What is wrong with the drawing itself, whatever its values. */
export function checkDrawing(project: Project): readonly Issue[] {
  const size = checkSize(project);
  return size.length > 0
    ? size
    : [...checkPlaces(project), ...project.network.links.flatMap((link) => checkEnds(project, link))];
}

function checkSize(project: Project): readonly Issue[] {
  const clocks = placesOf(project, 'clock').length;
  const { length } = project.network.elements;
  const tooLarge = (message: string): readonly Issue[] => [
    problem(CODE.tooLarge, networkPlace(project), {
      message,
      remedy: 'Remove some, or divide the network into several projects.',
    }),
  ];
  if (clocks > MAX_CLOCKS) return tooLarge(`The network has ${clocks} clocks; at most ${MAX_CLOCKS} are worked out.`);
  return length > MAX_ELEMENTS
    ? tooLarge(`The network has ${length} elements; at most ${MAX_ELEMENTS} are worked out.`)
    : [];
}

function checkPlaces(project: Project): readonly Issue[] {
  const issues: Issue[] = [];
  const centres = project.network.elements.filter(({ type }) => type === 'centre');
  if (placesOf(project, 'clock').length === 0) {
    issues.push(
      problem(CODE.noClock, networkPlace(project), {
        message: 'The network has no clock.',
        remedy: 'Place a clock and link it to the others.',
      }),
    );
  }
  if (centres.length === 0) {
    issues.push(
      problem(CODE.noCentre, networkPlace(project), {
        message: 'The network has no centre, which holds its design and steers the lasers.',
        remedy: 'Place a centre.',
      }),
    );
  }
  issues.push(
    ...centres.slice(1).map((centre: NetworkElement) =>
      problem(CODE.severalCentres, elementPlace(centre), {
        message: `${centre.name} is a second centre; one holds the design of the whole network.`,
        remedy: 'Delete it, or make it a repeater.',
        fix: { label: 'Delete it', command: { type: 'remove', elements: [centre.id], links: [] } },
      }),
    ),
  );
  const optional = centres.length + placesOf(project, 'repeater').length;
  if (optional > MAX_OPTIONAL_PLACES) {
    issues.push(
      problem(CODE.tooManyRepeaters, networkPlace(project), {
        message: `The network has ${optional - centres.length} repeaters; with at most ${MAX_OPTIONAL_PLACES - 1} all trees are compared.`,
        remedy: 'Remove repeaters that are not worth having.',
      }),
    );
  }
  return issues;
}

function checkEnds(project: Project, link: NetworkLink): readonly Issue[] {
  const where = linkPlace(project, link);
  const fix = { label: 'Delete the link', command: { type: 'remove', elements: [], links: [link.id] } } as const;
  const known = ({ element, port }: NetworkLink['from'], direction: 'in' | 'out'): boolean => {
    const type = project.network.elements.find(({ id }) => id === element)?.type;
    const spec = elements.find((candidate) => candidate.type === type);
    return spec?.ports.some((candidate) => candidate.key === port && candidate.direction === direction) ?? false;
  };
  if (!known(link.from, 'out') || !known(link.to, 'in')) {
    const message = `${where.label} does not lead from one node to another.`;
    return [problem(CODE.wrongPorts, where, { message, remedy: 'Delete it and draw it anew.', fix })];
  }
  if (link.from.element === link.to.element) {
    const message = `${where.label} ends where it begins.`;
    return [problem(CODE.selfLink, where, { message, remedy: 'Link it to another node.', fix })];
  }
  return [];
}

/** Links that do nothing: too poor to carry entanglement, without pairs, or beside one of the same kind. */
export function checkLinks(project: Project): readonly Issue[] {
  const useful = new Set(quantumLinks(project).map(({ id }) => id));
  const seen = new Set<string>();
  return project.network.links.flatMap((link): readonly Issue[] => {
    const where = linkPlace(project, link);
    const kind = isQuantum(link) ? 'quantum' : 'classical';
    const key = JSON.stringify([...[link.from.element, link.to.element].sort(), kind]);
    const twice = seen.has(key);
    seen.add(key);
    const issues: Issue[] = [];
    if (twice) {
      issues.push(
        warning(CODE.doubleLink, where, {
          message: `${where.label} runs beside another ${kind} link of the same two nodes; only the better one is used.`,
          remedy: 'Delete one, or add its pair rate to the other.',
        }),
      );
    }
    if (kind === 'quantum' && !useful.has(link.id)) {
      issues.push(
        warning(CODE.uselessLink, where, {
          message: `${where.label} delivers no entanglement: its pair rate is 0 or its fidelity at most 25 %.`,
          remedy: 'Raise its rate or fidelity, or make it a classical link.',
        }),
      );
    }
    return issues;
  });
}
