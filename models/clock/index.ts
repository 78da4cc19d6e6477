import { ok } from '../../optimizer/result';
import type { PhysicsModel } from '../model';
import { fieldErrors, whenSound } from '../sound-project';
import { assess } from './assessment/assess';
import { check } from './checks/check';
import { linkSpec } from './declaration/element-parameters';
import { centreControls } from './declaration/centre-controls';
import { elements } from './declaration/elements';
import { networkParameters } from './declaration/network-parameters';
import { layouts } from './drawing/layouts';
import { newProject } from './drawing/new-project';
import { examples } from './examples';
import { figures } from './figures/figures';
import { readNetwork } from './network/read-network';
import { compile } from './optimum/compile';
import { clockReference } from './reference/reference';
import { clockReproduction } from './reproduction/reproduction';
import { defaultCascade, defaultControl } from './settings/default-cascade';
import { simulation } from './simulation/simulation';

export const clock: PhysicsModel = {
  id: 'clock',
  version: '1.0.0',
  title: 'Network of clocks',
  summary: 'Atomic clocks that share entangled states over quantum links and steer their lasers together.',
  citations: [
    {
      text: 'Kómár et al., “A quantum network of clocks”, Nature Physics 10, 582 (2014)',
      doi: '10.1038/nphys3000',
    },
  ],
  elements,
  link: linkSpec,
  parameters: networkParameters,
  merits: [
    {
      key: 'sigma',
      label: 'Fractional instability',
      unit: '',
      help: 'Allan deviation σ_y of the common time after the averaging time. Smaller is better.',
    },
  ],
  layouts,
  examples,
  reference: clockReference,
  reproduction: clockReproduction,
  simulation: {
    ...simulation,
    plan: (project, trials) => whenSound(project, clock, (p) => simulation.plan(p, trials)),
  },
  newProject,
  check: (project) => check(project, fieldErrors(project, clock).length === 0),
  compile: (project) => whenSound(project, clock, compile),
  assess: (project) => whenSound(project, clock, assess),
  figures: (project) => whenSound(project, clock, figures),
  defaultSetting: (project, _element, control) => {
    const start = whenSound(project, clock, (sound) => ok(defaultCascade(readNetwork(sound))));
    return start.ok ? defaultControl(start.value, control) : plainDefault(control);
  },
};

/** What a control of the centre starts with while the network does not work. */
function plainDefault(control: string): number {
  const spec = centreControls.find(({ key }) => key === control);
  return spec?.kind === 'number' ? spec.default : 0;
}
