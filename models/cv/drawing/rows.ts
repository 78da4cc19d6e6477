/** Sensors up to which a network is drawn in one row. */
const ONE_ROW = 64;

/** Width over height of the window part that shows a drawing. */
const VIEW = 2;

/** Whether a network is drawn in one row however wide it gets. */
export function fitsOneRow(sensors: number): boolean {
  return sensors <= ONE_ROW;
}

/** Rows of columns in which a drawing of many sensors fills a window best; sizes in canvas units. */
export function rowsFor(sensors: number, column: number, row: number): number {
  if (fitsOneRow(sensors)) return 1;
  return Math.max(1, Math.round(Math.sqrt((sensors * column) / (VIEW * row))));
}

/** How far a drawing of some width and height is from the shape of a window; 0 is the same shape. */
export function misfit(width: number, height: number): number {
  return Math.abs(Math.log(width / (VIEW * height)));
}
