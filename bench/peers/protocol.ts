import * as v from 'valibot';

/**
 * What is said to a peer and heard from it: one JSON object a request, one an answer, in order. Peers
 * are stateless, so that one that had to be killed is simply started again.
 */
export type Request =
  | { readonly do: 'hello' }
  | { readonly do: 'evaluate'; readonly instance: Instance; readonly points: readonly (readonly number[])[] }
  | {
      readonly do: 'solve';
      readonly instance: Instance;
      readonly method: string;
      readonly start: readonly number[];
      readonly seed: number;
      /** CPU time, ms, after which the peer gives up and answers with the best point seen. */
      readonly budgetMs: number;
      readonly target: number | null;
    };

/** Numbers of a problem; `kind` names its formula. Limits are those of x as the formula takes it. */
export type Instance = { readonly lower: readonly number[]; readonly upper: readonly number[] } & (
  | {
      readonly kind: 'splitting';
      readonly amplitudes: readonly number[];
      readonly efficiencies: readonly number[];
    }
  | {
      /** A network to be optimised, or only evaluated where it is. */
      readonly kind: 'network' | 'network-value';
      readonly regime: 'separate' | 'shared';
      readonly weights: readonly number[];
      readonly efficiencies: readonly number[];
      readonly photons: number;
    }
  | {
      readonly kind: 'cascade';
      readonly clocks: number;
      readonly atoms: number;
      readonly linewidth: number;
      readonly oscillator: number;
      readonly averaging: number;
    }
  | {
      /** x = (levels, bases 2.., copies 1.., time); what lies beyond the levels of a point does not count. */
      readonly kind: 'clock';
      readonly clocks: number;
      readonly atoms: number;
      readonly atomicLinewidth: number;
      readonly laserLinewidth: number;
      readonly averaging: number;
    }
  | {
      readonly kind: 'landscape';
      /** Row by row. */
      readonly rotation: readonly number[];
      readonly centre: readonly number[];
    }
);

/** Finite, because JSON knows no other. */
const numbers = v.array(v.pipe(v.number(), v.finite()));

export const HELLO = v.object({
  /** Names and versions of what is there. */
  versions: v.record(v.string(), v.string()),
  /** Methods by kind of problem. */
  methods: v.record(v.string(), v.array(v.string())),
  /** What is not there, for the reader. */
  missing: v.array(v.string()),
});
export type Hello = v.InferOutput<typeof HELLO>;

export const EVALUATED = v.object({
  /** Objective at each point; null stands for Infinity. */
  values: v.array(v.nullable(v.pipe(v.number(), v.finite()))),
  /** Gradients, or null where the problem has none. */
  gradients: v.nullable(v.array(numbers)),
});
export type Evaluated = v.InferOutput<typeof EVALUATED>;

export const SOLVED = v.object({
  x: v.nullable(numbers),
  cpuMs: v.pipe(v.number(), v.finite(), v.minValue(0)),
  stopped: v.picklist(['finished', 'budget', 'failed']),
  message: v.optional(v.string()),
});

/** A peer that could not do what it was asked says why. */
export const REFUSED = v.object({ error: v.string() });
