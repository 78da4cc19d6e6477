import Papa from 'papaparse';
import { plainAscii } from './ascii';
import { boundsOf } from './configuration-json';
import type { Configuration } from './configuration';

const COLUMNS = [
  'section',
  'element',
  'name',
  'control',
  'quantity',
  'value',
  'unit',
  'device_quantity',
  'device_value',
  'device_unit',
  'minimum',
  'maximum',
] as const;

/** How a formula can start. The library's own pattern misses texts of several lines. */
const FORMULA = /^[=+\-@\t\r\n]/;

type Row = Partial<Record<(typeof COLUMNS)[number], string | number>>;

function settingRows(configuration: Configuration): Row[] {
  return configuration.assessment.rows.map((row) => {
    const found = boundsOf(configuration, row);
    const bounds = found?.of === 'value' ? found : null;
    return {
      section: 'setting',
      element: row.element,
      name: row.name,
      control: row.control,
      quantity: plainAscii(row.quantity),
      value: row.value,
      unit: row.unit,
      device_quantity: row.deviceValue && plainAscii(row.deviceValue.quantity),
      device_value: row.deviceValue?.value,
      device_unit: row.deviceValue?.unit,
      minimum: bounds?.minimum,
      maximum: bounds?.maximum,
    };
  });
}

function resultRows({ assessment, design }: Configuration): Row[] {
  const { figure, baselines, noiseBudget } = assessment;
  const rows: Row[] = [
    { section: 'figure', control: figure.key, quantity: figure.label, value: figure.value, unit: figure.unit },
  ];
  if (figure.decibel !== null)
    rows.push({
      section: 'figure',
      control: figure.key,
      quantity: `${figure.label}, against shot noise`,
      value: figure.decibel,
      unit: 'dB',
    });
  for (const { key, label, rule, value } of baselines) {
    rows.push({ section: 'baseline', control: key, name: label, quantity: rule, value, unit: figure.unit });
  }
  for (const { key, label, share } of noiseBudget) {
    rows.push({
      section: 'noise',
      control: key,
      name: label,
      quantity: 'share of the variance',
      value: share,
      unit: '',
    });
  }
  if (design) {
    const { kind, gap, statement, recheck } = design.certificate;
    rows.push({ section: 'certificate', control: 'kind', value: kind });
    if (gap !== null)
      rows.push({ section: 'certificate', control: 'gap', quantity: 'relative gap in variance', value: gap });
    rows.push({ section: 'certificate', control: 'recheck', value: recheck });
    rows.push({ section: 'certificate', control: 'statement', value: plainAscii(statement) });
  }
  return rows;
}

function originRows({ project, model, inputHash, source, design }: Configuration): Row[] {
  const rows: Row[] = [
    { section: 'project', control: 'name', value: project.name },
    { section: 'project', control: 'model', value: `${model.id} ${model.version}` },
    { section: 'project', control: 'input_hash', value: inputHash },
    { section: 'project', control: 'source', value: source },
  ];
  if (design) {
    for (const [key, value] of Object.entries(design.provenance))
      rows.push({ section: 'provenance', control: key, value });
    rows.push({ section: 'provenance', control: 'stopped', value: design.stopped });
  }
  return rows;
}

/**
 * The configuration as one rectangular table (RFC 4180): a header row, then rows told apart by `section`;
 * each value has its unit beside it. Texts that a spreadsheet would run as a formula are made harmless.
 */
export function configurationCsv(configuration: Configuration): string {
  const rows = [...originRows(configuration), ...settingRows(configuration), ...resultRows(configuration)];
  const data = rows.map((row) => COLUMNS.map((column) => row[column] ?? ''));
  return `${Papa.unparse({ fields: [...COLUMNS], data }, { escapeFormulae: FORMULA, newline: '\r\n' })}\r\n`;
}
