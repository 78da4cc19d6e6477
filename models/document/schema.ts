import * as v from 'valibot';
import type { Design } from '../design';
import { isRecord } from './envelope';
import { isSafeKey } from './integrity';

/**
 * The shape of the items of a project file. The message of each rule says what is expected there, so
 * that a report can put it after the value found.
 */
const finite = v.pipe(v.number('a number'), v.finite('a finite number'));
const text = (most: number) => v.pipe(v.string('a text'), v.maxLength(most, `a text of at most ${most} characters`));
export const key = v.pipe(v.string('a text'), v.check(isSafeKey, 'an id of 1 to 100 characters'));

const LONGEST_NAME = 10_000;
const LONGEST_NOTES = 1_000_000;

export const name = text(LONGEST_NAME);
export const projectName = v.pipe(
  name,
  v.check((value) => value.trim() !== '', 'a text that is not empty'),
);
export const notes = text(LONGEST_NOTES);

const portRef = v.object({ element: key, port: key }, 'an object with element and port');
/** Checked entry by entry afterwards, so that one bad value does not cost the item. */
const entries = v.custom<Readonly<Record<string, unknown>>>(isRecord, 'an object');

export const element = v.object(
  {
    id: key,
    type: v.string('a text'),
    name,
    position: v.object({ x: finite, y: finite }, 'an object with x and y'),
    parameters: v.optional(entries, {}),
    displayUnits: v.optional(v.unknown()),
  },
  'an object',
);

export const link = v.object(
  { id: key, from: portRef, to: portRef, parameters: v.optional(entries, {}), displayUnits: v.optional(v.unknown()) },
  'an object',
);

export const functional = v.object(
  {
    id: key,
    name,
    importance: v.pipe(finite, v.gtValue(0, 'a number above 0')),
    weights: v.optional(entries, {}),
  },
  'an object',
);

const figure = v.object({
  key: v.string(),
  label: v.string(),
  value: finite,
  unit: v.string(),
  decibel: v.nullable(finite),
});

const place = v.object({
  label: v.string(),
  element: v.exactOptional(v.string()),
  link: v.exactOptional(v.string()),
  field: v.exactOptional(v.string()),
  path: v.exactOptional(v.string()),
});

const warning = v.object({
  code: v.string(),
  severity: v.picklist(['error', 'warning', 'info']),
  where: place,
  message: v.string(),
  remedy: v.string(),
});

const evidence = v.variant('check', [
  v.object({ check: v.literal('derived-bound'), multipliers: finite, lower: finite, upper: finite }),
  v.object({ check: v.literal('boxes'), boxes: finite }),
  v.object({ check: v.literal('samples'), samples: finite }),
  v.object({ check: v.literal('slopes'), settings: finite }),
  v.object({ check: v.literal('value') }),
]);

const certificate = v.object({
  kind: v.picklist(['closed-form', 'dual', 'branch-and-bound', 'enumeration', 'stationary-only']),
  bound: v.nullable(finite),
  gap: v.nullable(finite),
  stationarity: v.nullable(finite),
  violation: finite,
  restarts: finite,
  agreeing: finite,
  recheck: v.picklist(['passed', 'failed']),
  statement: v.string(),
  evidence: v.exactOptional(evidence),
});

const provenance = v.object({
  version: v.string(),
  modelVersion: v.string(),
  seed: finite,
  evaluations: finite,
  seconds: finite,
  method: v.string(),
  finishedAt: v.string(),
});

export const settings = v.record(key, v.record(key, finite));

export const design: v.GenericSchema<unknown, Design> = v.object({
  inputHash: v.string(),
  model: v.string(),
  settings,
  figure,
  baselines: v.array(v.object({ key: v.string(), label: v.string(), rule: v.string(), value: finite, gainDb: finite })),
  noiseBudget: v.array(v.object({ key: v.string(), label: v.string(), variance: finite, share: finite })),
  stopped: v.picklist(['finished', 'cancelled', 'deadline', 'evaluation-budget', 'numerical-failure']),
  holds: v.picklist(['optimal', 'within-gap', 'feasible', 'infeasible']),
  certificate,
  warnings: v.array(warning),
  provenance,
});
