/** A step of the cursor over the cells of a map, in columns and rows. */
export interface CellStep {
  readonly columns: number;
  readonly rows: number;
}

/** How far a key moves the cursor of a map: five cells with Shift, to the ends with Home and End; null for other keys. */
export function cellStep({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): CellStep | null {
  const step = shiftKey ? 5 : 1;
  switch (key) {
    case 'ArrowRight':
      return { columns: step, rows: 0 };
    case 'ArrowLeft':
      return { columns: -step, rows: 0 };
    case 'ArrowUp':
      return { columns: 0, rows: step };
    case 'ArrowDown':
      return { columns: 0, rows: -step };
    case 'Home':
      return { columns: -Infinity, rows: 0 };
    case 'End':
      return { columns: Infinity, rows: 0 };
    default:
      return null;
  }
}
