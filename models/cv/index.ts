import type { PhysicsModel } from '../model';
import { fieldErrors, whenSound } from '../sound-project';
import { assess } from './assessment/assess';
import { check } from './checks/check';
import { compile } from './optimum/compile';
import { elements } from './declaration/elements';
import { examples } from './examples';
import { figures } from './assessment/figures';
import { FORCE_UNIT } from './assessment/force-figure';
import { layouts } from './drawing/layouts';
import { linkSpec, networkParameters } from './declaration/network-parameters';
import { newProject } from './drawing/new-project';
import { cvReference } from './reference/reference';
import { cvReproduction } from './reproduction/reproduction';
import { defaultSetting } from './network/settings';
import { tolerances } from './tolerances/tolerances';

export const cv: PhysicsModel = {
  id: 'cv',
  version: '1.0.0',
  title: 'Squeezed light',
  summary: 'Optical and optomechanical sensors that share squeezed light through splitters.',
  citations: [{ text: 'Li et al., “Quantum-Enhanced Optomechanical Sensor Network” (2025)' }],
  elements,
  link: linkSpec,
  parameters: networkParameters,
  merits: [
    {
      key: 'sigma',
      label: 'RMS error of the weighted sum',
      unit: '',
      help: 'Square root of the variance of the unbiased estimate, in the unit of the measured signals. Smaller is better.',
    },
    {
      key: 'forceResolution',
      label: 'Force resolution',
      unit: FORCE_UNIT,
      help: 'Square root of the spectral density of the estimated force at the frequency of the network, all noise included; with references where forces act on weighted sensors only. Smaller is better.',
    },
    {
      key: 'bandNoise',
      label: 'Noise over shot noise, rms over the band',
      unit: '',
      help: 'Noise of the records over their shot noise in the mean over the band, thermal force and back-action left out. Smaller is better.',
    },
  ],
  layouts,
  examples,
  reference: cvReference,
  reproduction: cvReproduction,
  newProject,
  check: (project) => check(project, fieldErrors(project, cv).length === 0),
  compile: (project) => whenSound(project, cv, compile),
  assess: (project) => whenSound(project, cv, assess),
  figures: (project) => whenSound(project, cv, figures),
  tolerances: (project) => whenSound(project, cv, tolerances),
  defaultSetting,
};
