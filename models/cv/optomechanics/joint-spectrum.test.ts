import { describe, expect, it } from 'vitest';
import { forceCovariance } from './force-covariance';
import { jointSpectrum, recordGain } from './joint-spectrum';
import { PAPER_SQUEEZING } from './paper-network';
import { transduction } from './sensor';
import { susceptibility } from './susceptibility';
import { hertz, paperReadout } from './testing/arriving-light';

const spectrumOf = (weights: number[], amplitudes: number[], mhz: number) => {
  const { sensors, atSensors, efficiencies } = paperReadout(amplitudes);
  return jointSpectrum(sensors, weights, atSensors, efficiencies, hertz(mhz * 1e6));
};
const ones = [1, 1, 1, 1];
const half = [0.5, 0.5, 0.5, 0.5];

describe('jointSpectrum', () => {
  it.each([4.25, 4.276, 4.29, 4.32, 4.365])('is what the force covariance says of the records at %f MHz', (mhz) => {
    const readout = paperReadout(half);
    const weights = [0.7, -0.2, 0.5, 0.4];
    const covariance = forceCovariance(readout, hertz(mhz * 1e6));
    const responses = readout.sensors.map((sensor, j) => {
      const chi = susceptibility(sensor, hertz(mhz * 1e6));
      const gain = weights[j]! * Math.sqrt(0.89) * transduction(sensor, hertz(mhz * 1e6));
      return { re: gain * chi.real, im: gain * chi.imaginary };
    });
    let sum = 0;
    responses.forEach((a, i) =>
      responses.forEach((b, j) => {
        sum += covariance.real.data[i * 4 + j]! * (a.re * b.re + a.im * b.im);
        sum -= covariance.imaginary.data[i * 4 + j]! * (a.im * b.re - a.re * b.im);
      }),
    );
    const square = weights.reduce((a, w) => a + w * w, 0);
    // The covariance holds back-action, which is a few 1e-9 here.
    expect(spectrumOf(weights, half, mhz) / (sum / square)).toBeCloseTo(1, 6);
  });

  it('has a floor of 1 with vacuum and of 1 - (1 - V) .92 x .89 with the entangled light far from the comb', () => {
    const wings = (amplitudes: number[]) => spectrumOf(ones, amplitudes, 40);
    expect(wings([0, 0, 0, 0])).toBeCloseTo(1, 4);
    expect(wings(half)).toBeCloseTo(1 - (1 - PAPER_SQUEEZING) * 0.92 * 0.89, 4);
  });

  it('shows each peak at a quarter of its height alone', () => {
    const peak = (weights: number[]) => spectrumOf(weights, [0, 0, 0, 0], 4.276) - 1;
    expect(peak(ones) / peak([1, 0, 0, 0])).toBeCloseTo(0.25, 3);
  });

  it('gains nothing by a blind detector', () => {
    expect(recordGain(paperReadout(half).sensors[0]!, 0, hertz(4.3e6))).toBe(0);
  });
});
