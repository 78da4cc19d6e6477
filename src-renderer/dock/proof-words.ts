import type { Certificate } from '../../optimizer/certificate';
import type { Assessment, Design } from '../../models/design';
import { formatNumber } from '../../models/quantity/format-number';
import { gapText } from './proof-badge';

/** A line of the proof: what it is about, and what it says. */
export interface ProofLine {
  readonly term: string;
  readonly says: string;
}

const KINDS: Readonly<Record<Certificate['kind'], string>> = {
  'closed-form': 'Closed form: a formula gives the best design and its bound.',
  dual: 'Duality: a dual solution bounds every feasible design.',
  'branch-and-bound': 'Branch and bound: every region was searched or excluded by its bound.',
  enumeration: 'Enumeration: every combination was evaluated.',
  'stationary-only': 'Stationary point only: no better design nearby, nothing is known further away.',
};

/** The certificate of a design in words. Bounds are given as figures of merit, not as logarithms. */
export function proofLines(design: Design): readonly ProofLine[] {
  const { certificate, provenance, figure } = design;
  const lines: ProofLine[] = [{ term: 'Kind of proof', says: KINDS[certificate.kind] }];
  lines.push({ term: figure.label, says: withUnit(figure.value, figure.unit) });
  lines.push({ term: 'No design is below', says: boundText(design) });
  lines.push({
    term: 'Gap in variance',
    says: exactGap(certificate.gap),
  });
  lines.push({ term: 'Independent recheck', says: recheckText(certificate) });
  lines.push({ term: 'Limits', says: violationText(certificate) });
  if (certificate.restarts > 1) {
    lines.push({ term: 'Starts', says: `${certificate.agreeing} of ${certificate.restarts} ended at this value` });
  }
  if (certificate.stationarity !== null) {
    lines.push({ term: 'Remaining slope', says: formatNumber(certificate.stationarity, { digits: 2 }) });
  }
  lines.push({ term: 'Method', says: provenance.method });
  lines.push({
    term: 'Run',
    says: `${counted(provenance.evaluations, 'evaluation')} in ${secondsText(provenance.seconds)}, seed ${provenance.seed}`,
  });
  lines.push({
    term: 'Made with',
    says: `Fringe ${provenance.version}, model ${design.model} ${provenance.modelVersion}`,
  });
  lines.push({ term: 'From inputs', says: design.inputHash });
  return lines;
}

function boundText({ certificate, figure }: Design): string {
  if (certificate.gap === null || certificate.bound === null) return 'No bound is known';
  // The gap is relative in variance, the figure is the square root of the variance.
  return withUnit(figure.value / Math.sqrt(1 + certificate.gap), figure.unit);
}

function exactGap(gap: number | null): string {
  if (gap === null) return 'Not known without a bound';
  const share = gapText(gap);
  const exact = formatNumber(gap, { digits: 2 });
  return gap === 0 || share === exact ? share : `${share} (${exact})`;
}

function recheckText({ recheck }: Certificate): string {
  return recheck === 'passed'
    ? 'Passed: a second, plainer calculation gives the same value and limits.'
    : 'Failed: a second calculation does not confirm this value. Do not use this design.';
}

function violationText({ violation }: Certificate): string {
  return violation <= 0 ? 'All limits are kept' : `Violated by up to ${formatNumber(violation, { digits: 2 })}`;
}

function withUnit(value: number, unit: string): string {
  return `${formatNumber(value, { digits: 6 })}${unit === '' ? '' : ` ${unit}`}`;
}

function counted(count: number, noun: string): string {
  return `${formatNumber(count, { digits: 12 })} ${noun}${count === 1 ? '' : 's'}`;
}

function secondsText(seconds: number): string {
  return seconds < 1
    ? `${formatNumber(seconds * 1000, { digits: 2 })} ms`
    : `${formatNumber(seconds, { digits: 3 })} s`;
}

/** A factor in variance this close to one is not shown. */
const NOTHING = 5e-5;

/** What the distance to the limit comes from, largest factor first; empty where the design reaches the limit. */
export function gapLines({ gapFactors }: Assessment): readonly ProofLine[] {
  return gapFactors
    .filter(({ factor }) => Math.abs(factor - 1) >= NOTHING)
    .sort((a, b) => b.factor - a.factor)
    .map(({ label, factor }) => ({
      term: label,
      says: `× ${formatNumber(factor, { digits: 4 })} in variance`,
    }));
}
