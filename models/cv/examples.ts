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
    key: 'li-2025-entangled',
    title: 'Li et al. 2025, force resolution',
    summary: 'The published sensors in N/√Hz, far off resonance: 197 fN by coherent, 115 fN by entangled light.',
    file: 'li-2025-entangled.fringe.json',
  },
  {
    key: 'li-2025-separable',
    title: 'Li et al. 2025, separate squeezers',
    summary: 'The same photons in a squeezer for each sensor: 122 fN/√Hz.',
    file: 'li-2025-separable.fringe.json',
  },
  {
    key: 'li-2025-coherent',
    title: 'Li et al. 2025, coherent light',
    summary: 'The same sensors without squeezing: 197 fN/√Hz off resonance, 6.65 where thermal force alone is left.',
    file: 'li-2025-coherent.fringe.json',
  },
  {
    key: 'li-2025-coupling-in-rad',
    title: 'Li et al. 2025, coupling of 822 rad/s',
    summary: 'The other reading of the printed coupling: 197 fN/√Hz moves from 48.5 to 7.75 kHz off resonance.',
    file: 'li-2025-coupling-in-rad.fringe.json',
  },
  {
    key: 'four-membranes',
    title: 'Four membranes, one frequency',
    summary:
      'Between their resonances light shared with equal signs gains nothing; turned by 180° at two sensors, 4.6 dB.',
    file: 'four-membranes.fringe.json',
  },
  {
    key: 'broadband-two-squeezers',
    title: 'Broadband, two squeezers',
    summary: 'Mean force on four membranes from 4.25 to 4.39 MHz: one squeezer gains 1.9 dB, two on two modes 4.7 dB.',
    file: 'broadband-two-squeezers.fringe.json',
  },
  {
    key: 'local-force',
    title: 'A force on one sensor',
    summary: 'Read with the other records as references: 14.1 fN/√Hz, 15.3 without them, 18.9 from the sum of all.',
    file: 'local-force.fringe.json',
  },
  {
    key: 'lossy-arms',
    title: 'Lossy arms',
    summary: 'Arms from 0.95 down to 0.30 behind a −10 dB source: where a naive split loses 6 % in variance.',
    file: 'lossy-arms.fringe.json',
  },
  {
    key: 'fibre-network',
    title: 'Fibre network, 0 to 50 km',
    summary: 'Stations at 0, 5, 20 and 50 km of fibre: the far one gets next to nothing, which gains 13 % in variance.',
    file: 'fibre-network.fringe.json',
  },
  {
    key: 'gradiometer',
    title: 'Gradiometer',
    summary: 'The slope along four sensors, weights of both signs behind a separate carrier: 6 dB below shot noise.',
    file: 'gradiometer.fringe.json',
  },
  {
    key: 'mixed-sign-shared-carrier',
    title: 'Mixed signs, shared carrier',
    summary: 'A balanced difference behind one carrier: squeezing gains nothing until the signs are cured.',
    file: 'mixed-sign-shared-carrier.fringe.json',
  },
  {
    key: 'sixty-four-sensors',
    title: 'Sixty-four sensors',
    summary: 'One −10 dB squeezer behind a tree of lossy splitters: 4.1 dB below shot noise, where a chain has 1.3.',
    file: 'sixty-four-sensors.fringe.json',
  },
];
