/** Messages that come before the page listens are kept, this many at most. */
const MOST_WAITING = 100;

/**
 * Hands messages of one source to the page's listeners. What arrives before the first listener waits for it: a command
 * sent while the page still loads is not lost.
 * @returns adds a listener and returns how to remove it
 */
export function listen<Message>(
  attach: (deliver: (message: Message) => void) => void,
): (listener: (message: Message) => void) => () => void {
  const listeners = new Set<(message: Message) => void>();
  let waiting: Message[] = [];
  attach((message) => {
    if (listeners.size === 0) waiting = [...waiting, message].slice(-MOST_WAITING);
    for (const listener of [...listeners]) listener(message);
  });
  return (listener) => {
    // Wrapped, so that the same function added twice is two listeners and each removal removes its own.
    const own = (message: Message) => listener(message);
    listeners.add(own);
    const late = waiting;
    waiting = [];
    for (const message of late) listener(message);
    return () => void listeners.delete(own);
  };
}
