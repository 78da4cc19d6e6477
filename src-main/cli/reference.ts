import { basename, join } from 'node:path';
import * as v from 'valibot';
import { runReferenceCases, type ReferenceFile } from '../../models/compare-reference';
import type { Issue } from '../../models/issue';
import { modelById } from '../../models/registry';
import { err, ok, type Result } from '../../optimizer/result';
import { fileIssue } from '../file-issue';
import type { FileSystem } from '../file-system';
import { issueLines } from './issue-lines';
import type { CommandLinePorts, ExitCode } from './ports';
import { reportLines, reportOf, type ModelReport } from './reference-report';

const tolerance = v.pipe(v.number(), v.finite(), v.minValue(0));
const record = v.record(v.string(), v.unknown());
const referenceFile = v.object({
  model: v.string(),
  about: v.optional(v.object({ preset: v.optional(record) })),
  cases: v.array(
    v.object({ id: v.string(), fn: v.string(), args: record, expect: v.unknown(), rtol: tolerance, atol: tolerance }),
  ),
});

async function readCases(files: FileSystem, path: string): Promise<Result<ReferenceFile, Issue>> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await files.read(path));
  } catch (error) {
    return err(fileIssue(error, 'open', path));
  }
  try {
    // JSON values are what reference values are made of, so nothing is left to check in `expect`.
    return ok(v.parse(referenceFile, JSON.parse(text)) as ReferenceFile);
  } catch (error) {
    const place = error instanceof v.ValiError ? ` at ${v.getDotPath(error.issues[0]) ?? 'the top'}` : '';
    const reason = error instanceof Error ? error.message : String(error);
    return err({
      code: 'REF-001',
      severity: 'error',
      where: { label: basename(path) },
      message: `"${basename(path)}" holds no reference cases${place}: ${reason}`,
      remedy:
        'Give a folder of files { "model", "about", "cases": [{ "id", "fn", "args", "expect", "rtol", "atol" }] }.',
    });
  }
}

/** `fringe reference DIR`: the cases of each DIR/<model>.json through the functions of that model. */
export async function reference(
  ports: CommandLinePorts,
  folder: string,
  options: { json: boolean },
): Promise<ExitCode> {
  let names: readonly string[];
  try {
    names = (await ports.files.list(folder)).filter((name) => name.endsWith('.json'));
  } catch (error) {
    ports.err(issueLines(folder, [fileIssue(error, 'open', folder)]));
    return 2;
  }
  const reports: ModelReport[] = [];
  let unreadable = names.length === 0;
  if (unreadable) ports.err(`${folder} has no <model>.json.\n  Name the folder with the reference cases.\n`);
  for (const name of names) {
    const cases = await readCases(ports.files, join(folder, name));
    if (cases.ok) {
      const { model } = cases.value;
      reports.push(reportOf(model, runReferenceCases(cases.value, modelById(model)?.reference ?? {})));
    } else {
      unreadable = true;
      ports.err(issueLines(name, [cases.error]));
    }
  }
  const passed = reports.reduce((sum, report) => sum + report.passed, 0);
  const failed = reports.reduce((sum, report) => sum + report.failed, 0);
  if (options.json)
    ports.out(
      `${JSON.stringify({ fringe: ports.version, models: reports.map(failuresOnly), passed, failed }, infinities, 2)}\n`,
    );
  else ports.out([...reports.flatMap(reportLines), `${passed} passed, ${failed} failed`, ''].join('\n'));
  if (unreadable) return 2;
  return failed > 0 ? 1 : 0;
}

function failuresOnly({ model, passed, failed, verdicts }: ModelReport): object {
  return { model, passed, failed, failures: verdicts.filter(({ status }) => status !== 'passed') };
}

/** JSON has no infinities and no NaN; as texts they stay what they are. */
function infinities(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
