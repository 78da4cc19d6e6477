import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { isFeasible } from '../optimizer/direct-search';
import { createRandomSequence } from '../optimizer/numbers/random-sequence';
import { optimize } from '../optimizer/optimize';
import { searchSpace } from '../optimizer/search-space';
import { checkProject } from './check-project';
import type { Project } from './document/project';
import type { PhysicsModel } from './model';
import type { ParameterSpec } from './parameter';
import { counter, networks } from './random-networks.fixture';
import { models } from './registry';

/** The laws that every registered model keeps, whatever its physics. */

vi.setConfig({ testTimeout: 180_000 });

/** Searches prove little in so few steps, but what they claim has to hold. */
const EFFORT = { maxEvaluations: 400 };

function parametersOf(model: PhysicsModel): readonly ParameterSpec[] {
  return [
    model.parameters,
    model.link.parameters,
    ...model.elements.flatMap((spec) => [spec.parameters, spec.controls]),
  ].flat();
}

/** Those of the random networks that the model accepts. */
function soundNetworks(model: PhysicsModel): fc.Arbitrary<Project> {
  return networks(model).filter((project) => model.compile(project).ok);
}

/** The optimised figure of a project, or null where the model (with a located error) declines it. */
function optimum(model: PhysicsModel, project: Project): { variance: number; exact: boolean } | null {
  const compiled = model.compile(project);
  if (!compiled.ok) {
    expect(compiled.error.length).toBeGreaterThan(0);
    expect(compiled.error.every(({ code, message, remedy, where }) => code && message && remedy && where.label)).toBe(
      true,
    );
    return null;
  }
  const { evaluation, holds } = optimize(compiled.value.problem, { seed: 1, maxEvaluations: 400 });
  return { variance: Math.exp(evaluation.objective), exact: holds === 'optimal' };
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = createRandomSequence(seed, 0);
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

describe.each([...models.values()])('the model $id', (model) => {
  it('describes every field: label, help, range that holds its default, distinct keys', () => {
    for (const spec of parametersOf(model)) {
      expect(spec.label, spec.key).not.toBe('');
      expect(spec.help.length, spec.key).toBeGreaterThan(10);
      if (spec.kind !== 'number') continue;
      expect(spec.range.min, spec.key).toBeLessThan(spec.range.max);
      expect(spec.default, spec.key).toBeGreaterThanOrEqual(spec.range.min);
      expect(spec.default, spec.key).toBeLessThanOrEqual(spec.range.max);
      if (spec.tolerance) expect(spec.tolerance.value, spec.key).toBeGreaterThan(0);
    }
    for (const spec of model.elements) {
      const keys = [...spec.parameters, ...spec.controls].map(({ key }) => key);
      expect(new Set(keys).size, spec.type).toBe(keys.length);
      const ports = spec.ports.map(({ key }) => key);
      expect(new Set(ports).size, spec.type).toBe(ports.length);
    }
  });

  it('gives each element its own letter and one that no link uses', () => {
    const letters = model.elements.map(({ shortcut }) => shortcut);
    expect(new Set(letters).size).toBe(letters.length);
    expect(letters.every((letter) => /^[A-Z]$/.test(letter) && letter !== 'L')).toBe(true);
  });

  it('starts with a new project that has no issue and draws sound layouts', () => {
    expect(checkProject(model.newProject(counter()), model)).toEqual([]);
    for (const layout of model.layouts) {
      const newId = counter();
      expect(checkProject(layout.build(model.newProject(newId), layout.minSensors, newId), model)).toEqual([]);
    }
  });

  it('gives finite values over the whole allowed box, or says what is wrong and where', () => {
    fc.assert(
      fc.property(networks(model), fc.nat(), (project, seed) => {
        const compiled = model.compile(project);
        if (!compiled.ok) {
          expect(compiled.error.every(({ where }) => where.label !== '')).toBe(true);
          return;
        }
        const { problem, settingsOf } = compiled.value;
        const exact = problem.exact?.(EFFORT).x ?? problem.starts()[0]!;
        expect(Number.isFinite(problem.evaluate(exact).objective)).toBe(true);
        const assessed = model.assess({ ...project, settings: settingsOf(exact) });
        expect(assessed.ok).toBe(true);
        const x = searchSpace(problem.variables).random(createRandomSequence(seed, 0));
        expect(problem.evaluate(x).objective).not.toBeNaN();
      }),
      { numRuns: 150 },
    );
  });

  it('confirms its objective by an independent way, at the optimum and anywhere', () => {
    fc.assert(
      fc.property(soundNetworks(model), fc.nat(), (project, seed) => {
        const compiled = model.compile(project);
        if (!compiled.ok || !compiled.value.problem.verify) return;
        const { problem } = compiled.value;
        for (const x of [problem.starts()[0]!, searchSpace(problem.variables).random(createRandomSequence(seed, 0))]) {
          const { objective } = problem.evaluate(x);
          if (Number.isFinite(objective)) expect(problem.verify!(x).objective - objective).toBeCloseTo(0, 9);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('adds its noise terms up to the variance', () => {
    fc.assert(
      fc.property(soundNetworks(model), (project) => {
        const assessed = model.assess(project);
        if (!assessed.ok) return;
        const { figure, noiseBudget } = assessed.value;
        expect(noiseBudget.reduce((sum, { variance }) => sum + variance, 0) / figure.value ** 2).toBeCloseTo(1, 9);
      }),
      { numRuns: 25 },
    );
  });

  it('never finds a value below its bound', () => {
    fc.assert(
      fc.property(soundNetworks(model), fc.nat(), (project, seed) => {
        const compiled = model.compile(project);
        if (!compiled.ok || !compiled.value.problem.exact) return;
        const { problem } = compiled.value;
        const { bound } = problem.exact!(EFFORT);
        const space = searchSpace(problem.variables);
        const random = createRandomSequence(seed, 0);
        for (let k = 0; k < 20; k++) {
          const evaluation = problem.evaluate(space.random(random));
          if (isFeasible(evaluation)) expect(evaluation.objective).toBeGreaterThanOrEqual(bound - 1e-9);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('has gradients that finite differences confirm, where it has any', () => {
    fc.assert(
      fc.property(soundNetworks(model), (project) => {
        const compiled = model.compile(project);
        if (!compiled.ok || !compiled.value.problem.gradient) return;
        const { problem } = compiled.value;
        const x = problem.starts()[0]!;
        const gradient = new Float64Array(x.length);
        problem.gradient!(x, gradient);
        x.forEach((value, i) => {
          const step = 1e-6 * Math.max(1, Math.abs(value));
          const at = (shift: number): number => problem.evaluate(x.map((v, j) => (j === i ? v + shift : v))).objective;
          expect(gradient[i]).toBeCloseTo((at(step) - at(-step)) / (2 * step), 4);
        });
      }),
      { numRuns: 8 },
    );
  });

  it('never gains from more loss', () => {
    fc.assert(
      fc.property(
        soundNetworks(model),
        fc.nat(),
        fc.double({ min: 0.3, max: 0.99, noNaN: true }),
        (project, pick, factor) => {
          const { links } = project.network;
          const chosen = links[pick % links.length]!;
          const transmission = chosen.parameters['transmission'];
          if (typeof transmission !== 'number') return;
          const worse = links.map((link) =>
            link === chosen
              ? { ...link, parameters: { ...link.parameters, transmission: factor * transmission } }
              : link,
          );
          const before = optimum(model, project);
          const after = optimum(model, { ...project, network: { ...project.network, links: worse } });
          if (before?.exact && after) expect(after.variance).toBeGreaterThanOrEqual(before.variance * (1 - 1e-9));
        },
      ),
      { numRuns: 20 },
    );
  });

  it('does not care for ids, names, positions and the order of elements and links', () => {
    fc.assert(
      fc.property(soundNetworks(model), fc.nat(), (project, seed) => {
        const renamed = (id: string): string => `other-${id}`;
        const end = ({ element, port }: { element: string; port: string }) => ({ element: renamed(element), port });
        const other: Project = {
          ...project,
          id: renamed(project.id),
          network: {
            elements: shuffled(project.network.elements, seed).map((element, k) => ({
              ...element,
              id: renamed(element.id),
              name: `E${k}`,
              position: { x: 10 * k, y: 0 },
            })),
            links: shuffled(project.network.links, seed).map((link) => ({
              ...link,
              id: renamed(link.id),
              from: end(link.from),
              to: end(link.to),
            })),
          },
          target: {
            functionals: project.target.functionals.map((functional) => ({
              ...functional,
              weights: Object.fromEntries(
                Object.entries(functional.weights).map(([id, weight]) => [renamed(id), weight]),
              ),
            })),
          },
        };
        const [one, two] = [project, other].map((candidate) => optimum(model, candidate));
        expect(one === null).toBe(two === null);
        if (one?.exact && two) expect(two.variance / one.variance).toBeCloseTo(1, 9);
        const assessed = [project, other].map((candidate) => model.assess(candidate));
        expect(assessed[0]!.ok).toBe(assessed[1]!.ok);
        if (assessed[0]!.ok && assessed[1]!.ok) {
          expect(assessed[1]!.value.figure.value / assessed[0]!.value.figure.value).toBeCloseTo(1, 9);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('states the decibels of its figure against the first baseline, which no optimum falls behind', () => {
    fc.assert(
      fc.property(soundNetworks(model), (project) => {
        const compiled = model.compile(project);
        if (!compiled.ok) return;
        const { x, holds } = optimize(compiled.value.problem, { seed: 1, maxEvaluations: 400 });
        const assessed = model.assess({ ...project, settings: compiled.value.settingsOf(x) });
        if (!assessed.ok) throw new Error(assessed.error[0]!.message);
        const { figure, baselines } = assessed.value;
        expect(20 * Math.log10(figure.value / baselines[0]!.value)).toBeCloseTo(figure.decibel!, 6);
        if (holds === 'optimal') expect(figure.decibel).toBeLessThanOrEqual(1e-6);
      }),
      { numRuns: 40 },
    );
  });
});
