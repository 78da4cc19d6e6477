import { formatNumber } from '../../quantity/format-number';
import type { Issue } from '../../issue';
import { readResponse } from '../network/channel-response';
import { checkBand } from './check-band';
import { checkBudgets } from './check-budgets';
import { checkReferences } from './check-references';
import { checkSignTrap } from './check-sign-trap';
import type { Graph } from '../network/graph';
import { CODE, elementPlace, listNames, networkPlace, problem, warning } from '../issues';
import { isWeightedChannel, mixedSigns } from '../assessment/mixed-signs';
import type { Channel, Scheme } from '../network/scheme';
import { solveScheme } from '../optimum/solve-scheme';

/** Squares of ratios beyond this leave the range of numbers. */
const EXTREME = 1e60;

/** What the values of a sound network make impossible or wasteful. */
export function checkPhysics(scheme: Scheme, graph: Graph): readonly Issue[] {
  const errors = [...checkSums(scheme), ...checkResponses(scheme, graph)];
  if (errors.length > 0) return errors;
  return [
    ...checkReach(scheme, graph),
    ...checkSigns(scheme, graph),
    ...checkSignTrap(scheme, graph),
    ...checkBand(scheme),
    ...checkReferences(scheme),
    ...checkOpenOutputs(graph),
    ...checkBudgets(scheme),
  ];
}

function checkSums({ regime, project }: Scheme): readonly Issue[] {
  if (regime !== 'individual' || project.target.functionals.length < 2) return [];
  const message = `${project.target.functionals.length} target sums with individual carriers are not worked out.`;
  const remedy = 'Keep one target sum, or set the carrier of the network to Separate.';
  return [problem(CODE.unsupportedSums, networkPlace(project, 'regime'), { message, remedy })];
}

function checkResponses(scheme: Scheme, graph: Graph): readonly Issue[] {
  if (scheme.regime === 'common') {
    if (scheme.channels.some((channel) => Math.abs(readResponse(channel)) > 1 / EXTREME)) return [];
    const message = 'No sensor responds to the common signal, so it cannot be estimated.';
    return [
      problem(CODE.notEstimable, networkPlace(scheme.project), {
        message,
        remedy: 'Give at least one sensor a response and a detector with some efficiency.',
      }),
    ];
  }
  return scheme.channels.filter(isWeightedChannel).flatMap((channel): Issue[] => {
    const element = graph.elements.get(channel.id)!;
    if (channel.response === 0) {
      const message = `${channel.name} has a weight but response 0, so its signal cannot be estimated.`;
      return [
        problem(CODE.deadSensor, elementPlace(element, 'response'), {
          message,
          remedy: 'Enter its response, or set its weight to 0.',
        }),
      ];
    }
    if (channel.after === 0) {
      const message = `Nothing of the record of ${channel.name} is detected, so its signal cannot be estimated.`;
      return [
        problem(CODE.deadSensor, elementPlace(element), {
          message,
          remedy: 'Raise the efficiency of its detector above 0, or set its weight to 0.',
        }),
      ];
    }
    if (readoutSizes(channel).some((readout) => !(readout > 1 / EXTREME && readout < EXTREME))) {
      const message = `Weight and response of ${channel.name} are too far apart to be worked out: their ratio is beyond 1e60.`;
      return [
        problem(CODE.tooExtreme, elementPlace(element), {
          message,
          remedy: 'Check its weight, its response and the loss after it.',
        }),
      ];
    }
    if (channel.before > 0 || scheme.regime !== 'shared') return [];
    const message = `No carrier reaches ${channel.name} (its path passes 0 %), so its signal cannot be estimated.`;
    return [
      problem(CODE.unreachableSensor, elementPlace(element), {
        message,
        remedy: 'Lower the loss on its path, or set its weight to 0.',
      }),
    ];
  });
}

/** |g| of each target sum in which the channel takes part. */
function readoutSizes(channel: Channel): number[] {
  const { force } = channel;
  const perSignal = force ? Math.hypot(force.perForce.real, force.perForce.imaginary) : 1;
  const used = (force?.targets ?? channel.weights).filter((weight) => weight !== 0);
  return used.map((weight) => Math.abs((weight * perSignal) / readResponse(channel)));
}

function checkReach(scheme: Scheme, graph: Graph): readonly Issue[] {
  const dead = scheme.channels
    .filter((channel) => isWeightedChannel(channel) && channel.before === 0)
    .map((channel) => {
      const message = `No squeezed light reaches ${channel.name} (its path passes 0 %), so it adds full shot noise.`;
      const remedy = 'Lower the loss on its path; Optimise gives its share to the other sensors.';
      return warning(CODE.deadArm, elementPlace(graph.elements.get(channel.id)!), { message, remedy });
    });
  const limited = scheme.regime === 'shared' && (scheme.range.lower > 0 || scheme.range.upper < 1);
  if (!limited || Number.isFinite(solveScheme(scheme).bound)) return dead;
  const message = 'The splitter limits keep all light from a sensor with weight, so the target cannot be estimated.';
  return [
    problem(CODE.unreachableSensor, networkPlace(scheme.project, 'ratioMax'), {
      message,
      remedy: 'Widen the splitter limits towards 0 and 1.',
    }),
  ];
}

/** Signs of c / k that differ behind one shared carrier: the squeezing partly or wholly cancels. */
function checkSigns(scheme: Scheme, graph: Graph): readonly Issue[] {
  return mixedSigns(scheme).map(({ few, lostDecibel }) => {
    const names = listNames(few.map(({ name }) => name));
    const label = few.length > 2 ? `Flip ${few.length} sensors` : `Flip ${names}`;
    const flips = few.map(
      ({ id, response }) =>
        ({ type: 'set-parameter', owner: { scope: 'element', id }, key: 'response', value: -response }) as const,
    );
    return warning(
      CODE.mixedSigns,
      { ...elementPlace(graph.elements.get(few[0]!.id)!, 'response'), label: names },
      {
        message: `Weights of opposite sign share one carrier: squeezing cancels and ${formatNumber(lostDecibel, { decimals: 2 })} dB are lost.`,
        remedy: `Flip the transduction of ${names}, give each sign a squeezer and carrier of its own, or use individual carriers.`,
        fix: { label, command: { type: 'batch', label, commands: flips } },
      },
    );
  });
}

function checkOpenOutputs(graph: Graph): readonly Issue[] {
  return graph.ofType('splitter').flatMap((splitter) => {
    if (!graph.linkTo({ element: splitter.id, port: 'in' })) return [];
    const open = ['tap', 'through'].filter((port) => !graph.linkFrom({ element: splitter.id, port }));
    if (open.length === 0) return [];
    const message = `${open.length === 2 ? 'Both outputs' : `The ${open[0]} output`} of ${splitter.name} ${open.length === 2 ? 'are' : 'is'} open; light sent there is lost.`;
    return [
      warning(CODE.openOutput, elementPlace(splitter), {
        message,
        remedy: `Connect the output to a sensor, or remove ${splitter.name}.`,
      }),
    ];
  });
}
