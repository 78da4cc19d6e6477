import { lockGain } from '../network/channel-response';
import { lockSpread } from '../network/force-records';
import type { OperatingPoint } from '../network/operating-point';
import type { ChannelForce, Scheme, SchemeSource } from '../network/scheme';
import { emittedLight, mostUsefulPhotons } from '../network/source-light';
import { impurePhotons, pureVariance } from '../equations/sources';

/** The same network with the light that its sources give at a point, no longer free. */
export function withGivenLight(scheme: Scheme, point: OperatingPoint): Scheme {
  return { ...scheme, sources: scheme.sources.map((source, k) => givenSource(source, point.photons[k]!)) };
}

function givenSource(source: SchemeSource, photons: number): SchemeSource {
  return source.free ? { ...source, free: false, ...emittedLight(source, photons) } : source;
}

/** The same network with vacuum from all sources: what coherent light alone does. */
export function withoutSqueezing(scheme: Scheme): Scheme {
  const vacuum = { free: false, squeezed: 1, antisqueezed: 1, jitter: 0 };
  return { ...scheme, sources: scheme.sources.map((source) => ({ ...source, ...vacuum })) };
}

/** The same sources without an upper state: jitter left out, and optionally made pure at equal photons. */
export function withIdealSources(scheme: Scheme, ideal: { readonly pure: boolean }): Scheme {
  return {
    ...scheme,
    sources: scheme.sources.map((source) => {
      if (!ideal.pure || source.free) return { ...source, jitter: 0 };
      const squeezed = pureVariance(impurePhotons(source.squeezed, source.antisqueezed));
      return { ...source, jitter: 0, squeezed, antisqueezed: 1 / squeezed };
    }),
  };
}

/** No detector jitter and no splitter limits. */
export function withIdealReadout(scheme: Scheme): Scheme {
  const channels = scheme.channels.map((channel) => ({ ...channel, lockJitter: 0 }));
  return { ...scheme, channels, range: { lower: 0, upper: 1 } };
}

/** What feeds the squeezers of the rival without entanglement: pumped ones where the network's own are, else pure ones. */
export type SeparateSupply =
  /** Squeezers that share this many photons in the best way. */
  | { readonly kind: 'photons'; readonly photons: number }
  /** Squeezers with an equal share each of this many photons, or as many of them as are of use. */
  | { readonly kind: 'equal'; readonly photons: number }
  /** Each the squeezing that the network's own source has. */
  | { readonly kind: 'level' };

/**
 * The rival without entanglement: a squeezer of its own at every sensor, behind the same losses. At a
 * single record the lock jitter acts exactly like jitter of the squeezing angle, so it moves to the source.
 */
export function separateScheme(given: Scheme, supply: SeparateSupply): Scheme {
  const used = given.channels.map(({ weights }) => given.regime === 'common' || weights.some((weight) => weight !== 0));
  const share = supply.kind === 'equal' ? supply.photons / Math.max(1, used.filter(Boolean).length) : 0;
  const feedings = bestFeedings(given);
  const sources = given.channels.map((channel, j): SchemeSource => {
    const feeding = feedings[j]!;
    const own: SchemeSource = {
      ...feeding,
      id: channel.id,
      name: channel.name,
      jitter: Math.hypot(feeding.jitter, channel.lockJitter),
      launch: 1,
      tree: { kind: 'leaf', sensor: j },
      channels: [j],
    };
    switch (supply.kind) {
      case 'level':
        return own;
      case 'photons':
        return { ...own, free: true };
      case 'equal': {
        const free = { ...own, free: true };
        const photons = used[j] ? Math.min(share, mostUsefulPhotons(free)) : 0;
        return { ...own, free: false, ...emittedLight(free, photons) };
      }
    }
  });
  return {
    ...given,
    photonBudget: supply.kind === 'photons' ? supply.photons : 0,
    channels: given.channels.map((channel) => ({
      ...channel,
      response: channel.response * lockGain(channel),
      lockJitter: 0,
      ...(channel.force ? { force: withSpread(channel.force, lockSpread(channel)) } : {}),
    })),
    sources,
    splitters: [],
    openEnds: 0,
    mesh: null,
  };
}

/** Thermal force and back-action, as lock jitter spreads them. */
function withSpread(force: ChannelForce, spread: number): ChannelForce {
  return { ...force, thermal: spread * force.thermal, push: Math.sqrt(spread) * force.push };
}

/** The source whose light each channel sees; behind a mesh the best of them. */
function bestFeedings({ sources }: Scheme): readonly SchemeSource[] {
  const best: SchemeSource[] = [];
  for (const source of sources) {
    for (const j of source.channels) {
      if (best[j] === undefined || source.squeezed < best[j].squeezed) best[j] = source;
    }
  }
  return best;
}

/** Photons of all sources together at a point, those of measured sources included. */
export function photonsInUse(scheme: Scheme, point: OperatingPoint): number {
  return scheme.sources.reduce(
    (sum, source, k) => sum + (source.free ? point.photons[k]! : impurePhotons(source.squeezed, source.antisqueezed)),
    0,
  );
}

/** Photons that the network may use: the budget of its free sources and what the measured ones have. */
export function photonsAllowed(scheme: Scheme): number {
  const measured = scheme.sources.filter(({ free }) => !free);
  const given = measured.reduce((sum, { squeezed, antisqueezed }) => sum + impurePhotons(squeezed, antisqueezed), 0);
  return given + (measured.length < scheme.sources.length ? scheme.photonBudget : 0);
}
