import type { Report } from '../row';

/** The report for a file. Figures that are not finite would turn to null unseen, so they are refused. */
export function asJson(report: Report): string {
  const keepFinite = (key: string, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${key} is ${value}`);
    return value;
  };
  return `${JSON.stringify(report, keepFinite, 2)}\n`;
}
