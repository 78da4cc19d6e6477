import { ok, type Result } from '../../../optimizer/result';
import type { Project } from '../../document/project';
import type { FigureSpec } from '../../figure';
import type { Issue } from '../../issue';
import { bandFigure } from './figure-band';
import { forceSpectrumFigure } from './figure-force';
import { gapFigure } from './figure-gap';
import { noiseFigure } from './figure-noise';
import { photonFigure } from './figure-photons';
import { sensorFigure } from './figure-sensors';
import { signFigure } from './figure-signs';
import { FORCE_DENSITY } from './force-figure';
import { assess } from './assess';
import { pointInForce } from '../network/point-settings';
import { readScheme } from '../network/read-scheme';
import { photonsInUse } from './rival-schemes';

/** The pictures of a network with the settings in force, most important first. */
export function figures(project: Project): Result<readonly FigureSpec[], readonly Issue[]> {
  const assessment = assess(project);
  if (!assessment.ok) return assessment;
  const scheme = readScheme(project);
  const point = pointInForce(scheme);
  // The other pictures speak of one error and of more sensors, which a band does not have.
  if (scheme.band) return ok([bandFigure(scheme, point), noiseFigure(assessment.value.noiseBudget)]);
  const { figure, gapFactors, noiseBudget } = assessment.value;
  return ok([
    ...(scheme.force ? [forceSpectrumFigure(scheme, point, figure.value), signFigure(scheme, point)] : []),
    photonFigure(scheme, point, figure.value),
    sensorFigure(scheme, photonsInUse(scheme, point)),
    noiseFigure(noiseBudget, scheme.force ? FORCE_DENSITY : ''),
    ...gapFigure(gapFactors),
  ]);
}
