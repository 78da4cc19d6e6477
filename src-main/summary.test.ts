import { describe, expect, it } from 'vitest';
import { cv } from '../models/cv/index';
import type { Project } from '../models/document/project';
import { optimiseProject } from './jobs/optimise-project';
import { summarise } from './summary';

let next = 0;
const bare: Project = { ...cv.newProject(() => `id-${next++}`), name: 'Four sensors' };

function optimised(): Project {
  const design = optimiseProject(bare, {
    version: '1',
    seed: 3,
    deadline: 0,
    solver: 'automatic',
    clock: () => 0,
    today: () => new Date(0),
    stopRequested: () => false,
    onProgress: () => undefined,
  });
  if (!design.ok) throw new Error('the new project of the model cannot be optimised');
  return { ...bare, design: design.value, settings: design.value.settings };
}

describe('the report for a terminal', () => {
  it('has headline, rivals with their rule, settings and proof of a current design', () => {
    const text = summarise(optimised());
    const { figure, baselines, certificate } = optimised().design!;
    expect(text).toMatch(/^Four sensors\n/);
    expect(text).toContain(`sigma = ${Number(figure.value.toPrecision(5))}`);
    for (const { rule } of baselines) expect(text).toContain(rule);
    expect(text).toContain('λ/2 15.00°');
    expect(text).toContain(certificate.statement);
    expect(text.split(certificate.statement)).toHaveLength(2);
    expect(text).toContain('seed 3');
    expect(text).not.toMatch(/NaN|undefined|null|Infinity|-0\.00/);
    expect(text.endsWith('\n')).toBe(true);
  });

  it('claims no proof without a design, for a stale one, or for settings changed by hand', () => {
    const design = optimised();
    const [element, controls] = Object.entries(design.settings)[0]!;
    const [control, value] = Object.entries(controls)[0]!;
    const changed = { ...design.settings, [element]: { ...controls, [control]: value / 2 } };
    const cases: [Project, string][] = [
      [bare, 'no optimised design yet'],
      [{ ...design, parameters: { ...design.parameters, photonBudget: 3 } }, 'before the last changes'],
      [{ ...design, settings: changed }, 'changed by hand'],
    ];
    for (const [project, says] of cases) {
      const text = summarise(project);
      expect(text).toContain(says);
      expect(text).toContain('None: these are the settings in force');
      expect(text).not.toContain(design.design!.certificate.statement);
    }
  });

  it('says what is wrong where nothing can be assessed', () => {
    const text = summarise({ ...bare, target: { functionals: [] } });
    expect(text).toMatch(/^Four sensors\n {2}\S/);
    expect(text).not.toContain('sigma =');
  });
});
