import type { SettingRow } from '../../models/design';
import { plainAscii } from './ascii';
import type { Configuration } from './configuration';

/** Version of the configuration file; rises whenever a field changes its meaning or place. */
export const CONFIGURATION_SCHEMA = 1;

interface Bounds {
  /** Whether they limit the value of the row or its device setting. */
  readonly of: 'value' | 'device';
  readonly minimum: number;
  readonly maximum: number;
}

/**
 * The allowed range of the control that a row of the settings table stands for. A row may show another
 * quantity than its control holds (a level for a photon number), so the range goes to the number that is
 * the control's. Null for derived rows.
 */
export function boundsOf({ project, model }: Configuration, row: SettingRow): Bounds | null {
  const type = project.network.elements.find(({ id }) => id === row.element)?.type;
  const controls = model.elements.find((element) => element.type === type)?.controls;
  const range = controls?.find(({ key }) => key === row.control)?.range;
  if (!range) return null;
  const set = project.settings[row.element]?.[row.control] ?? model.defaultSetting(project, row.element, row.control);
  const bounds = { minimum: range.min, maximum: range.max };
  if (row.value === set) return { of: 'value', ...bounds };
  return row.deviceValue?.value === set ? { of: 'device', ...bounds } : null;
}

function settingOf(configuration: Configuration, row: SettingRow): object {
  const found = boundsOf(configuration, row);
  const bounds = found && { minimum: found.minimum, maximum: found.maximum };
  const device = row.deviceValue && { ...row.deviceValue, quantity: plainAscii(row.deviceValue.quantity) };
  return {
    element: row.element,
    name: row.name,
    control: row.control,
    quantity: plainAscii(row.quantity),
    value: row.value,
    unit: row.unit,
    bounds: found?.of === 'value' ? bounds : null,
    device: device ? { ...device, bounds: found?.of === 'device' ? bounds : null } : null,
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
    about:
      'Settings to dial in. Each value is in the unit beside it, without prefix (angles in rad); an empty unit means a plain number.',
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
