import { err, ok, type Result } from '../../optimizer/result';
import type { Issue } from '../issue';
import { CODE } from './codes';
import { scanJson, type JsonFault } from './json-scan';
import { migrate } from './migrations';
import { PROJECT_SCHEMA } from './project';

/** Limits on project files. The size is that of the text; whoever reads the file limits its bytes as well. */
export const FILE_LIMITS = {
  characters: 20 * 1024 * 1024,
  depth: 32,
  keys: 500_000,
  elements: 8_192,
  forbiddenKeys: new Set(['__proto__', 'constructor', 'prototype']),
} as const;

type Fields = Readonly<Record<string, unknown>>;

/**
 * From the text of a file to the fields of a project of the present schema, not yet checked one by
 * one. Anything that is no project file, or one that is too large, twisted or new, is refused here.
 */
export function readEnvelope(
  text: string,
): Result<{ readonly fields: Fields; readonly issues: readonly Issue[] }, Issue> {
  if (text.length > FILE_LIMITS.characters) {
    const message = `The file has ${(text.length / 2 ** 20).toFixed(1)} million characters; project files have at most 20.`;
    return err(fileIssue(CODE.tooLarge, message, 'Check that it is the right file.'));
  }
  // Editors on Windows put a byte-order mark in front.
  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (json.trim() === '') {
    return err(fileIssue(CODE.empty, 'The file is empty.', 'Open a backup of it, or another project file.'));
  }
  if (json.startsWith('\0')) {
    const message = 'The file holds zero bytes, as after a power cut while it was written.';
    return err(fileIssue(CODE.empty, message, 'Open a backup of it.'));
  }
  const scanned = scanJson(json, FILE_LIMITS);
  if (!scanned.ok) return err(faultIssue(scanned.error));
  const repeated = scanned.value.map(({ key, line, column }) =>
    fileIssue(
      CODE.repeatedKey,
      `The key “${shown(key)}” is repeated at line ${line}, column ${column}; the last value counts.`,
      'Remove one of them from the file.',
      'warning',
    ),
  );
  // Minus zero says nothing here and would not survive writing.
  const read = readHeader(JSON.parse(json, (_key, value: unknown) => (value === 0 ? 0 : value)));
  return read.ok ? ok({ fields: read.value, issues: repeated }) : read;
}

function readHeader(content: unknown): Result<Fields, Issue> {
  if (!isRecord(content) || content['kind'] !== 'fringe-project') {
    const message = 'The file is JSON, but not a Fringe project: its “kind” is not “fringe-project”.';
    return err(fileIssue(CODE.notAProject, message, 'Choose a project file (*.fringe.json).'));
  }
  const schema = content['schema'];
  if (typeof schema !== 'number' || !Number.isInteger(schema) || schema < 1) {
    const message = `The “schema” of the file is ${shown(schema)}; it must be a whole number from 1 to ${PROJECT_SCHEMA}.`;
    return err(fileIssue(CODE.badSchema, message, 'Open a backup of it.'));
  }
  if (schema > PROJECT_SCHEMA) {
    const message = `The file has schema version ${schema}; this version of Fringe reads up to ${PROJECT_SCHEMA}.`;
    return err(
      fileIssue(CODE.newerSchema, message, 'Open it with a newer version of Fringe; the file was not changed.'),
    );
  }
  return ok(migrate(content, schema));
}

function faultIssue({ reason, detail, line, column }: JsonFault): Issue {
  const at = `line ${line}, column ${column}`;
  switch (reason) {
    case 'syntax':
      return fileIssue(
        CODE.notJson,
        `The file is not valid JSON: ${detail} (${at}).`,
        'Correct that place, or open a backup.',
      );
    case 'depth':
      return fileIssue(
        CODE.tooDeep,
        `The file is nested deeper than ${detail} levels (${at}).`,
        'Check that it is a project file.',
      );
    case 'keys':
      return fileIssue(
        CODE.tooManyKeys,
        `The file has more than ${detail} keys (${at}).`,
        'Check that it is a project file.',
      );
    case 'forbidden-key':
      return fileIssue(
        CODE.forbiddenKey,
        `The file uses the key “${detail}”, which is not allowed (${at}).`,
        'Remove it from the file.',
      );
  }
}

export function fileIssue(code: string, message: string, remedy: string, severity: Issue['severity'] = 'error'): Issue {
  return { code, severity, where: { label: 'File' }, message, remedy };
}

export function isRecord(data: unknown): data is Fields {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** A value of a file as it may stand in a sentence: one line, short. */
export function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'string') return `“${cut(value)}”`;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value);
}

function cut(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters of a file have no place in a message
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
