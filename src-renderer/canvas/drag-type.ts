/** Media type of an element dragged from the palette to the drawing. */
export const DRAG_TYPE = 'application/x-fringe-element';
