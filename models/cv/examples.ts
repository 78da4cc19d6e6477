import type { ExampleSpec } from '../model';

/** Worked projects in examples/, the published system first. */
export const examples: readonly ExampleSpec[] = [
  {
    key: 'optomechanical-four',
    title: 'Four-sensor force network',
    summary: 'Li et al. 2025: a chain of four sensors, one squeezer of 2.3 photons, 18 % loss before each sensor.',
    file: 'optomechanical-four.fringe.json',
  },
  {
    key: 'lossy-arms',
    title: 'Lossy arms',
    summary: 'Arms from 0.95 down to 0.30 behind a −10 dB source: where a naive split loses 6 % in variance.',
    file: 'lossy-arms.fringe.json',
  },
  {
    key: 'mixed-sign-shared-carrier',
    title: 'Mixed signs, shared carrier',
    summary: 'A balanced difference behind one carrier: squeezing gains nothing until the signs are cured.',
    file: 'mixed-sign-shared-carrier.fringe.json',
  },
  {
    key: 'broadband-two-squeezers',
    title: 'Broadband, two squeezers',
    summary: 'Mean force on four membranes from 4.25 to 4.39 MHz: one squeezer gains 1.9 dB, two on two modes 4.7 dB.',
    file: 'broadband-two-squeezers.fringe.json',
  },
];
