import type { Project } from '../../document/project';
import type { Issue } from '../../issue';
import { formatNumber } from '../../quantity/format-number';
import { networkParameters } from '../declaration/network-parameters';
import { CODE, elementPlace, networkPlace, problem, warning } from '../issues';
import type { ClockNetwork } from '../network/clock-network';
import { numberOf, withDefaults } from '../network/given-values';
import { clocksOf, entanglingTree, quantumLinks, roundedWeights } from '../network/read-network';
import { connectedParts } from '../network/spanning-tree';
import { placesOf } from '../network/read-network';

/** Sums of weights whose squares still stay clear of the limits of numbers. */
const LEAST_SUM = 1e-100;
const LARGEST_SUM = 1e100;

/** Whether the target can be measured at all: weights, links between the clocks that have one, atoms for them, time. */
export function checkEstimable(project: Project): readonly Issue[] {
  const { functionals } = project.target;
  if (functionals.length > 1) {
    return [
      problem(CODE.unsupportedSums, networkPlace(project), {
        message: `There are ${functionals.length} weighted sums; a network of clocks keeps one common time.`,
        remedy: 'Leave one target and give the others a project of their own.',
      }),
    ];
  }
  const clocks = clocksOf(project);
  const values = withDefaults(networkParameters, project.parameters);
  const weights = roundedWeights(clocks, numberOf(values, 'weightTolerance'));
  if (weights === null) {
    return [
      problem(CODE.noWeights, networkPlace(project), {
        message: 'No clock has a weight, so there is nothing to measure.',
        remedy: 'Give the clocks weights, for example 1/K each for their mean.',
      }),
    ];
  }
  const total = clocks.reduce((sum, { weight }) => sum + Math.abs(weight), 0);
  if (!(total >= LEAST_SUM && total <= LARGEST_SUM)) {
    return [
      problem(CODE.weightsOutOfRange, networkPlace(project), {
        message: `The weights add up to ${formatNumber(total, { digits: 3 })}; sums from ${formatNumber(LEAST_SUM)} to ${formatNumber(LARGEST_SUM)} can be worked with.`,
        remedy: 'Scale all weights alike, for example to a sum of 1.',
      }),
    ];
  }
  const used = clocks.filter((_, j) => weights.parts[j] !== 0);
  const poor = clocks.find(({ atoms }, j) => atoms < Math.abs(weights.parts[j]!));
  if (poor !== undefined) {
    const part = Math.abs(weights.parts[clocks.indexOf(poor)]!);
    return [
      problem(CODE.tooFewAtoms, elementPlace(poor, 'atoms'), {
        message: `${poor.name} has ${poor.atoms} ${poor.atoms === 1 ? 'atom' : 'atoms'}, but its weight needs ${part} in each of the smallest states.`,
        remedy: `Give it at least ${part} atoms, lower its weight, or allow a larger weight error.`,
      }),
    ];
  }
  return [...checkTime(project, values), ...checkConnection(project, used)];
}

function checkTime(project: Project, values: ClockNetwork['values']): readonly Issue[] {
  const deadTime = numberOf(values, 'deadTime');
  const averagingTime = numberOf(values, 'averagingTime');
  if (deadTime < averagingTime) return [];
  const shown = (time: number): string => `${formatNumber(time)} s`;
  return [
    problem(CODE.noTime, networkPlace(project, 'deadTime'), {
      message: `The dead time of ${shown(deadTime)} leaves nothing of the averaging time of ${shown(averagingTime)}.`,
      remedy: `Choose a dead time from 0 s to below ${shown(averagingTime)}, or average for longer.`,
    }),
  ];
}

function checkConnection(
  project: Project,
  used: readonly { readonly id: string; readonly name: string }[],
): readonly Issue[] {
  const links = quantumLinks(project);
  const ids = used.map(({ id }) => id);
  if (entanglingTree(project, ids, links) !== null) return [];
  const others = [...placesOf(project, 'centre'), ...placesOf(project, 'repeater')];
  const known = new Set(ids);
  const parts = connectedParts([...ids, ...others], links)
    .map((part) => part.filter((place) => known.has(place)))
    .filter((part) => part.length > 0)
    .sort((a, b) => b.length - a.length);
  return parts.slice(1).map((part) => {
    const first = used.find(({ id }) => id === part[0])!;
    const more = part.length > 1 ? ` and ${part.length - 1} more` : '';
    return problem(CODE.apart, elementPlace(first), {
      message: `No quantum links join ${first.name}${more} with the other clocks.`,
      remedy: 'Link it, over repeaters if need be, or set its weight to 0.',
    });
  });
}

/** What the planner should know of a network that works. */
export function checkNetworkUse(network: ClockNetwork): readonly Issue[] {
  const { project, clocks, unused, weights, units } = network;
  const issues: Issue[] = unused.map((clock) =>
    warning(CODE.unusedClock, elementPlace(clock, 'weight'), {
      message:
        clock.weight === 0
          ? `${clock.name} has no weight: its atoms are not used.`
          : `The weight of ${clock.name} is rounded to 0: its atoms are not used.`,
      remedy: clock.weight === 0 ? 'Give it a weight, or delete it.' : 'Allow a smaller weight error.',
    }),
  );
  if (weights.deviation > 1e-9) {
    issues.push(
      warning(CODE.roundedWeights, networkPlace(project, 'weightTolerance'), {
        message: `The weights are rounded to ${weights.parts.slice(0, 6).join(' : ')}${weights.parts.length > 6 ? ' …' : ''}, off by up to ${formatNumber(100 * weights.deviation, { digits: 2 })} % of their sum.`,
        remedy: 'Allow a smaller weight error for larger states, or choose weights that are simple fractions.',
      }),
    );
  }
  const idle = clocks.reduce((sum, { atoms }, j) => sum + atoms - units * Math.abs(weights.parts[j]!), 0);
  const all = clocks.reduce((sum, { atoms }) => sum + atoms, 0);
  if (idle > 0.1 * all) {
    issues.push(
      warning(CODE.idleAtoms, networkPlace(project), {
        message: `${idle} of ${all} atoms stay idle, since the weights ask every clock for its share.`,
        remedy: 'Weight the clocks by their atoms (a weighted world time) to use them all.',
        fix: { label: 'Weight by atoms', command: weightsByAtoms(network, all) },
      }),
    );
  }
  return issues;
}

/** w_j = N_j / N (C2), with the sum and the signs of the weights as they are. */
function weightsByAtoms({ project, clocks, scale }: ClockNetwork, all: number) {
  const functional = project.target.functionals[0]!;
  const weights = Object.fromEntries(
    clocks.map(({ id, atoms, weight }) => [id, (Math.sign(weight) * scale * atoms) / all]),
  );
  return {
    type: 'set-functional',
    functional: { ...functional, weights: { ...functional.weights, ...weights } },
  } as const;
}
