import type { Issue } from '../../issue';
import { formatNumber } from '../../quantity/format-number';
import { closedFormWarnings, designWarnings } from '../equations/domain-warnings';
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

/** Formulas used outside their range, section 13 of the specification; those of closed forms only where these are drawn. */
function checkFormulas(network: ClockNetwork): readonly Issue[] {
  const { project, environment, weights, atoms } = network;
  const where = networkPlace(project);
  const linewidth = Math.max(...environment.laserLinewidths);
  const ensemble = { atoms, nodes: weights.sum, averagingTime: environment.averagingTime };
  const closed = closedFormWarnings(ensemble, linewidth, environment.atomicLinewidth, where);
  const made = designInForce(project);
  const centre = project.network.elements.find(({ id }) => id === network.centre)!;
  const own = made.ok
    ? designWarnings(made.value.design, made.value.budget, made.value.environment, elementPlace(centre))
    : [];
  return [...own, ...closed.map((issue) => ({ ...issue, severity: 'info' as const }))];
}
