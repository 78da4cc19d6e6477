import type { Certificate, CertificateKind, EvidenceSummary } from '../../optimizer/certificate';
import type { Assessment, Design } from '../../models/design';
import { formatNumber } from '../../models/quantity/format-number';
import { gapText } from './proof-badge';

/** A line of the proof: what it is about, and what it says. */
export interface ProofLine {
  readonly term: string;
  readonly says: string;
}

/** Something that was, or was not, verified once more. */
export interface RecheckStep {
  readonly outcome: 'confirmed' | 'refuted' | 'not-done';
  readonly says: string;
}

/** What a certificate says and does not say, in words, with the numbers behind it. */
export interface ProofStory {
  readonly proved: string;
  readonly notProved: string;
  readonly evidence: readonly ProofLine[];
  readonly recheck: readonly RecheckStep[];
  readonly run: readonly ProofLine[];
}

/** The certificate of a design in words. Bounds are given as figures of merit, not as logarithms. */
export function proofStory(design: Design): ProofStory {
  return {
    proved: provedText(design),
    notProved: notProvedText(design),
    evidence: evidenceLines(design),
    recheck: recheckSteps(design.certificate),
    run: runLines(design),
  };
}

/** How each kind of proof excludes better settings. */
const EXCLUDES: Readonly<Record<Exclude<CertificateKind, 'stationary-only'>, string>> = {
  'closed-form': 'A formula gives the best setting, and with it a limit that no allowed setting goes below.',
  dual: 'A price on each budget gives a limit that no allowed setting goes below, whatever the search has seen.',
  'branch-and-bound':
    'All allowed settings were divided into boxes, and each box was excluded by a limit of its own, rounding included.',
  enumeration: 'Every allowed combination was evaluated; none is better.',
};

function provedText({ certificate, holds }: Design): string {
  if (certificate.recheck === 'failed') return 'Nothing: a second calculation does not confirm this design.';
  if (holds === 'infeasible') return 'Nothing: this design does not keep its limits.';
  if (certificate.kind === 'stationary-only' || certificate.gap === null) {
    return certificate.evidence?.check === 'slopes'
      ? 'Its value, by two separate calculations, and that no small change of the settings improves it noticeably.'
      : 'Only its value: this setting achieves what the headline says, by two separate calculations.';
  }
  const reach =
    holds === 'optimal'
      ? 'This design reaches that limit.'
      : `This design lies at most ${gapText(certificate.gap)} above it, in variance.`;
  return `${excludes(certificate)} ${reach}`;
}

function excludes({ kind, evidence }: Certificate): string {
  if (kind === 'stationary-only') return '';
  // Boxes are spoken of only where they were handed over and gone through again.
  if (kind === 'branch-and-bound' && evidence?.check !== 'boxes')
    return 'The search divided all allowed settings and excluded each part by a limit of its own.';
  return EXCLUDES[kind];
}

function notProvedText({ certificate, holds }: Design): string {
  const scope = 'Other layouts, other elements, and noise that the network does not contain are outside the statement.';
  if (certificate.recheck === 'failed' || holds === 'infeasible') return 'Everything. Do not build this design.';
  if (certificate.kind === 'stationary-only' || certificate.gap === null) {
    return `Anything about settings further away: a better one may exist. Starts that agree are a hint, no proof. ${scope}`;
  }
  if (holds === 'optimal') return scope;
  if (certificate.kind === 'closed-form')
    return `That this is the best setting: the formula's own setting is better by that gap, Automatic takes it. ${scope}`;
  return `Whether a setting in between exists: the limit may be out of reach, or a better setting not yet found. ${scope}`;
}

function evidenceLines(design: Design): readonly ProofLine[] {
  const { certificate, figure } = design;
  const { restarts, agreeing, stationarity, violation, evidence } = certificate;
  const lines: ProofLine[] = [
    { term: 'Kind of proof', says: KINDS[certificate.kind] },
    { term: figure.label, says: withUnit(figure.value, figure.unit) },
    { term: 'No design is below', says: boundText(design) },
    { term: 'Gap in variance', says: exactGap(certificate.gap) },
    {
      term: 'Limits',
      says: violation <= 0 ? 'All kept' : `Violated by up to ${formatNumber(violation, { digits: 2 })}`,
    },
  ];
  if (evidence?.check === 'derived-bound') {
    const [low, high] = [evidence.lower, evidence.upper].map((variance) => formatNumber(variance, { digits: 12 }));
    lines.push({
      term: 'Limit of the variance',
      says: low === high ? `${low}, enclosed to 12 digits` : `${low} to ${high}`,
    });
    if (evidence.multipliers > 0) lines.push({ term: 'Budgets with a price', says: `${evidence.multipliers}` });
  }
  if (restarts > 1) lines.push({ term: 'Starts', says: `${agreeing} of ${restarts} ended at this value` });
  if (stationarity !== null) lines.push({ term: 'Remaining slope', says: formatNumber(stationarity, { digits: 2 }) });
  return lines;
}

const KINDS: Readonly<Record<CertificateKind, string>> = {
  'closed-form': 'Closed form',
  dual: 'Duality',
  'branch-and-bound': 'Branch and bound',
  enumeration: 'Enumeration',
  'stationary-only': 'None; best point of a search',
};

function runLines({ provenance, model, inputHash }: Design): readonly ProofLine[] {
  const { evaluations, seconds, seed } = provenance;
  return [
    { term: 'Method', says: provenance.method },
    { term: 'Run', says: `${counted(evaluations, 'evaluation')} in ${secondsText(seconds)}, seed ${seed}` },
    { term: 'Made with', says: `Fringe ${provenance.version}, model ${model} ${provenance.modelVersion}` },
    { term: 'From inputs', says: inputHash },
  ];
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

function recheckSteps({ recheck, bound, evidence }: Certificate): readonly RecheckStep[] {
  if (recheck === 'failed') {
    const says = 'Failed. A second calculation does not confirm this value. Do not use this design.';
    return [{ outcome: 'refuted', says }];
  }
  const value = confirmed('The settings were evaluated again: same value, limits kept.');
  if (evidence?.check === 'slopes')
    return [value, confirmed(`A separate checker moved each of the ${evidence.settings} settings a little: none goes down.`)]; // prettier-ignore
  return bound === null ? [value] : [value, ...boundSteps(evidence)];
}

function boundSteps(evidence: EvidenceSummary | undefined): readonly RecheckStep[] {
  switch (evidence?.check) {
    case 'derived-bound':
      return [
        confirmed('A separate checker, which shares no code with the solver, has a formula of its own for the variance: it agrees with the network at the best setting and away from it.'), // prettier-ignore
        confirmed('From that formula it derived the limit anew, for all allowed settings, rounding included.'),
      ];
    case 'boxes':
      return [
        confirmed(`A separate checker went through all ${evidence.boxes} boxes: they leave no gap, and none allows a better setting.`), // prettier-ignore
      ];
    case 'samples':
      return [
        confirmed(`The limit was compared with ${evidence.samples} settings near and far: none goes below it.`),
        { outcome: 'not-done', says: 'The limit itself was taken as the solver states it, not derived again.' },
      ];
    case 'value':
    case 'slopes':
    case undefined:
      return [confirmed('Settings near and far were tried: none goes below the limit.')];
  }
}

function confirmed(says: string): RecheckStep {
  return { outcome: 'confirmed', says };
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
