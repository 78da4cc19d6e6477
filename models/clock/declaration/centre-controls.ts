import type { ControlSpec, ParameterValue } from '../../parameter';
import { logarithmic } from './parameter-shapes';

/** Most levels of a cascade that settings can hold: base 2 reaches 16 million atoms a node. */
export const MAX_LEVELS = 24;
/** Most stages of pre-narrowing. */
export const MAX_STAGES = 8;

export const copiesKey = (level: number): string => `copies${level}`;
export const baseKey = (level: number): string => `base${level}`;
export const stageKey = (stage: number): string => `stage${stage}`;

const atLeast =
  (key: string, least: number) =>
  (siblings: Readonly<Record<string, ParameterValue>>): boolean =>
    Number(siblings[key] ?? 0) >= least;

const count = (key: string, label: string, help: string, min: number, max: number, rest?: Partial<ControlSpec>) =>
  logarithmic({ key, label, help, quantity: 'count', min, max, default: min, ...rest });

const levels = Array.from({ length: MAX_LEVELS }, (_, i) => i + 1);
const stages = Array.from({ length: MAX_STAGES }, (_, s) => s + 1);

/** The design of the whole network, kept at its centre: Ramsey time, levels with copies and bases, level 0, stages. */
export const centreControls: readonly ControlSpec[] = [
  logarithmic({
    key: 'ramseyTime',
    label: 'Ramsey time',
    symbol: 'T',
    help: 'Time for which the atoms watch the lasers in one cycle.',
    quantity: 'time',
    min: 0,
    openMin: true,
    max: 1e9,
    default: 0.1,
  }),
  count(
    'levels',
    'Entangled levels',
    'Number of levels of entangled states; 0 are uncorrelated atoms.',
    0,
    MAX_LEVELS,
    {
      symbol: 'M',
    },
  ),
  count(
    'localAtoms',
    'Level-0 atoms',
    'Uncorrelated atoms of all nodes together. They find the phase of each node within a full turn.',
    0,
    1e10,
  ),
  ...levels.flatMap((level) => [
    count(
      copiesKey(level),
      `Copies, level ${level}`,
      'Entangled states of this level in one cycle. Too few, and the digit that the next level needs is wrong too often.',
      1,
      1e10,
      { default: 2, visibleWhen: atLeast('levels', level) },
    ),
    ...(level === 1
      ? []
      : [
          count(
            baseKey(level),
            `Step to level ${level}`,
            'How many times more atoms a state of this level has than one of the level below.',
            2,
            1e10,
            { visibleWhen: atLeast('levels', level) },
          ),
        ]),
  ]),
  count(
    'stages',
    'Pre-narrowing stages',
    'Stages in which every node narrows its laser before the cascade.',
    0,
    MAX_STAGES,
  ),
  ...stages.map((stage) =>
    count(stageKey(stage), `Atoms, stage ${stage}`, 'Atoms that every node spends on this stage.', 1, 1e7, {
      visibleWhen: atLeast('stages', stage),
    }),
  ),
];
