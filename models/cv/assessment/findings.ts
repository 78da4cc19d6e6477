import type { Baseline, NoiseTerm } from '../../design';
import { formatNumber } from '../../quantity/format-number';
import { transmissionOf } from '../network/channel-response';
import { decibel, decibelText } from './display';
import type { Limit } from './limit';
import { mixedSigns } from './mixed-signs';
import { networkNoise } from '../network/network-noise';
import { leftOutOfBand } from '../network/band-floor';
import { naiveVariance } from './baselines';
import type { OperatingPoint } from '../network/operating-point';
import type { Optimum } from '../optimum/optimum';
import { settingsOfPoint } from '../network/point-settings';
import type { Scheme } from '../network/scheme';
import { mergeSettings } from '../network/settings';

/** Below this relative gain in variance a split is not worth setting up. */
const HARDLY = 0.01;
/** Two variances are the same if they agree this closely, relative. */
const SAME = 1e-9;
/** A band is tried on a grid this much finer, for networks of up to so many sensors. */
const FINER = 10;
const MOST_REFINED = 64;
/** Signs matter where they gain this many decibels. */
const TRAPPED = 0.1;
/** Settings this far above the best, in variance, are called so. */
const WORSE = 1e-3;

/** What the numbers mean, one sentence each, most important first. */
export function findingsOf(facts: {
  readonly scheme: Scheme;
  readonly point: OperatingPoint;
  readonly optimum: Optimum;
  readonly limit: Limit;
  readonly variance: number;
  readonly budget: readonly NoiseTerm[];
  readonly baselines: readonly Baseline[];
}): readonly string[] {
  const { scheme, variance, budget } = facts;
  const signs = scheme.force ? trapFinding(facts) : signFinding(scheme);
  // Where signs cancel the squeezing, what loss leaves to gain by more of it is beside the point.
  const loss = signs === null || scheme.force ? lossFinding(budget, variance) : null;
  const split = scheme.band ? bandFinding(facts) : splitFinding(facts);
  const thermal = scheme.band ? floorFinding(scheme) : thermalFinding(budget, variance);
  return [standing(facts), signs, split, gridFinding(facts), loss, thermal].filter((sentence) => sentence !== null);
}

/** Where the settings stand: short of the best, or how near the best comes to the limit. */
function standing({ optimum, variance, limit }: { optimum: Optimum; variance: number; limit: Limit }): string {
  if (variance > optimum.bound * (1 + WORSE)) {
    return `These settings are ${percent(variance / optimum.bound - 1)} above the best in variance.`;
  }
  if (variance <= limit.variance * (1 + SAME)) return limit.statement;
  return `The limit for ${limit.label.charAt(0).toLowerCase()}${limit.label.slice(1)} is ${percent(1 - limit.variance / variance)} lower in variance.`;
}

/** What weights of both signs behind one carrier cost. */
function signFinding(scheme: Scheme): string | null {
  const lost = mixedSigns(scheme).reduce((sum, { lostDecibel }) => sum + lostDecibel, 0);
  if (lost === 0) return null;
  return `Weights of both signs share a carrier: squeezing cancels, ${formatNumber(lost, { decimals: 2 })} dB are lost. See Problems.`;
}

/** What equal signs cost where the frequency lies between resonances. */
function trapFinding({ scheme, baselines }: { scheme: Scheme; baselines: readonly Baseline[] }): string | null {
  const valueOf = (key: string): number | null => baselines.find((baseline) => baseline.key === key)?.value ?? null;
  const [shot, equal, signed] = [valueOf('coherent'), valueOf('all-plus'), valueOf('naive')];
  if (scheme.band || shot === null || equal === null || signed === null) return null;
  const gains = [equal, signed].map((value) => decibel((shot / value) ** 2));
  if (gains[1]! - gains[0]! < TRAPPED) return null;
  const [plain, best] = gains.map((gain) => `${formatNumber(Math.abs(gain), { decimals: 2 })} dB`);
  return `Resonances lie on both sides of this frequency, so responses differ in sign: shared with equal signs the squeezed light ${gains[0]! < -0.005 ? 'loses' : 'gains'} ${plain}, with 180° where the response is reversed it gains ${best}.`;
}

