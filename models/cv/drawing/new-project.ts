import type { Project } from '../../document/project';
import { PROJECT_SCHEMA } from '../../document/project';
import { buildChain } from './chain-layout';
import { defaultsOf } from '../../network-drawing';
import { networkParameters } from '../declaration/network-parameters';

/** A project with an empty drawing and default network parameters. */
export function emptyProject(newId: () => string): Project {
  return {
    kind: 'fringe-project',
    schema: PROJECT_SCHEMA,
    id: newId(),
    name: 'Untitled network',
    notes: '',
    model: 'cv',
    parameters: defaultsOf(networkParameters),
    network: { elements: [], links: [] },
    target: { functionals: [] },
    settings: {},
    design: null,
  };
}

/** A valid start: a chain of four lossless sensors that measure the mean of their signals. */
export function newProject(newId: () => string): Project {
  return buildChain(emptyProject(newId), 4, newId);
}
