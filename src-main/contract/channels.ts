import * as v from 'valibot';
import { projectPayload as project } from './project-payload';
import { SOLVER_KEYS } from './solvers';

/** Longest text of a dropped file or an exported figure: 20 MB, in UTF-16 units at most as many. */
export const MOST_TEXT = 20 * 1024 * 1024;
/** A day; longer searches than that are not what a desktop is for. */
const LONGEST_DEADLINE = 86_400;
/** No model offers more; each says itself how many it takes. */
const MOST_TRIALS = 1e9;

const nothing = v.undefined('This call takes nothing.');
const shortText = v.pipe(v.string(), v.maxLength(500));
const longText = v.pipe(v.string(), v.maxLength(MOST_TEXT));
/** Handles and job ids are made of what random UUIDs are made of, never of path characters. */
const identifier = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,64}$/));
const seed = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1));
const exampleFile = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,80}\.fringe\.json$/));

/** What each call of the window may carry: one payload, checked strictly before anything is done with it. */
export const CHANNELS = Object.freeze({
  info: nothing,
  openProject: nothing,
  openExample: exampleFile,
  openRecent: identifier,
  openText: v.strictObject({ name: shortText, text: longText }),
  saveProject: v.strictObject({ handle: v.nullable(identifier), as: v.boolean(), project }),
  exportDesign: v.strictObject({ format: v.picklist(['json', 'csv']), project }),
  exportText: v.strictObject({ suggestedName: shortText, kind: v.picklist(['svg', 'csv']), text: longText }),
  startJob: v.strictObject({
    jobId: identifier,
    project,
    seed,
    solver: v.picklist(SOLVER_KEYS),
    deadline: v.pipe(v.number(), v.minValue(0), v.maxValue(LONGEST_DEADLINE)),
  }),
  startComparison: v.strictObject({ jobId: identifier, project, seed }),
  startSimulation: v.strictObject({
    jobId: identifier,
    project,
    seed,
    trials: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_TRIALS)),
  }),
  cancelJob: identifier,
  setDocumentState: v.strictObject({ title: shortText, unsaved: v.boolean() }),
});

export type ChannelName = keyof typeof CHANNELS;

/** The checked payload of a call. */
export type ChannelPayload<Name extends ChannelName> = v.InferOutput<(typeof CHANNELS)[Name]>;
