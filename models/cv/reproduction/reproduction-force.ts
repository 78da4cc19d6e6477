import { cavityLinewidth, dispersiveCoupling } from '../optomechanics/cavity';
import {
  backActionForceNoise,
  forceResolution,
  imprecisionForceNoise,
  thermalForceNoise,
} from '../optomechanics/force-noise';
import { linearBudget } from '../optomechanics/inconsistency';
import { membraneEffectiveMass, membraneResonance } from '../optomechanics/membrane';
import { paperSensor } from '../optomechanics/paper-network';
import { offsetForResolution } from '../optomechanics/resolution-offset';
import type { SensorParameter } from '../optomechanics/sensor';
import { DESIGN_TOLERANCE, reproductionRow, type ReproductionRow } from '../../reproduction';

/** Eq. (1) as printed, without back-action: how the paper draws its curves. */
const PRINTED = { convention: 'paper', amplitudeVariance: 0 } as const;
/** Floors of Fig. 3 over shot noise, as the paper states them. */
const MEASURED_FLOOR = { arm: 10 ** -0.08, joint: 10 ** -0.37 };
/** Force resolution with coherent light far off resonance; the paper does not say how far. */
const COHERENT_RESOLUTION = 197e-15;
const hertz = (rate: number) => rate / (2 * Math.PI);

/** Sensor design and forces: Sections 2, 4.2 and 6, Figs. 1 and 5. */
export function forceReproduction(): ReproductionRow[] {
  return [...designRows(), ...noiseRows(), ...resolutionRows(), ...budgetRows()].map((row) =>
    reproductionRow({ ...row, tolerance: DESIGN_TOLERANCE }),
  );
}

function designRows() {
  const { wavelength, mass, resonance } = paperSensor();
  const rings = membraneResonance(0.9e9, 2700, 5e-4, [5, 6]);
  const tension = 0.9 * (4.3e6 / rings) ** 2;
  const coupling = dispersiveCoupling(5e-4, wavelength, mass, resonance);
  return [
    {
      key: 'membrane-resonance',
      subject: 'Resonance of the (5, 6) mode',
      source: 'Section 6',
      paper: 4.3,
      ours: rings / 1e6,
      unit: 'MHz',
      explanation:
        `The printed formula lacks the density. The stress is given as about 0.9 GPa; 4.3 MHz needs ` +
        `${tension.toFixed(3)} GPa.`,
    },
    {
      key: 'effective-mass',
      subject: 'Effective mass of the membrane',
      source: 'Section 6',
      paper: 17,
      ours: 1e12 * membraneEffectiveMass(2700, 5e-4, 1e-7),
      unit: 'ng',
      explanation: 'A quarter of the mass of the membrane.',
    },
    {
      key: 'cavity-decay',
      subject: 'Cavity decay rate over 2 pi',
      source: 'Section 2',
      paper: 60,
      ours: cavityLinewidth(5e-4, 0.302) / 1e9,
      unit: 'GHz',
      explanation:
        'From 0.5 mm and 30.2 %. Mirrors so poor have no single width: the decay of the photon number gives ' +
        `${(cavityLinewidth(5e-4, 0.302, 'decay') / 1e9).toFixed(1)} GHz.`,
    },
    {
      key: 'optomechanical-coupling',
      subject: 'Single-photon coupling over 2 pi',
      source: 'Section 2',
      paper: 822,
      ours: hertz(coupling),
      unit: 'Hz',
      explanation:
        `Length, wavelength and mass give ${coupling.toFixed(0)} rad/s: the printed 2 pi is probably a slip. The ` +
        'curves of the paper were drawn with it, so both readings are offered.',
    },
  ];
}

