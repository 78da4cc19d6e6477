import type { Assessment, Design } from '../../models/design';
import type { Project } from '../../models/document/project';
import { inputHash } from '../../models/document/input-hash';

interface Origin {
  readonly version: string;
  readonly seed: number;
  readonly evaluations: number;
  readonly seconds: number;
}

/** The machine-readable result of `evaluate` and `optimize`; its shape is a contract with scripts. */
export function resultJson(project: Project, assessment: Assessment, design: Design | null, origin: Origin): string {
  const { key, value, unit, decibel } = assessment.figure;
  const result = {
    fringe: origin.version,
    model: project.model,
    inputHash: inputHash(project),
    figure: { key, value, unit, ...(decibel === null ? {} : { decibel }) },
    baselines: assessment.baselines.map(({ key, label, value, gainDb }) => ({ key, label, value, gainDb })),
    ...(design
      ? {
          certificate: design.certificate,
          design: { settings: design.settings, stopped: design.stopped, holds: design.holds },
        }
      : {}),
    noiseBudget: assessment.noiseBudget.map(({ key, label, variance, share }) => ({ key, label, variance, share })),
    warnings: assessment.warnings.map(({ code, where, message }) => ({ code, where: where.label, message })),
    provenance: {
      version: origin.version,
      seed: origin.seed,
      evaluations: origin.evaluations,
      seconds: origin.seconds,
    },
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}
