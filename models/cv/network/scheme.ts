import type { Project } from '../../document/project';
import type { Complex } from '../optomechanics/susceptibility';
import type { RatioRange } from '../equations/bounded-ratios';
import type { Regime } from '../regime';
import type { ForcePlaces } from '../signal';
import type { Branch, Leaf } from '../equations/tree';

/** A sensor with its detector, as the formulas need it. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  /** Power efficiency from the source (or the mesh) to the sensor, without the splitting itself. */
  readonly before: number;
  /** Power efficiency from the sensor to its record. */
  readonly after: number;
  /** Shift of Y per unit signal, before the loss after the sensor; signed. */
  readonly response: number;
  /** Largest carrier power (individual carriers only). */
  readonly carrierCap: number;
  /** Static phase of the squeezed light on its way (rad). */
  readonly phase: number;
  /** Rms of the homodyne phase (rad). */
  readonly lockJitter: number;
  /** Weight of the sensor in each target sum; of forces in the real and imaginary part of each. */
  readonly weights: readonly number[];
  /** Where the sensors measure forces. */
  readonly force?: ChannelForce;
}

/** How a sensor measures a force at the frequency of its scheme. */
export interface ChannelForce {
  /** c: weight of the sensor's force in each target sum. */
  readonly targets: readonly number[];
  /** 1 / (k chi): the force that looks like a unit of Y, N/sqrt(Hz). */
  readonly perForce: Complex;
  /** S_th, N^2/Hz. */
  readonly thermal: number;
  /** hbar k / 2: the force with which a unit of X pushes, N/sqrt(Hz). */
  readonly push: number;
}

/** A splitter of the drawing: a branch whose left side is the tap; `splitter` indexes `Scheme.splitters`. */
export interface DrawnBranch extends Branch {
  readonly splitter: number;
  readonly left: DrawnTree;
  readonly right: DrawnTree;
}

/** Leaves number the channels; a leaf beyond the last channel is an open end. */
export type DrawnTree = Leaf | DrawnBranch;

/** An optical parametric oscillator below threshold, driven by a pump that can be set. */
export interface Oscillator {
  /** Escape efficiency, 0 < eps <= 1. */
  readonly escape: number;
  /** f, analysis frequency over the half linewidth of its cavity. */
  readonly detuning: number;
  /** Highest pump amplitude x = sqrt(P / P_th) that it is run at, below 1. */
  readonly mostPump: number;
}

export interface SchemeSource {
  readonly id: string;
  readonly name: string;
  /** Whether its photons are a free variable; otherwise the two variances are given. */
  readonly free: boolean;
  /** The oscillator that makes free photons; null for an ideal pure state. */
  readonly oscillator: Oscillator | null;
  readonly squeezed: number;
  readonly antisqueezed: number;
  /** Rms of the squeezing angle (rad). */
  readonly jitter: number;
  /** Power efficiency from the source to the mesh; 1 without a mesh. */
  readonly launch: number;
  /** What the source feeds; null if it feeds a mesh. */
  readonly tree: DrawnTree | null;
  /** Channels that the source reaches. */
  readonly channels: readonly number[];
}

/** A universal mesh that all sources feed: input ports by source, output ports by channel, from 0. */
export interface SchemeMesh {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

/** The network as trees of splitters with path losses: what the closed forms are stated for. */
export interface Scheme {
  readonly regime: Regime;
  readonly photonBudget: number;
  readonly carrierBudget: number;
  readonly range: RatioRange;
  /** Relative importance of the target sums, sum 1; that of a sum of forces stands for its real and for its imaginary part. */
  readonly importances: readonly number[];
  readonly channels: readonly Channel[];
  readonly sources: readonly SchemeSource[];
  readonly splitters: readonly { readonly id: string; readonly name: string }[];
  /** Open ends of the trees, or unused outputs of the mesh. */
  readonly openEnds: number;
  readonly mesh: SchemeMesh | null;
  /** Where forces are measured over a band, in place of `force`: rad/s and the number of frequencies. */
  readonly band?: { readonly from: number; readonly to: number; readonly points: number };
  /** Where the sensors measure forces: omega in rad/s, and which sensors feel unknown forces. */
  readonly force?: { readonly frequency: number; readonly places: ForcePlaces };
  readonly project: Project;
}
