import type { NetworkElement, NetworkLink, Project } from '../document/project';
import { linkName } from '../document/describe';
import type { Issue, Place } from '../issue';

/** Codes of networks of clocks: 2xx what keeps a network from working, 4xx what to look at. Formulas have 1xx and 3xx. */
export const CODE = {
  noClock: 'CLK-201',
  noCentre: 'CLK-202',
  severalCentres: 'CLK-203',
  tooManyRepeaters: 'CLK-204',
  tooLarge: 'CLK-205',
  noWeights: 'CLK-206',
  apart: 'CLK-207',
  tooFewAtoms: 'CLK-208',
  noTime: 'CLK-209',
  unsupportedSums: 'CLK-210',
  everyCycleTested: 'CLK-211',
  noDesign: 'CLK-212',
  wrongPorts: 'CLK-213',
  selfLink: 'CLK-214',
  weightsOutOfRange: 'CLK-215',
  idleAtoms: 'CLK-401',
  roundedWeights: 'CLK-402',
  unusedClock: 'CLK-403',
  doubleLink: 'CLK-404',
  uselessLink: 'CLK-405',
  securityNeedsPartners: 'CLK-406',
  overspent: 'CLK-407',
  linkTooSlow: 'CLK-408',
} as const;

type Text = Pick<Issue, 'message' | 'remedy'> & { readonly fix?: Issue['fix'] };

export function elementPlace(element: Pick<NetworkElement, 'id' | 'name'>, field?: string): Place {
  return { label: element.name, element: element.id, ...(field === undefined ? {} : { field }) };
}

export function linkPlace(project: Project, link: Pick<NetworkLink, 'id'>, field?: string): Place {
  const name = linkName(project, link.id);
  const label = name.charAt(0).toUpperCase() + name.slice(1);
  return { label, link: link.id, ...(field === undefined ? {} : { field }) };
}

export function networkPlace(project: Project, field?: string): Place {
  return { label: project.name, ...(field === undefined ? {} : { field }) };
}

export function problem(code: string, where: Place, text: Text): Issue {
  return { code, severity: 'error', where, ...text };
}

export function warning(code: string, where: Place, text: Text): Issue {
  return { code, severity: 'warning', where, ...text };
}
