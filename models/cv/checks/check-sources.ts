import type { Project } from '../../document/project';
import type { Issue } from '../../issue';
import type { Graph } from '../network/graph';
import { numberOf } from '../network/graph';
import { CODE, elementPlace, networkPlace, problem, warning } from '../issues';
import { decibelText } from '../assessment/display';
import { isPhysicalPair, jitteredVariance } from '../equations/sources';

/** Squeezers that cannot exist, or that are of no use as they are. */
export function checkSources(project: Project, graph: Graph): readonly Issue[] {
  const squeezers = graph.ofType('squeezer');
  if (squeezers.length === 0) {
    const message = 'The network has no squeezer.';
    return [
      problem(CODE.noSqueezer, networkPlace(project), {
        message,
        remedy: 'Place a squeezer and connect it to the splitters (key Q).',
      }),
    ];
  }
  const issues = squeezers.flatMap((squeezer): Issue[] => {
    if (squeezer.parameters['purity'] !== 'measured') return [];
    const level = numberOf(squeezer.parameters, 'level', 1);
    const antilevel = numberOf(squeezer.parameters, 'antilevel', 1);
    if (!isPhysicalPair(level, antilevel)) {
      const least = 1 / level;
      return [
        problem(CODE.unphysicalSource, elementPlace(squeezer, 'antilevel'), {
          message: `Squeezing ${decibelText(level)} with anti-squeezing ${decibelText(antilevel)} is not a physical state.`,
          remedy: `Anti-squeezing must be at least ${decibelText(least)}.`,
          fix: {
            label: `Use ${decibelText(least)}`,
            command: {
              type: 'set-parameter',
              owner: { scope: 'element', id: squeezer.id },
              key: 'antilevel',
              value: least,
            },
          },
        }),
      ];
    }
    const jitter = numberOf(squeezer.parameters, 'jitter', 0);
    const read = jitteredVariance(level, antilevel, jitter);
    if (read <= 1) return [];
    return [
      problem(CODE.noisySource, elementPlace(squeezer, 'jitter'), {
        message: `With this phase jitter ${squeezer.name} is noisier than vacuum (${decibelText(read)}).`,
        remedy: 'Reduce the jitter or the anti-squeezing, or remove the squeezer: without it the sensors do better.',
      }),
    ];
  });
  const pure = squeezers.some(({ parameters }) => parameters['purity'] !== 'measured');
  if (pure && numberOf(project.parameters, 'photonBudget', 0) === 0) {
    const message = 'The photon budget is 0, so the squeezers give vacuum.';
    issues.push(
      warning(CODE.noPhotons, networkPlace(project, 'photonBudget'), {
        message,
        remedy: 'Enter the photons that the squeezers may use, such as 2.3.',
      }),
    );
  }
  return issues;
}
