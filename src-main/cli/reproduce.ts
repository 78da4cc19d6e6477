import { formatNumber } from '../../models/quantity/format-number';
import { models } from '../../models/registry';
import type { ReproductionRow } from '../../models/reproduction';
import { plainAscii } from '../exports/ascii';
import { textTable } from '../text-table';
import type { CommandLinePorts, ExitCode } from './ports';

const HEADER = ['', 'number', 'source', 'paper', 'ours', 'unit', 'paper / ours', 'allowed'];

/**
 * `fringe reproduce`: every published number that a model can compute, beside what it computes. A number outside its
 * tolerance is not a failure of the command: the explanation says whose it is.
 */
export async function reproduce(ports: CommandLinePorts, options: { json: boolean }): Promise<ExitCode> {
  const tables = [...models.values()].flatMap((model) =>
    model.reproduction ? [{ model, rows: model.reproduction() }] : [],
  );
  if (options.json) {
    const shown = tables.map(({ model, rows }) => ({ model: model.id, rows }));
    ports.out(`${JSON.stringify({ fringe: ports.version, models: shown }, null, 2)}\n`);
    return 0;
  }
  for (const { model, rows } of tables) {
    const inside = rows.filter(({ verdict }) => verdict === 'inside').length;
    const outside = rows.filter(({ verdict }) => verdict === 'outside');
    const lines = [
      `${model.title}: ${inside} of ${rows.length} published numbers inside their tolerance`,
      ...model.citations.map(({ text }) => `  ${text}`),
      '',
      ...textTable([HEADER, ...rows.map(cells)]),
      '',
      'Outside, and why',
      ...outside.map(({ subject, explanation }) => `  ${subject}: ${explanation}`),
      '',
    ];
    ports.out(`${lines.map(plainAscii).join('\n')}\n`);
  }
  return 0;
}

function cells(row: ReproductionRow): string[] {
  const four = (value: number): string => formatNumber(value, { digits: 4 });
  const allowed = `+-${formatNumber(100 * row.tolerance, { digits: 2 })} %`;
  return [row.verdict, row.subject, row.source, four(row.paper), four(row.ours), row.unit, four(row.ratio), allowed];
}
