import type { ExampleSpec } from '../model';

/** Worked projects in examples/, the published ones first. */
export const examples: readonly ExampleSpec[] = [];
