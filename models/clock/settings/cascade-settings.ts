import type { Settings } from '../../document/project';
import { baseKey, copiesKey, MAX_LEVELS, MAX_STAGES, stageKey } from '../declaration/centre-controls';

/** The free numbers of a design as the centre holds them. */
export interface CascadeSettings {
  /** T, s. */
  readonly ramseyTime: number;
  /** n_1..n_M. */
  readonly copies: readonly number[];
  /** r_2..r_M. */
  readonly bases: readonly number[];
  /** Level-0 atoms of all nodes together. */
  readonly localAtoms: number;
  /** Atoms of each pre-narrowing stage, per node. */
  readonly stages: readonly number[];
}

/** The control values of a centre that hold the settings; values of levels that do not exist are left out. */
export function controlsOf({ ramseyTime, copies, bases, localAtoms, stages }: CascadeSettings): Record<string, number> {
  return {
    ramseyTime,
    levels: copies.length,
    localAtoms,
    ...Object.fromEntries(copies.map((n, i) => [copiesKey(i + 1), n])),
    ...Object.fromEntries(bases.map((r, i) => [baseKey(i + 2), r])),
    stages: stages.length,
    ...Object.fromEntries(stages.map((n, s) => [stageKey(s + 1), n])),
  };
}

/** The settings that control values stand for; `otherwise` gives those that are not set. */
export function settingsFrom(controls: Settings[string], otherwise: (control: string) => number): CascadeSettings {
  const value = (control: string): number =>
    Object.hasOwn(controls, control) ? controls[control]! : otherwise(control);
  const levels = Math.min(MAX_LEVELS, value('levels'));
  const stages = Math.min(MAX_STAGES, value('stages'));
  return {
    ramseyTime: value('ramseyTime'),
    copies: Array.from({ length: levels }, (_, i) => value(copiesKey(i + 1))),
    bases: Array.from({ length: Math.max(0, levels - 1) }, (_, i) => value(baseKey(i + 2))),
    localAtoms: value('localAtoms'),
    stages: Array.from({ length: stages }, (_, s) => value(stageKey(s + 1))),
  };
}
