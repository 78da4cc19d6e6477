import { describe, expect, it } from 'vitest';
import { runReferenceCases, type ReferenceFile } from '../../compare-reference';
import { clockReference } from './reference';
import cases from './reference-cases.json';

const file = cases as unknown as ReferenceFile;

describe('the reference cases of the clock model', () => {
  it.each(runReferenceCases(file, clockReference).map((verdict) => [verdict.id, verdict] as const))(
    '%s is reproduced',
    (_, verdict) => {
      expect(verdict).toMatchObject({ status: 'passed', mismatches: [] });
    },
  );

  it('have an id of their own each and leave no function of the table without a case', () => {
    expect(new Set(file.cases.map(({ id }) => id)).size).toBe(file.cases.length);
    expect(Object.keys(clockReference).sort()).toEqual([...new Set(file.cases.map(({ fn }) => fn))].sort());
  });
});
