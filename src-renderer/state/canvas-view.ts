import type { Position } from '../../models/document/project';
import type { Placed } from '../network/arrange';

/** What commands may ask of the drawing; the canvas offers it while it is on the screen. */
export interface CanvasView {
  /** Shows everything, or the selected items. */
  fit(what: 'all' | 'selection'): void;
  /** Canvas coordinates of the pointer where it is over the drawing, of the middle of the view otherwise. */
  insertionPoint(): Position;
  /** Middle of the visible part. */
  middle(): Position;
  /** Centres and sizes of elements as drawn. */
  placed(ids: readonly string[]): readonly Placed[];
  /** Moves the keyboard focus to an element. */
  focus(element: string): void;
}
