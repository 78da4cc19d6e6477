import type { PhysicsModel } from '../model';
import { err, ok } from '../../optimizer/result';
import { elements } from './elements';
import { layouts } from './layouts';
import { linkSpec, networkParameters } from './network-parameters';
import { newProject } from './new-project';

export const cv: PhysicsModel = {
  id: 'cv',
  version: '1.0.0',
  title: 'Squeezed light',
  summary: 'Optomechanical and optical sensors that share squeezed light through splitters.',
  citations: [{ text: 'Li et al., Quantum-Enhanced Optomechanical Sensor Network (2025)' }],
  elements,
  link: linkSpec,
  parameters: networkParameters,
  merits: [
    {
      key: 'sigma',
      label: 'RMS error of the weighted sum',
      unit: '',
      help: 'Square root of the variance of the unbiased estimate of the target sum.',
    },
  ],
  layouts,
  examples: [
    {
      key: 'optomechanical-four',
      title: 'Four-sensor force network',
      summary: 'Chain of four membranes, one squeezer of 2.3 photons, 18 % loss before each sensor.',
      file: 'optomechanical-four.fringe.json',
    },
  ],
  reference: {},
  newProject,
  check: () => [],
  compile: () => err([]),
  assess: () => err([]),
  figures: () => ok([]),
  defaultSetting: (_project, element, control) => {
    void element;
    return control === 'ratio' ? 0.5 : 0;
  },
};
