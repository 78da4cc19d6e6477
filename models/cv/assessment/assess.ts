import { err, ok, type Result } from '../../../optimizer/result';
import type { Assessment, Figure } from '../../design';
import type { Project } from '../../document/project';
import type { Issue } from '../../issue';
import { annotationsOf } from './annotations';
import { bandMerit } from './band-rivals';
import { baselinesOf, coherentVariance } from './baselines';
import { check } from '../checks/check';
import { notFinite } from '../optimum/compile';
import { decibel } from './display';
import { findingsOf } from './findings';
import { forceFigure } from './force-figure';
import { gapFactors } from './gap-factors';
import { CODE, elementPlace, problem } from '../issues';
import { limitOf } from './limit';
import { networkNoise, type NetworkNoise } from '../network/network-noise';
import { noiseBudget } from './noise-budget';
import { pointInForce } from '../network/point-settings';
import { readScheme } from '../network/read-scheme';
import { photonsAllowed } from './rival-schemes';
import type { Scheme } from '../network/scheme';
import { settingRows } from './setting-rows';
import { solveScheme } from '../optimum/solve-scheme';

/** What the settings in force achieve, by full covariance propagation through the drawing. */
export function assess(project: Project): Result<Assessment, readonly Issue[]> {
  if (latest?.project !== project) latest = { project, assessment: judge(project) };
  return latest.assessment;
}

/** Pictures are drawn of what was judged just before; the last alone is kept. */
let latest: { readonly project: Project; readonly assessment: Result<Assessment, readonly Issue[]> } | null = null;

function judge(project: Project): Result<Assessment, readonly Issue[]> {
  const scheme = readScheme(project);
  const noise = networkNoise(project);
  const { variance } = noise;
  const unread = unreadSensors(noise);
  if (unread.length > 0) return err(unread);
  if (!(variance > 0) || !Number.isFinite(variance)) return err([notFinite(project)]);
  const point = pointInForce(scheme);
  const optimum = solveScheme(scheme);
  const limit = limitOf(scheme, photonsAllowed(scheme));
  const baselines = baselinesOf(scheme, point, variance, optimum.signs);
  const jittery = noise.lockJitters.some((jitter) => jitter > 0);
  const ignoringLock = jittery ? networkNoise(project, { ignoreLockJitter: true }) : noise;
  const budget = noiseBudget(scheme, project, noise, ignoringLock);
  const coherent = coherentVariance(scheme);
  return ok({
    figure: figureOf(scheme, variance, coherent),
    limit: { label: limit.label, value: Math.sqrt(limit.variance) },
    gapFactors: gapFactors(scheme, point, limit, variance, ignoringLock.variance),
    baselines,
    noiseBudget: budget,
    rows: settingRows(scheme, point, noise),
    annotations: annotationsOf(scheme, point),
    findings: findingsOf({ scheme, point, optimum, limit, variance, budget, baselines }),
    warnings: check(project, true).filter(({ severity }) => severity !== 'error'),
  });
}

function figureOf(scheme: Scheme, variance: number, coherent: number): Figure {
  if (scheme.force) return forceFigure(scheme, variance, coherent);
  if (scheme.band) return bandMerit(variance, coherent);
  const { regime, importances } = scheme;
  const label =
    regime === 'common'
      ? 'RMS error of the common signal'
      : importances.length > 1
        ? 'RMS error of the weighted sums, importance-weighted'
        : 'RMS error of the weighted sum';
  return { key: 'sigma', label, value: Math.sqrt(variance), unit: '', decibel: decibel(variance / coherent) };
}

/** Sensors with weight whose response the settings in force bring to zero: no carrier, or no read-out. */
function unreadSensors({ sensors, readouts }: NetworkNoise): readonly Issue[] {
  return sensors.flatMap((sensor, j) => {
    if (readouts.every((g) => Number.isFinite(g[j]!))) return [];
    return [
      problem(CODE.unreachableSensor, elementPlace(sensor), {
        message: `At these settings ${sensor.name} gives no signal, so the target cannot be estimated.`,
        remedy: 'Give it light or carrier with the settings, or let Optimise choose them.',
      }),
    ];
  });
}
