import type { SettingRow } from '../../models/design';

/** The settings as lines of tab-separated text, ready for a spreadsheet or a notebook. */
export function settingsText(rows: readonly SettingRow[]): string {
  const lines = rows.map(({ name, quantity, text, device }) => [name, quantity, text, device]);
  return [['Element', 'Quantity', 'Value', 'Device setting'], ...lines].map((cells) => cells.join('\t')).join('\n');
}
