/** A box of the search with the lower bound of the objective on it. */
export interface Node {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  bound: number;
}

/** Nodes by rising bound: a binary heap. */
export function createNodeQueue() {
  const heap: Node[] = [];
  return {
    get size() {
      return heap.length;
    },
    all: (): readonly Node[] => heap,
    push(node: Node) {
      let at = heap.length;
      heap.push(node);
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (heap[parent]!.bound <= node.bound) break;
        heap[at] = heap[parent]!;
        at = parent;
      }
      heap[at] = node;
    },
    /** Takes out the node with the lowest bound; the queue must not be empty. */
    pop(): Node {
      const top = heap[0]!;
      const last = heap.pop()!;
      const size = heap.length;
      if (size === 0) return top;
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= size) break;
        if (child + 1 < size && heap[child + 1]!.bound < heap[child]!.bound) child++;
        if (heap[child]!.bound >= last.bound) break;
        heap[at] = heap[child]!;
        at = child;
      }
      heap[at] = last;
      return top;
    },
  };
}
