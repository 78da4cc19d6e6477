import { NetworkDrawing } from '../../network-drawing';
import { linkSpec } from '../declaration/element-parameters';
import { elements } from '../declaration/elements';

/** Collects the nodes and links of a network of clocks. */
export class Drawing extends NetworkDrawing {
  constructor(newId: () => string) {
    super(newId, elements, linkSpec);
  }

  /** Links two nodes. */
  join(from: string, to: string, given: Parameters<NetworkDrawing['connect']>[2] = {}): void {
    this.connect({ element: from, port: 'out' }, { element: to, port: 'in' }, given);
  }
}
