import { PROJECT_SCHEMA } from './project';

/** The step from one schema version to the next. Frozen once a version has been given to anyone. */
export interface Migration {
  readonly from: number;
  /** Returns a new file; the old one is left alone. */
  readonly migrate: (file: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

/** One step for each version before the present one, in order. */
export const MIGRATIONS: readonly Migration[] = [];

/** Whether the steps lead from version 1 to `current` without gap or detour. */
export function isGapFree(migrations: readonly Migration[], current: number = PROJECT_SCHEMA): boolean {
  return migrations.length === current - 1 && migrations.every(({ from }, i) => from === i + 1);
}

/** Brings a file of version `from` (at most the present one) to the present version. */
export function migrate(
  file: Readonly<Record<string, unknown>>,
  from: number,
  migrations: readonly Migration[] = MIGRATIONS,
): Readonly<Record<string, unknown>> {
  return migrations.slice(from - 1).reduce((old, step) => ({ ...step.migrate(old), schema: step.from + 1 }), file);
}
