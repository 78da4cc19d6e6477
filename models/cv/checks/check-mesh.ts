import type { NetworkElement, Parameters, Project } from '../../document/project';
import type { Issue } from '../../issue';
import type { Graph } from '../network/graph';
import { numberOf, pathFrom } from '../network/graph';
import { oscillatorOf } from '../network/oscillator';
import { CODE, elementPlace, problem } from '../issues';
import { regimeOf } from '../regime';
import { measuresForce, spectrumOf } from '../signal';

/** What a mesh is not worked out for is said here; everything else with a mesh is solved exactly. */
export function checkMesh(project: Project, graph: Graph): readonly Issue[] {
  const meshes = graph.ofType('mesh').filter(({ id }) => graph.links.some(({ to }) => to.element === id));
  const mesh = meshes[0];
  if (!mesh) return [];
  const refuse = (element: NetworkElement, message: string, remedy: string): Issue =>
    problem(CODE.unsupportedMesh, elementPlace(element), { message, remedy });

  if (meshes.length > 1) {
    return [refuse(meshes[1]!, 'Only one mesh can be optimised.', 'Join the meshes in one, or remove one of them.')];
  }
  if (!isWorkedOut(project)) {
    return [
      refuse(
        mesh,
        'A mesh is worked out for a separate carrier only.',
        'Set the carrier of the network to Separate, or divide the light with splitters.',
      ),
    ];
  }
  const squeezers = graph.ofType('squeezer').filter(({ id }) => graph.linkFrom({ element: id, port: 'out' }));
  const paths = squeezers.map((squeezer) => ({ squeezer, ...pathFrom(graph, { element: squeezer.id, port: 'out' }) }));
  const issues: Issue[] = [];
  for (const { squeezer, end, phase } of paths) {
    if (end?.id !== mesh.id) {
      issues.push(
        refuse(
          squeezer,
          `${squeezer.name} does not lead straight into ${mesh.name}.`,
          'Connect every squeezer to the mesh, with mirrors and links only.',
        ),
      );
    } else if (Math.abs(Math.sin(phase)) > 1e-12) {
      issues.push(
        refuse(
          squeezer,
          `A static phase between ${squeezer.name} and ${mesh.name} is not compensated.`,
          'Set the phases before the mesh to 0 and turn the squeezer instead.',
        ),
      );
    }
  }
  for (const { from } of graph.links.filter((link) => link.from.element === mesh.id)) {
    const { end } = pathFrom(graph, from);
    if (end && end.type !== 'sensor') {
      issues.push(
        refuse(
          end,
          `${end.name} stands behind ${mesh.name}; only mirrors and phases may stand between mesh and sensors.`,
          'Connect each output of the mesh to one sensor.',
        ),
      );
    }
  }
  const first = paths[0];
  const unlike = paths.find(
    ({ squeezer, transmission }) =>
      squeezer.parameters['purity'] !== first!.squeezer.parameters['purity'] ||
      (squeezer.parameters['purity'] !== 'measured' &&
        (transmission !== first!.transmission || !sameLight(squeezer.parameters, first!.squeezer.parameters))),
  );
  if (unlike && issues.length === 0) {
    const remedy =
      'Make all squeezers measured, or all pure or all pumped with the same parameters and the same loss before the mesh.';
    issues.push(
      refuse(unlike.squeezer, `${unlike.squeezer.name} differs in kind from ${first!.squeezer.name}.`, remedy),
    );
  }
  return issues;
}

/** A separate carrier; of a band also the common force, whose read-out weights are given at every frequency. */
function isWorkedOut({ parameters }: Project): boolean {
  const regime = regimeOf(parameters);
  const band = measuresForce(parameters) && spectrumOf(parameters) === 'band';
  return regime === 'separate' || (regime === 'common' && band);
}

/** Whether two free squeezers make the same light of the same photons. */
function sameLight(one: Parameters, other: Parameters): boolean {
  const [a, b] = [oscillatorOf(one), oscillatorOf(other)];
  return (
    numberOf(one, 'jitter', 0) === numberOf(other, 'jitter', 0) &&
    a?.escape === b?.escape &&
    a?.detuning === b?.detuning &&
    a?.mostPump === b?.mostPump
  );
}
