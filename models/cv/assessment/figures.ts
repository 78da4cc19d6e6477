import { ok, type Result } from '../../../optimizer/result';
import type { Project } from '../../document/project';
import type { FigureSpec } from '../../figure';
import type { Issue } from '../../issue';
import { bandFigure } from './figure-band';
import { forceSpectrumFigure } from './figure-force';
import { forceSpectrum } from './force-spectrum';
import { jointSpectrumFigure } from './figure-joint';
import { gapFigure } from './figure-gap';
import { noiseFigure } from './figure-noise';
import { photonFigure } from './figure-photons';
import { sensorFigure } from './figure-sensors';
import { signFigure } from './figure-signs';
import { assess } from './assess';
import { pointInForce } from '../network/point-settings';
import { readScheme } from '../network/read-scheme';
import { photonsInUse } from './rival-schemes';
import type { OperatingPoint } from '../network/operating-point';
import type { Scheme } from '../network/scheme';

/** The pictures of a network with the settings in force, most important first. */
export function figures(project: Project): Result<readonly FigureSpec[], readonly Issue[]> {
  const assessment = assess(project);
  if (!assessment.ok) return assessment;
  const scheme = readScheme(project);
  const point = pointInForce(scheme);
  const { figure, gapFactors, noiseBudget } = assessment.value;
  const budget = [noiseFigure(noiseBudget, { asShares: scheme.force !== undefined }), ...gapFigure(gapFactors)];
  // The other pictures speak of one error and of more sensors, which a band does not have.
  if (scheme.band) return ok([bandFigure(scheme, point), ...budget]);
  return ok([
    ...(scheme.force ? forceFigures(scheme, point, figure.value) : []),
    photonFigure(scheme, point, figure.value),
    sensorFigure(scheme, photonsInUse(scheme, point)),
    ...budget,
  ]);
}

/** What networks that measure forces are looked at by: their frequencies. */
function forceFigures(scheme: Scheme, point: OperatingPoint, resolution: number): readonly FigureSpec[] {
  const spectrum = forceSpectrum(scheme);
  return [
    forceSpectrumFigure(scheme, point, resolution, spectrum),
    ...signFigure(scheme, point, spectrum),
    jointSpectrumFigure(spectrum),
  ];
}
