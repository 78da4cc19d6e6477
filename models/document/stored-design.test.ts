import { describe, expect, it } from 'vitest';
import type { EvidenceSummary } from '../../optimizer/certificate';
import type { Design } from '../design';
import { parseProject } from './parse';
import { sampleDesign } from './random-command.fixture';
import { sampleLookup, sampleProject } from './sample.fixture';
import { serialiseProject } from './serialise';

function textOf(design: Design): string {
  const written = serialiseProject({ ...sampleProject(), design });
  if (!written.ok) throw new Error(written.error.message);
  return written.value;
}

function reopened(text: string): Design | null {
  const parsed = parseProject(text, sampleLookup);
  if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message).join(' '));
  expect(parsed.value.issues).toEqual([]);
  return parsed.value.project.design;
}

const withEvidence = (evidence: EvidenceSummary): Design => ({
  ...sampleDesign,
  certificate: { ...sampleDesign.certificate, evidence },
});

describe('a stored design', () => {
  it('opens from a file written before certificates said what was verified', () => {
    const text = textOf(sampleDesign);
    expect(text).not.toContain('evidence');
    expect(reopened(text)).toStrictEqual(sampleDesign);
  });

  it.each<EvidenceSummary>([
    { check: 'derived-bound', multipliers: 2, lower: 0.125, upper: 0.25 },
    { check: 'boxes', boxes: 812 },
    { check: 'samples', samples: 24 },
    { check: 'slopes', settings: 7 },
    { check: 'value' },
  ])('keeps what was verified: %o', (evidence) => {
    expect(reopened(textOf(withEvidence(evidence)))).toStrictEqual(withEvidence(evidence));
  });

  it('is left out with its place where it claims a check that does not exist', () => {
    const text = textOf(withEvidence({ check: 'value' })).replace('"check": "value"', '"check": "trust"');
    expect(parseProject(text, sampleLookup)).toMatchObject({
      value: {
        project: { design: null },
        issues: [{ severity: 'warning', where: { path: 'design.certificate.evidence.check' } }],
      },
    });
  });
});
