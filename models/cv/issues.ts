import type { NetworkElement, Project } from '../document/project';
import type { Issue, Place } from '../issue';

/** Codes of this model: 1xx structure and estimability, 2xx sources, 3xx warnings, 4xx forces and the assumptions behind them, 43x what they can afford. */
export const CODE = {
  noSqueezer: 'CV-101',
  loop: 'CV-102',
  occupiedPort: 'CV-103',
  wrongPorts: 'CV-104',
  tooLarge: 'CV-105',
  disconnectedSensor: 'CV-106',
  sensorWithoutDetector: 'CV-107',
  crossedRatioLimits: 'CV-108',
  deadSensor: 'CV-109',
  unreachableSensor: 'CV-110',
  noWeights: 'CV-111',
  notEstimable: 'CV-112',
  unsupportedSums: 'CV-113',
  unsupportedMesh: 'CV-114',
  noSensor: 'CV-115',
  tooExtreme: 'CV-116',
  unphysicalSource: 'CV-201',
  noisySource: 'CV-202',
  noPhotons: 'CV-203',
  mixedSigns: 'CV-310',
  deadArm: 'CV-311',
  unusedElement: 'CV-312',
  openOutput: 'CV-313',
  unusedWeights: 'CV-314',
  overspent: 'CV-315',
  lossyPath: 'CV-316',
  wantedNoise: 'CV-317',
  unsupportedForces: 'CV-401',
  emptyBand: 'CV-402',
  manyRecords: 'CV-403',
  slowCavity: 'CV-411',
  coldBath: 'CV-412',
  largeMotion: 'CV-413',
  backAction: 'CV-414',
  printedConvention: 'CV-415',
  overdamped: 'CV-416',
  signTrap: 'CV-417',
  noReferences: 'CV-421',
  noReferencesInBand: 'CV-422',
  bandFloor: 'CV-423',
  inconsistent: 'CV-431',
  probePower: 'CV-432',
} as const;

type Text = Pick<Issue, 'message' | 'remedy'> & { readonly fix?: Issue['fix'] };

export function elementPlace(element: NetworkElement, field?: string): Place {
  return { label: element.name, element: element.id, ...(field === undefined ? {} : { field }) };
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

/** "Sensor 3", "Sensors 3 and 4" where the names allow it, else the names. */
export function listNames(names: readonly string[]): string {
  if (names.length < 3) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
