import type { Assessment, Design, Figure } from '../models/design';
import type { Project } from '../models/document/project';
import { configurationOf, currentDesign } from './exports/configuration';
import { textTable } from './text-table';

/** Digits that distinguish designs and still read as one number. */
export function shownNumber(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  return size >= 1e-3 && size < 1e6 ? String(Number(value.toPrecision(5))) : value.toExponential(4);
}

/** Two decimals, and no minus before a zero. */
function decibels(value: number): string {
  return (Math.round(value * 100) / 100 + 0).toFixed(2);
}

function headline({ label, key, value, unit, decibel }: Figure): string {
  const level = decibel === null ? '' : `  (${decibels(decibel)} dB against shot noise)`;
  return `${label} ${key} = ${shownNumber(value)}${unit === '' ? '' : ` ${unit}`}${level}`;
}

function baselineLines({ figure, baselines }: Assessment): string[] {
  if (baselines.length === 0) return [];
  const rows = baselines.map(({ label, rule, value, gainDb }) => [
    label,
    rule,
    shownNumber(value),
    `${(value / figure.value).toFixed(3)} x`,
    `${decibels(gainDb)} dB`,
  ]);
  return ['', 'Against', ...textTable([['rival', 'rule', figure.key, 'factor', 'gain'], ...rows])];
}

function settingLines({ rows }: Assessment): string[] {
  if (rows.length === 0) return [];
  return ['', 'Settings', ...textTable(rows.map(({ name, quantity, text, device }) => [name, quantity, text, device]))];
}

function noiseLines({ noiseBudget }: Assessment): string[] {
  if (noiseBudget.length === 0) return [];
  return ['', 'Noise', ...textTable(noiseBudget.map(({ label, share }) => [label, `${(100 * share).toFixed(1)} %`]))];
}

function proofLines(design: Design | null): string[] {
  if (!design) return ['', 'Proof', '  None: these are the settings in force, not the result of an optimisation.'];
  const { certificate, provenance, holds, stopped } = design;
  const gap = certificate.gap === null ? 'no bound is known' : `gap ${shownNumber(certificate.gap)} in variance`;
  const recheck = certificate.recheck === 'passed' ? 're-verified independently' : 'NOT verified independently';
  return [
    '',
    'Proof',
    `  ${holds} (${gap}; ${recheck}; ${stopped})`,
    `  ${certificate.statement}`,
    `  ${provenance.method}, ${provenance.evaluations} ${provenance.evaluations === 1 ? 'evaluation' : 'evaluations'}, ${provenance.seconds.toFixed(2)} s, seed ${provenance.seed}`,
  ];
}

/**
 * The result of a project as plain text for a terminal: headline, rivals with their rule, settings, noise
 * and proof. Without a current design it reports the settings in force and says that they are not proved.
 */
export function summarise(project: Project): string {
  const current = currentDesign(project);
  const configuration = configurationOf(project, current.ok ? 'design' : 'in-force');
  if (!configuration.ok) {
    return [
      project.name,
      ...configuration.error.map(({ where, message, remedy }) => `  ${where.label}: ${message} ${remedy}`),
      '',
    ].join('\n');
  }
  const { assessment, design } = configuration.value;
  return [
    project.name,
    headline(assessment.figure),
    ...(current.ok ? [] : [`${current.error.message} ${current.error.remedy}`]),
    ...baselineLines(assessment),
    ...settingLines(assessment),
    ...noiseLines(assessment),
    ...proofLines(design),
    // What was proved has been said already.
    ...section(
      'Findings',
      assessment.findings.filter((finding) => finding !== design?.certificate.statement),
    ),
    ...section(
      'Warnings',
      assessment.warnings.map(({ where, message, remedy }) => `${where.label}: ${message} ${remedy}`),
    ),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}
