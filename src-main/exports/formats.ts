import type { Project } from '../../models/document/project';
import type { ExportFormat } from '../contract/api';
import { safeFileName } from '../file-name';
import type { Configuration } from './configuration';
import { configurationCsv } from './configuration-csv';
import { configurationJson } from './configuration-json';

interface Format {
  readonly label: string;
  /** Appended to the project's name for the suggested file name. */
  readonly ending: string;
  write(configuration: Configuration): string;
}

/** The export formats by key. */
export const FORMATS: Readonly<Record<ExportFormat, Format>> = {
  json: { label: 'Configuration (JSON)', ending: ' configuration.json', write: configurationJson },
  csv: { label: 'Settings table (CSV)', ending: ' configuration.csv', write: configurationCsv },
};

/** The file name a save dialog proposes, from the project's name. */
export function suggestedFileName(project: Project, format: ExportFormat): string {
  return safeFileName(project.name) + FORMATS[format].ending;
}
