import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choleskyFactor, solveWithFactor } from '../../../optimizer/linear-solve';
import { rankOneCovariance } from '../equations/covariance';
import {
  conditionalVariance,
  crossReferencedForceNoise,
  marginalVariance,
  sumRecordForceNoise,
} from './cross-reference';
import { forceCovariance, ownForceNoises } from './force-covariance';
import { thermalForceNoise } from './force-noise';
import { jointSpectrum, recordGain } from './joint-spectrum';
import { PAPER_CHANNEL, PAPER_SQUEEZING } from './paper-network';
import { decibel, femto, hertz, paperReadout } from './testing/arriving-light';

const equal = [0, 1, 2, 3].map(() => PAPER_CHANNEL / 4);

describe('conditionalVariance', () => {
  it('is one over the diagonal of the inverse of the propagated covariance', () => {
    const arms = fc.array(
      fc.record({ share: fc.double({ min: 0.01, max: 1, noNaN: true }), tau: fc.double({ min: 0, max: 1, noNaN: true }) }),
      { minLength: 1, maxLength: 6 },
    ); // prettier-ignore
    fc.assert(
      fc.property(arms, fc.double({ min: 0.01, max: 1, noNaN: true }), (list, variance) => {
        const whole = list.reduce((sum, { share }) => sum + share, 0);
        const amplitudes = list.map(({ share }) => Math.sqrt(share / whole));
        const factor = choleskyFactor(rankOneCovariance(amplitudes, list.map(({ tau }) => tau), variance)); // prettier-ignore
        if (!factor.ok) throw new Error(factor.error);
        const squares = list.map(({ tau }, j) => tau * amplitudes[j]! ** 2);
        list.forEach((_, j) => {
          const column = solveWithFactor(factor.value, list.map((__, i) => (i === j ? 1 : 0))); // prettier-ignore
          expect(conditionalVariance(squares, variance, j) * column[j]!).toBeCloseTo(1, 9);
          expect(conditionalVariance(squares, variance, j)).toBeLessThanOrEqual(
            marginalVariance(squares, variance, j) * (1 + 1e-12),
          );
        });
      }),
    );
  });

  it('of one of four sensors is -1.72 dB where its own record has -.78 dB', () => {
    expect(decibel(marginalVariance(equal, PAPER_SQUEEZING, 0))).toBeCloseTo(-0.78, 2);
    expect(decibel(conditionalVariance(equal, PAPER_SQUEEZING, 0))).toBeCloseTo(-1.72, 2);
  });
});

describe('a force on the first sensor, 5 kHz off its resonance', () => {
  const frequency = hertz(4.276e6 + 5e3);
  const readout = paperReadout([0.5, 0.5, 0.5, 0.5]);
  const { sensors, atSensors, efficiencies } = readout;
  const covariance = forceCovariance(readout, frequency);
  const own = ownForceNoises(covariance)[0]!;
  const ones = [1, 1, 1, 1];
  const gain = recordGain(sensors[0]!, 0.89, frequency);
  const thermal = thermalForceNoise(sensors[0]!);
  const withReferences = crossReferencedForceNoise(covariance, 0);
  if (!withReferences.ok) throw new Error(withReferences.error);

  it('is seen with 15.3 fN in its own record and with 18.9 fN in the sum', () => {
    const spectrum = jointSpectrum(sensors, ones, atSensors, efficiencies, frequency);
    expect(femto(own)).toBeCloseTo(15.3, 1);
    expect(femto(sumRecordForceNoise(spectrum, gain, ones, 0))).toBeCloseTo(18.9, 1);
  });

  it('is seen with 14.07 fN when the other records lend their quantum noise, an imprecision lower by .93 dB', () => {
    const squares = ones.map(() => (0.92 * 0.89) / 4);
    const quiet = conditionalVariance(squares, PAPER_SQUEEZING, 0);
    expect(femto(thermal + quiet / gain)).toBeCloseTo(14.07, 2);
    expect(decibel(quiet / marginalVariance(squares, PAPER_SQUEEZING, 0))).toBeCloseTo(-0.93, 2);
  });

  it('is seen with 14.09 fN, .92 dB lower, once their own thermal noise counts', () => {
    expect(femto(withReferences.value)).toBeCloseTo(14.09, 2);
    expect(decibel((withReferences.value - thermal) / (own - thermal))).toBeCloseTo(-0.92, 2);
  });

  it('is not referenced to a detector that sees nothing', () => {
    const blind = forceCovariance({ ...readout, efficiencies: [0.89, 0, 0.89, 0.89] }, frequency);
    expect(crossReferencedForceNoise(blind, 0)).toEqual({ ok: false, error: 'degenerate-noise' });
  });
});
