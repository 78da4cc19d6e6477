import { NetworkDrawing } from '../../network-drawing';
import { elements } from '../declaration/elements';
import { linkSpec } from '../declaration/network-parameters';

/** Collects the elements and links of an optical network. */
export class Drawing extends NetworkDrawing {
  constructor(newId: () => string) {
    super(newId, elements, linkSpec);
  }
}
