import { PROJECT_SCHEMA, type Project } from '../../document/project';
import { defaultsOf } from '../../network-drawing';
import { networkParameters } from '../declaration/network-parameters';
import { layouts } from './layouts';

/** A project with an empty drawing and default network parameters. */
export function emptyProject(newId: () => string): Project {
  return {
    kind: 'fringe-project',
    schema: PROJECT_SCHEMA,
    id: newId(),
    name: 'Untitled clocks',
    notes: '',
    model: 'clock',
    parameters: defaultsOf(networkParameters),
    network: { elements: [], links: [] },
    target: { functionals: [] },
    settings: {},
    design: null,
  };
}

/** A valid start: a star of five strontium clocks that keep their common mean time. */
export function newProject(newId: () => string): Project {
  return layouts[0]!.build(emptyProject(newId), 5, newId);
}
