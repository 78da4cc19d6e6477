import { describe, expect, it } from 'vitest';
import { isGapFree, migrate, MIGRATIONS, type Migration } from './migrations';
import type { Project } from './project';
import { sampleProject } from './sample.fixture';
import { serialiseProject } from './serialise';

function withEfficiency(value: number): Project {
  const project = sampleProject();
  const elements = project.network.elements.map((element) =>
    element.id === 's1' ? { ...element, parameters: { ...element.parameters, efficiency: value } } : element,
  );
  return { ...project, network: { ...project.network, elements } };
}

describe('writing a project', () => {
  it.each([NaN, Infinity, -Infinity])('is refused where a number is %d, naming element and field', (value) => {
    expect(serialiseProject(withEfficiency(value))).toMatchObject({
      ok: false,
      error: {
        code: 'DOC-106',
        where: {
          label: 'sensor s1, efficiency',
          element: 's1',
          field: 'efficiency',
          path: 'network.elements[1].parameters.efficiency',
        },
      },
    });
  });

  it('is refused where a weight or an unknown field is not finite, with the path', () => {
    const project = sampleProject();
    const weighted = {
      ...project,
      target: { functionals: [{ id: 'f', name: 'F', importance: 1, weights: { s1: NaN } }] },
    };
    expect(serialiseProject(weighted)).toMatchObject({
      error: { where: { path: 'target.functionals[0].weights.s1' } },
    });
    expect(serialiseProject({ ...project, unknown: { later: [Infinity] } })).toMatchObject({
      error: { where: { path: 'later[0]' } },
    });
  });

  it('gives the same text for the same content, whatever the order of keys', () => {
    const project = sampleProject();
    const turned = Object.fromEntries(Object.entries(project).reverse()) as unknown as Project;
    expect(serialiseProject(turned)).toEqual(serialiseProject(project));
  });

  it('writes unknown fields back beside the known ones, which they cannot replace', () => {
    const written = serialiseProject({ ...sampleProject(), unknown: { later: 1, name: 'Mallory' } });
    const file = JSON.parse(written.ok ? written.value : '') as Record<string, unknown>;
    expect(file).toMatchObject({ later: 1, name: 'Sample network' });
    expect('unknown' in file).toBe(false);
  });

  it('writes lone surrogates as escapes, so that the file stays valid UTF-8', () => {
    const written = serialiseProject({ ...sampleProject(), name: 'a\ud800b' });
    expect(written.ok && written.value).toContain('"a\\ud800b"');
  });
});

describe('migrations', () => {
  it('lead from the first schema to the present one without gap', () => {
    expect(isGapFree(MIGRATIONS)).toBe(true);
  });

  const step = (from: number): Migration => ({ from, migrate: (file) => ({ ...file, [`by${from}`]: true }) });

  it('are found out when one is missing, doubled or out of order', () => {
    expect(isGapFree([step(1), step(2)], 3)).toBe(true);
    for (const wrong of [[step(1)], [step(2), step(1)], [step(1), step(1)], [step(1), step(3)]]) {
      expect(isGapFree(wrong, 3)).toBe(false);
    }
  });

  it('run one after the other on copies, from the version of the file on', () => {
    const file = { schema: 2, name: 'old' };
    const migrated = migrate(file, 2, [step(1), step(2), step(3)]);
    expect(migrated).toEqual({ schema: 4, name: 'old', by2: true, by3: true });
    expect(file).toEqual({ schema: 2, name: 'old' });
  });
});
