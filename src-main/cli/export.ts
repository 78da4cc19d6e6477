import { resolve } from 'node:path';
import { createSaver } from '../atomic-save';
import type { ExportFormat } from '../contract/api';
import { configurationOf, type SettingsSource } from '../exports/configuration';
import { FORMATS } from '../exports/formats';
import { issueLines } from './issue-lines';
import type { CommandLinePorts, ExitCode } from './ports';
import { readProject } from './read-project';

export interface ExportOptions {
  readonly format: ExportFormat;
  readonly out: string;
  readonly source: SettingsSource;
}

/** `fringe export FILE`: the configuration for the laboratory, from the current design in the file. */
export async function exportConfiguration(
  ports: CommandLinePorts,
  file: string,
  options: ExportOptions,
): Promise<ExitCode> {
  if (resolve(options.out) === resolve(file)) {
    ports.err(`The configuration would replace the project ${file}.\n  Give another file with -o.\n`);
    return 2;
  }
  const read = await readProject(ports, file);
  if (!read) return 2;
  const configuration = configurationOf(read.project, options.source);
  if (!configuration.ok) {
    ports.err(issueLines(file, configuration.error));
    ports.err(
      `  From the command line: fringe optimize ${file} -o ${file}; or add --in-force to export the settings as they are.\n`,
    );
    return 1;
  }
  const bytes = Buffer.from(FORMATS[options.format].write(configuration.value));
  const saved = await createSaver(ports.files)({
    path: options.out,
    bytes,
    task: 'export',
    expectedHash: null,
    backup: null,
  });
  ports.err(issueLines(options.out, saved.ok ? saved.value.warnings : [saved.error]));
  return saved.ok ? 0 : 1;
}
