import type { Issue } from '../../issue';
import { formatNumber } from '../../quantity/format-number';
import { closedFormWarnings, designWarnings, DOMAIN_CODE } from '../equations/domain-warnings';
import { CODE, elementPlace, networkPlace, problem, warning } from '../issues';
import type { ClockNetwork } from '../network/clock-network';
import { limitsOf } from '../optimum/design-limits';
import { logVariance } from '../optimum/design-variance';
import { uncorrelatedCascade } from '../settings/default-cascade';
import { designInForce } from '../settings/design-in-force';
import { testPlanOf } from '../settings/test-plan';

/** Whether any design of the network works, and what is doubtful of the one in force. */
export function checkDesign(network: ClockNetwork): readonly Issue[] {
  const impossible = [...checkTests(network), ...checkAnyDesign(network)];
  if (impossible.some(({ severity }) => severity === 'error')) return impossible;
  return [...impossible, ...checkLimits(network), ...checkFormulas(network)];
}

function checkTests(network: ClockNetwork): readonly Issue[] {
  const { project, values } = network;
  if (values['security'] === true && network.security === null) {
    return [
      warning(CODE.securityNeedsPartners, networkPlace(project, 'security'), {
        message: 'A single clock cannot be tested against others; the tests are left out.',
        remedy: 'Add clocks, or switch the tests off.',
      }),
    ];
  }
  if (testPlanOf(network) !== 'impossible') return [];
  const { detection, cycles } = network.security!;
  return [
    problem(CODE.everyCycleTested, networkPlace(project, 'detectionCycles'), {
      message: `To find a liar with ${formatNumber(100 * detection)} % within ${formatNumber(cycles)} cycles every cycle would be a test.`,
      remedy: 'Allow more cycles, ask for less certain detection, or narrow the window.',
    }),
  ];
}

/** Uncorrelated atoms are the least that a network can do; where even they see nothing, nothing can be designed. */
function checkAnyDesign(network: ClockNetwork): readonly Issue[] {
  if (Number.isFinite(logVariance(network, uncorrelatedCascade(network)))) return [];
  return [
    problem(CODE.noDesign, networkPlace(network.project, 'readoutError'), {
      message: 'Not even uncorrelated atoms show a signal: their contrast is lost.',
      remedy: 'Lower the read-out error or the atom loss, or shorten the averaging time.',
    }),
  ];
}

function checkLimits(network: ClockNetwork): readonly Issue[] {
  const made = designInForce(network.project);
  if (!made.ok) return [];
  const { settings } = made.value;
  const [atoms = 0, , , pairs = 0] = limitsOf(network, settings);
  const centre = network.project.network.elements.find(({ id }) => id === network.centre)!;
  const issues: Issue[] = [];
  if (atoms > 0) {
    issues.push(
      warning(CODE.overspent, elementPlace(centre, 'copies1'), {
        message: `These settings use ${formatNumber(atoms)} atoms more than the clocks have.`,
        remedy: 'Lower the copies or the level-0 atoms, or optimise.',
      }),
    );
  }
  if (pairs > 0) {
    issues.push(
      warning(CODE.linkTooSlow, elementPlace(centre, 'ramseyTime'), {
        message: `The slowest link delivers ${formatNumber(pairs, { digits: 3 })} pairs too few in a cycle.`,
        remedy: 'Lengthen the Ramsey time, lower the copies, or optimise.',
      }),
    );
  }
  return issues;
}

/** What is doubtful of the budget itself. */
function checkFormulas(network: ClockNetwork): readonly Issue[] {
  return doubtsOf(network).filter(({ code }) => !CLOSED_FORM_CODES.has(code));
}

/** Conditions under which the closed forms fail, while the budget of the design counts everything. */
const CLOSED_FORM_CODES: ReadonlySet<string> = new Set([DOMAIN_CODE.additiveDephasing, DOMAIN_CODE.localAtoms]);

function doubtsOf({ project, centre }: ClockNetwork): readonly Issue[] {
  const made = designInForce(project);
  if (!made.ok) return [];
  const { design, budget, environment } = made.value;
  const holder = project.network.elements.find(({ id }) => id === centre)!;
  return designWarnings(design, budget, environment, elementPlace(holder));
}

/** Where the closed forms of the paper, drawn for comparison, fail for this network or its design. */
export function closedFormDoubts(network: ClockNetwork): readonly Issue[] {
  const { project, environment, weights, atoms, schemes } = network;
  const { averagingTime, atomicLinewidth, laserLinewidths } = environment;
  const ensemble = { atoms, nodes: weights.sum, averagingTime };
  const closed = closedFormWarnings(ensemble, Math.max(...laserLinewidths), atomicLinewidth, networkPlace(project));
  const own = doubtsOf(network).filter(
    ({ code }) => code === DOMAIN_CODE.localAtoms || (code === DOMAIN_CODE.additiveDephasing && schemes !== 'contrast'),
  );
  return [...own, ...closed].map((issue) => ({ ...issue, severity: 'info' }));
}
