/** Size and line weight of a drawn symbol. */
export interface GlyphProps {
  /** Edge of the square in CSS pixels, default 16. */
  readonly size?: number;
  /** Line width in units of the 24-unit drawing, default 1.75 as for the icons. */
  readonly stroke?: number;
  /** What it stands for; without it the symbol is decoration and hidden from screen readers. */
  readonly label?: string;
}
