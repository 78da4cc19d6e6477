import { optimize, type Solution } from '../../optimizer/optimize';
import { buildChain } from '../../models/cv/drawing/chain-layout';
import { emptyProject } from '../../models/cv/drawing/new-project';
import { compile } from '../../models/cv/optimum/compile';
import type { Compiled } from '../../models/model';
import type { Project } from '../../models/document/project';
import { isInside, type Case } from '../case';
import type { Instance } from '../peers/protocol';
import { formulaOf } from '../problems/formula';
import { asSmooth, networkData, networkStart, type NetworkData } from '../problems/network';
import { NO_PROOF, type Goal, type Row } from '../row';
import type { Bench } from './bench';
import { compare, type Ours } from './compare';
import { YES } from './proved';

const SENSORS = 1000;
const PROBES = 10;
const STARTS = 8;
const CARRIERS = { separate: 'separate carriers', shared: 'a shared carrier' };

/** A network of the application with a thousand sensors: how long it takes to judge it, and to optimise it with proof. */
export const networkBenches: readonly Bench[] = [
  evaluation('cv evaluate A', 'separate'),
  evaluation('cv evaluate B', 'shared'),
  optimisation('cv optimise A', 'separate'),
  optimisation('cv optimise B', 'shared'),
];

function evaluation(problem: string, regime: NetworkData['regime']): Bench {
  return {
    problem,
    title: `value of a network with ${CARRIERS[regime]}`,
    description:
      'One evaluation of a drawn chain of sensors (size = M) behind one squeezer, with unequal losses and weights: the ' +
      'step of every search ("fringe"), and the walk through the whole drawing that verifies results. The rival is the ' +
      'formula of this network in numpy with its slopes, as a local method of scipy calls it. The gap is that of the ' +
      'application to the formula.',
    async run(context) {
      const data = networkData(regime, SENSORS, 1);
      const { problem: design } = compiled(projectOf(data));
      const each = networkCase(problem, data, 'network-value');
      const formula = formulaOf(each.instance);
      const distance = (x: readonly number[]) =>
        Math.abs(Math.expm1(design.evaluate(Float64Array.from(x)).objective - formula.objective(x)));
      const evaluate = (start: Float64Array): Float64Array => (design.evaluate(start), start);
      const verify = (start: Float64Array): Float64Array => (design.verify!(start), start);
      return compare(
        { ...each, distance },
        [
          { method: 'fringe', proof: NO_PROOF, solve: evaluate },
          { method: 'fringe, whole drawing', proof: NO_PROOF, solve: verify },
        ],
        context,
      );
    },
    goals: (rows) => [goal(rows, `${problem} at M = ${SENSORS} under 1 ms`, 1, false)],
  };
}

function optimisation(problem: string, regime: NetworkData['regime']): Bench {
  return {
    problem,
    title: `best split of a network with ${CARRIERS[regime]}`,
    description:
      'All splitters and the photons of the same chain: M real variables. Ours takes the drawing as the window has read it, ' +
      'solves, derives the ' +
      'bound anew from its evidence and verifies the point by a walk through the drawing, all of it timed; it takes no ' +
      'start, so that its starts are runs. The others get the formula of this network with its slopes, and end by ' +
      'their own rule, set to a relative change of 1e-12.',
    async run(context) {
      const data = networkData(regime, SENSORS, 1);
      const project = projectOf(data);
      return compare(networkCase(problem, data, 'network'), [proved(project)], context);
    },
    goals: (rows) => [goal(rows, `${problem} at M = ${SENSORS} under 10 ms, with proof`, 10, true)],
  };
}

/** The case of a network; its optimum is the bound that the solution of the application proves. */
export function networkCase(problem: string, data: NetworkData, kind: 'network' | 'network-value'): Case {
  const { lower, upper } = asSmooth(data, new Float64Array(data.weights.length));
  const instance: Instance = { kind, lower: Array.from(lower), upper: Array.from(upper), ...data };
  const { objective, gradient } = formulaOf(instance);
  const { bound } = solve(projectOf(data)).certificate;
  return {
    problem,
    size: data.weights.length,
    instance,
    starts: Array.from({ length: STARTS }, (_, k) => networkStart(data, k)),
    target: null,
    objective,
    gradient,
    distance: (x) => (isInside(instance, x) ? Math.expm1(objective(x) - bound!) : Infinity),
    probes: Array.from({ length: PROBES }, (_, k) => networkStart(data, 1000 + k)),
    floor: 1,
  };
}

/** The network as a project of the application. */
function projectOf({ regime, weights, efficiencies, photons }: NetworkData): Project {
  let last = 0;
  const newId = () => `n${++last}`;
  const chain = buildChain(emptyProject(newId), weights.length, newId);
  const elements = chain.network.elements.map((element) =>
    element.type === 'sensor' ? { ...element, parameters: { ...element.parameters, response: 1 } } : element,
  );
  const sensors = elements.filter(({ type }) => type === 'sensor');
  const arms = new Map(sensors.map(({ id }, j) => [id, efficiencies[j]!]));
  const links = chain.network.links.map((link) =>
    link.to.port === 'light'
      ? { ...link, parameters: { ...link.parameters, transmission: arms.get(link.to.element)! } }
      : link,
  );
  const sum = Object.fromEntries(sensors.map(({ id }, j) => [id, weights[j]!]));
  return {
    ...chain,
    parameters: { ...chain.parameters, regime, photonBudget: photons },
    network: { elements, links },
    target: { functionals: chain.target.functionals.map((functional) => ({ ...functional, weights: sum })) },
  };
}

function compiled(project: Project): Compiled {
  const result = compile(project);
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join(' '));
  return result.value;
}

/** The drawing is read once, as in the window; nothing of its solution is remembered. */
function solve(project: Project): Solution {
  return optimize(compiled(project).problem, { seed: 1 });
}

function proved(project: Project): Ours {
  const { holds, certificate } = solve(project);
  const derived = certificate.evidence?.check === 'derived-bound';
  return {
    method: 'fringe',
    proof: holds === 'optimal' && derived ? `${certificate.kind}, bound derived anew`.replace('-', ' ') : NO_PROOF,
    solve: () => solve(project).x,
  };
}

function goal(rows: readonly Row[], statement: string, limit: number, withProof: boolean): Goal {
  const row = rows.find(({ method }) => method === 'fringe');
  if (row === undefined || row.medianMs === null) return { statement, measured: 'not measured', met: null };
  const sound = row.success === row.starts && (!withProof || YES(row.proof));
  return {
    statement,
    measured: `${row.medianMs.toPrecision(2)} ms${withProof ? `, proof: ${row.proof}` : ''}`,
    met: row.medianMs <= limit && sound,
  };
}