/** What no light lowers. */
function thermalFinding(budget: readonly NoiseTerm[], variance: number): string | null {
  const thermal = thermalOf(budget);
  if (thermal <= 0.01 * variance) return null;
  return `Thermal force makes ${percent(thermal / variance)} of the variance, and no light lowers it.`;
}

/** What the merit of a band leaves out, by name and size. */
function floorFinding(scheme: Scheme): string {
  const left = leftOutOfBand(scheme);
  return `The noise of the records counts alone: thermal force and back-action, left out, are ${percent(left)} of the shot noise in the mean over the band.`;
}

function thermalOf(budget: readonly NoiseTerm[]): number {
  return budget.find(({ key }) => key === 'thermal')?.variance ?? 0;
}

/** Why one squeezer does not do for a band, or what equal signs would cost it. */
function bandFinding({ scheme, baselines }: { scheme: Scheme; baselines: readonly Baseline[] }): string | null {
  const gainOver = (key: string): number | null => baselines.find((baseline) => baseline.key === key)?.gainDb ?? null;
  const shown = (gain: number): string => `${formatNumber(gain, { decimals: 2 })} dB`;
  const single = gainOver('best-single');
  const plain = gainOver('all-plus');
  const points = `${scheme.band!.points} frequencies`;
  if (single !== null && single > 0.005)
    return `Responses change sign within the band, so one squeezer stays ${shown(single)} behind in the mean over ${points}, whatever its split.`;
  if (plain !== null && plain > 0.005)
    return `Phases of 180° where the response has the other sign gain ${shown(plain)} in the mean over ${points}.`;
  return null;
}

/** How far the mean over a much finer grid lies off, where that shows in the digits. */
function gridFinding({ scheme, variance }: { scheme: Scheme; variance: number }): string | null {
  if (!scheme.band || scheme.channels.length > MOST_REFINED) return null;
  const points = FINER * (scheme.band.points - 1) + 1;
  const finer = networkNoise(scheme.project, { bandPoints: points }).variance;
  const change = decibel(finer / variance);
  if (Math.abs(change) < 0.005) return null;
  return `On ${points} frequencies in place of ${scheme.band.points} the mean is ${decibelText(finer)}, ${formatNumber(Math.abs(change), { decimals: 2 })} dB ${change > 0 ? 'higher' : 'lower'}.`;
}

/** What the best split gains over the naive one, with the best light for both. */
function splitFinding({ scheme, optimum }: { scheme: Scheme; optimum: Optimum }): string | null {
  const naive = naiveVariance(scheme, optimum.point, optimum.signs);
  const settings = mergeSettings(scheme.project.settings, settingsOfPoint(scheme, optimum.point, optimum.signs));
  const best = networkNoise({ ...scheme.project, settings }).variance;
  if (naive === null || scheme.channels.length < 2) return null;
  const gain = naive / best - 1;
  if (gain >= HARDLY) return `The best split gains ${percent(gain)} in variance over the naive one.`;
  const losses = scheme.channels.map(transmissionOf);
  const equal = losses.every((loss) => Math.abs(loss - losses[0]!) <= 1e-9);
  return `${equal ? 'Equal losses' : 'Mild losses'}: the split hardly matters.`;
}

/** How much of the variance is vacuum that loss lets in, which no squeezing removes. */
function lossFinding(budget: readonly NoiseTerm[], variance: number): string | null {
  const lost = budget.filter(({ key }) => key.startsWith('before') || key === 'after' || key === 'launch');
  const sum = lost.reduce((total, term) => total + term.variance, 0);
  if (sum <= 0.01 * variance) return null;
  const most = formatNumber(decibel(variance / (sum + thermalOf(budget))), { decimals: 2 });
  return `Loss makes ${percent(sum / variance)} of the variance: more squeezing could gain at most ${most} dB.`;
}

function percent(ratio: number): string {
  return `${formatNumber(100 * ratio, { digits: 3 })} %`;
}
