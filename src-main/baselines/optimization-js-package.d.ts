/** The part of the package that is used; it ships no types. */
declare module 'optimization-js' {
  interface Dimension {
    readonly low: number;
    readonly high: number;
  }
  export function Real(low: number, high: number): Dimension;
  export function rs_minimize(
    evaluate: (x: number[]) => number,
    dimensions: readonly Dimension[],
    calls: number,
  ): { readonly best_x: number[]; readonly best_y: number };
  export function minimize_L_BFGS(
    evaluate: (x: number[]) => number,
    gradient: (x: number[]) => number[],
    start: number[],
  ): { readonly argument: number[]; readonly fncvalue: number };
}
