import { hasErrors, issueLines } from './issue-lines';
import type { CommandLinePorts, ExitCode } from './ports';
import { examine } from './read-project';

/** `fringe check FILE`: every issue of a project, located. */
export async function check(ports: CommandLinePorts, file: string, options: { json: boolean }): Promise<ExitCode> {
  const { issues } = await examine(ports, file);
  const failed = hasErrors(issues);
  if (options.json) {
    const listed = issues.map(({ code, severity, where, message, remedy }) => ({
      code,
      severity,
      where,
      message,
      remedy,
    }));
    ports.out(`${JSON.stringify({ fringe: ports.version, file, valid: !failed, issues: listed }, null, 2)}\n`);
  } else {
    ports.err(issueLines(file, issues));
    if (!failed) ports.out(`${file}: valid${issues.length === 0 ? '' : ', with remarks'}\n`);
  }
  return failed ? 2 : 0;
}
