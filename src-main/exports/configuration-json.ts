import type { SettingRow } from '../../models/design';
import type { ControlSpec } from '../../models/parameter';
import { plainAscii } from './ascii';
import type { Configuration } from './configuration';

/** Version of the configuration file; rises whenever a field changes its meaning or place. */
export const CONFIGURATION_SCHEMA = 1;

/** The control that a row of the settings table sets, with its allowed range. */
export function controlOf(configuration: Configuration, row: SettingRow): ControlSpec | undefined {
  const element = configuration.project.network.elements.find(({ id }) => id === row.element);
  const spec = configuration.model.elements.find(({ type }) => type === element?.type);
  return spec?.controls.find(({ key }) => key === row.control);
}

function settingOf(configuration: Configuration, row: SettingRow): object {
  const range = controlOf(configuration, row)?.range;
  return {
    element: row.element,
    name: row.name,
    control: row.control,
    quantity: plainAscii(row.quantity),
    value: row.value,
    unit: row.unit,
    bounds: range ? { minimum: range.min, maximum: range.max } : null,
    device: row.deviceValue ? { ...row.deviceValue, quantity: plainAscii(row.deviceValue.quantity) } : null,
    display: plainAscii(row.text),
  };
}

/**
 * The configuration for the laboratory as self-describing JSON: each setting with its SI value, unit,
 * bounds and device setting, and what the whole achieves, how far that is proved, and from what it was made.
 */
export function configurationJson(configuration: Configuration): string {
  const { project, model, assessment, design } = configuration;
  const file = {
    kind: 'fringe-configuration',
    schema: CONFIGURATION_SCHEMA,
    about: 'Settings to dial in. Values are in the unit beside them, without prefix; angles are radians (rad).',
    project: { id: project.id, name: project.name, target: project.target.functionals },
    model: { id: model.id, version: model.version, title: model.title },
    inputHash: configuration.inputHash,
    source: configuration.source,
    settings: assessment.rows.map((row) => settingOf(configuration, row)),
    figure: assessment.figure,
    limit: assessment.limit,
    baselines: assessment.baselines,
    noiseBudget: assessment.noiseBudget,
    certificate: design && { ...design.certificate, statement: plainAscii(design.certificate.statement) },
    stopped: design && design.stopped,
    holds: design && design.holds,
    findings: assessment.findings,
    warnings: assessment.warnings.map(({ code, where, message, remedy }) => ({
      code,
      where: where.label,
      message,
      remedy,
    })),
    provenance: design && design.provenance,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
