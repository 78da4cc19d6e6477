/**
 * Calls a synchronous function while `Math.random` draws from `uniform`, for packages that take no generator.
 * The global is restored however the call ends.
 */
export function withSeededRandom<T>(uniform: () => number, call: () => T): T {
  const original = Math.random;
  Math.random = uniform;
  try {
    return call();
  } finally {
    Math.random = original;
  }
}