function noiseRows() {
  const sensor = paperSensor();
  const fitted = { ...sensor, damping: 2 * Math.PI * 45 };
  const perKelvin = thermalForceNoise(sensor, 'paper') / sensor.temperature;
  return [
    {
      key: 'thermal-noise',
      subject: 'Thermal force noise at 300 K',
      source: 'Sections 2 and 4.1, Fig. 1b',
      paper: 6.6,
      ours: 1e15 * Math.sqrt(thermalForceNoise(sensor)),
      unit: 'fN/√Hz',
      explanation: 'Two-sided.',
    },
    {
      key: 'thermal-noise-entangled',
      subject: 'Force resolution on resonance with entangled light',
      source: 'Section 4.2, Fig. 5e-h',
      paper: 6.3,
      ours: 1e15 * Math.sqrt(thermalForceNoise(fitted)),
      unit: 'fN/√Hz',
      explanation:
        'The gain over 6.6 is the fitted damping, 45 Hz for 50 Hz, and not the squeezing: no light lowers the ' +
        'thermal force.',
    },
    {
      key: 'thermomechanical-limit',
      subject: 'Temperature at which thermal noise and imprecision are equal on resonance',
      source: 'Section 2, Fig. 1b',
      paper: 60,
      ours: (1e3 * imprecisionForceNoise(sensor, sensor.resonance, PRINTED)) / perKelvin,
      unit: 'mK',
      explanation: 'With the coupling as printed and Eq. (1); at 822 rad/s it would be (2 pi)^2 times as much.',
    },
    {
      key: 'back-action',
      subject: 'Back-action force noise at 5 uW',
      source: 'Section 4.1',
      paper: 9.7e-7,
      ours: 1e15 * Math.sqrt(backActionForceNoise(sensor, sensor.resonance)),
      unit: 'fN/√Hz',
      explanation:
        'About a hundredth of what the parameters of the paper give, which stays unexplained. Either is far below ' +
        'the thermal noise.',
    },
  ];
}

function resolutionRows() {
  const sensor = paperSensor();
  const offset = offsetForResolution(sensor, COHERENT_RESOLUTION, PRINTED)!;
  const at = sensor.resonance + offset;
  const resolution = (phaseVariance: number) => 1e15 * forceResolution(sensor, at, { ...PRINTED, phaseVariance });
  const place = `where coherent light has 197 fN/√Hz, ${(hertz(offset) / 1e3).toFixed(2)} kHz above resonance`;
  return [
    {
      key: 'separable-off-resonance',
      subject: 'Force resolution off resonance, one arm at -0.8 dB',
      source: 'Section 4.2, Fig. 5a-d',
      paper: 184,
      ours: resolution(MEASURED_FLOOR.arm),
      unit: 'fN/√Hz',
      explanation: `Taken ${place}.`,
    },
    {
      key: 'entangled-off-resonance',
      subject: 'Force resolution off resonance, joint record at -3.7 dB',
      source: 'Section 4.2, Fig. 5e-h',
      paper: 122,
      ours: resolution(MEASURED_FLOOR.joint),
      unit: 'fN/√Hz',
      explanation:
        `Taken ${place}. It takes ${(20 * Math.log10(122 / 197)).toFixed(2)} dB to reach 122, more than the floor ` +
        'of Fig. 3e. It is the resolution of the sum of all forces over the root of their number, not of one sensor.',
    },
  ];
}

function budgetRows() {
  const sensor = paperSensor();
  const off = sensor.resonance + offsetForResolution(sensor, COHERENT_RESOLUTION, PRINTED)!;
  const budgets: readonly [SensorParameter, string, number, number][] = [
    ['damping', 'mechanical decay rate, on resonance', sensor.resonance, 6],
    ['coupling', 'optomechanical coupling, off resonance', off, 3],
    ['cavityDecay', 'cavity decay rate, off resonance', off, 3],
  ];
  return budgets.map(([parameter, name, frequency, paper]) => ({
    key: `budget-${parameter === 'cavityDecay' ? 'cavity-decay' : parameter}`,
    subject: `Deviation allowed for a resolution within 3 %: ${name}`,
    source: 'Section 2, Fig. 1c-e',
    paper,
    ours: 100 * linearBudget(sensor, parameter, 0.03, frequency, PRINTED),
    unit: '%',
    explanation: 'To first order and one parameter at a time; used to the full together they pass 3 sensors in 4.',
  }));
}
