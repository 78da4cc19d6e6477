import type { Settings } from '../../document/project';
import type { Issue } from '../../issue';
import { formatNumber } from '../../quantity/format-number';
import { decibel } from '../assessment/display';
import { isWeightedChannel } from '../assessment/mixed-signs';
import { CODE, elementPlace, warning } from '../issues';
import type { Graph } from '../network/graph';
import { pointInForce } from '../network/point-settings';
import { principalAngle } from '../network/principal-angle';
import type { Scheme } from '../network/scheme';
import { settingOf } from '../network/settings';
import { fastVariance } from '../optimum/fast-variance';
import { solveScheme } from '../optimum/solve-scheme';

/** Signs that cost less than this many decibels are not worth a warning. */
const FELT = 0.1;
/** Phases this close to 0 or pi are signs. */
const SIGN = 1e-3;

/** Phases in force that squeeze a combination of the records which the frequency turns into another. */
export function checkSignTrap(scheme: Scheme, graph: Graph): readonly Issue[] {
  if (!scheme.force || scheme.mesh || scheme.channels.length < 2) return [];
  const { project, channels } = scheme;
  const phases = channels.map(({ id, phase }) => settingOf(project, id, 'phase') + phase);
  // Phases between the two signs let anti-squeezing in; the noise budget tells.
  if (phases.some((phase) => Math.abs(Math.sin(phase)) > SIGN)) return [];
  const signs = phases.map((phase) => (Math.cos(phase) < 0 ? -1 : 1));
  const point = pointInForce(scheme);
  const best = solveScheme(scheme).signs;
  const lost = decibel(fastVariance(scheme, point, signs) / fastVariance(scheme, point, best));
  if (!(lost > FELT)) return [];
  const used = channels.map((channel) => scheme.regime === 'common' || isWeightedChannel(channel));
  const flipped = channels.filter((_, j) => used[j] && signs[j] !== best[j]);
  const others = channels.filter((_, j) => used[j] && signs[j] === best[j]);
  // Turning all the others over is the same state of light.
  const few = flipped.length <= others.length ? flipped : others;
  if (few.length === 0) return [];
  const settings: Settings = Object.fromEntries(
    few.map(({ id }) => [id, { phase: principalAngle(settingOf(project, id, 'phase') + Math.PI) }]),
  );
  const label = few.length > 2 ? `Turn ${few.length} sensors by 180°` : `Turn ${few.map(({ name }) => name).join(' and ')} by 180°`; // prettier-ignore
  const first = graph.elements.get(few[0]!.id)!;
  return [
    warning(
      CODE.signTrap,
      { ...elementPlace(first, 'phase'), label: few.length > 2 ? `${few.length} sensors` : few.map(({ name }) => name).join(' and ') }, // prettier-ignore
      {
        message: `Resonances lie on both sides of the frequency, and the phases do not follow: ${formatNumber(lost, { decimals: 2 })} dB are lost.`,
        remedy:
          'Turn the squeezed light by 180° at the sensors whose response is reversed, or let Optimise set the phases.',
        fix: { label, command: { type: 'set-settings', settings } },
      },
    ),
  ];
}
