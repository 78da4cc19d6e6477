import type { Design } from '../../models/design';
import { inputHash } from '../../models/document/input-hash';
import { findNonFinite } from '../../models/document/integrity';
import type { Project, Settings } from '../../models/document/project';
import type { Issue } from '../../models/issue';
import type { PhysicsModel } from '../../models/model';
import type { Certificate } from '../../optimizer/certificate';
import type { Solution } from '../../optimizer/optimize';
import { err, ok, type Result } from '../../optimizer/result';

/** Where and when a design was made. */
export interface Origin {
  readonly version: string;
  readonly seed: number;
  readonly seconds: number;
  readonly finishedAt: string;
}

/** The objective and the assessment take different ways to the same variance; this much may rounding cost. */
const AGREEMENT = 1e-9;

/**
 * The certificate, marked as failed where the assessed figure is not the one the solver claims: its
 * objective is ln(figure²).
 */
function rechecked(certificate: Certificate, objective: number, figure: number): Certificate {
  const differs = !(Math.abs(2 * Math.log(figure) - objective) <= AGREEMENT * Math.max(1, Math.abs(objective)));
  if (!differs) return certificate;
  const statement = `Not verified: the assessed figure ${figure} differs from ${Math.exp(objective / 2)} that the search claims.`;
  return { ...certificate, recheck: 'failed', statement };
}

/** The design that a solution of the compiled problem stands for, assessed anew from the project and its settings. */
export function makeDesign(
  model: PhysicsModel,
  project: Project,
  settings: Settings,
  solution: Solution,
  { version, seed, seconds, finishedAt }: Origin,
): Result<Design, readonly Issue[]> {
  const assessed = model.assess({ ...project, settings });
  if (!assessed.ok) return assessed;
  const { figure, baselines, noiseBudget, warnings } = assessed.value;
  const certificate = rechecked(solution.certificate, solution.evaluation.objective, figure.value);
  const design: Design = {
    inputHash: inputHash(project),
    model: model.id,
    settings,
    figure,
    baselines,
    noiseBudget,
    stopped: solution.stopped,
    holds: certificate.recheck === 'passed' || solution.holds === 'infeasible' ? solution.holds : 'feasible',
    certificate,
    warnings,
    provenance: {
      version,
      modelVersion: model.version,
      seed,
      evaluations: solution.evaluations,
      seconds,
      method: solution.method,
      finishedAt,
    },
  };
  const place = findNonFinite(design);
  return place === null ? ok(design) : err([notFinite(project, place)]);
}

function notFinite(project: Project, place: string): Issue {
  return {
    code: 'JOB-004',
    severity: 'error',
    where: { label: project.name },
    message: `The optimisation gave a number that is not finite (${place}), so its result is not shown.`,
    remedy: 'Check the extreme values of the network, such as losses near 1 or weights near 0.',
  };
}
