import { configurationOf, currentDesign } from '../exports/configuration';
import { summarise } from '../summary';
import { issueLines } from './issue-lines';
import type { CommandLinePorts, ExitCode } from './ports';
import { readProject } from './read-project';
import { resultJson } from './result-json';

/** `fringe evaluate FILE`: what the settings in the file achieve, with the proof where they are its current design. */
export async function evaluate(ports: CommandLinePorts, file: string, options: { json: boolean }): Promise<ExitCode> {
  const read = await readProject(ports, file);
  if (!read) return 2;
  const { project } = read;
  const started = performance.now();
  const configuration = configurationOf(project, currentDesign(project).ok ? 'design' : 'in-force');
  if (!configuration.ok) {
    ports.err(issueLines(file, configuration.error));
    return 1;
  }
  if (!options.json) {
    ports.out(summarise(project));
    return 0;
  }
  const { assessment, design } = configuration.value;
  const seconds = (performance.now() - started) / 1000;
  const origin = { version: ports.version, seed: design?.provenance.seed ?? 0, evaluations: 1, seconds };
  ports.out(resultJson(project, assessment, design, origin));
  return 0;
}
