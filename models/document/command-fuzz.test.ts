import fc from 'fast-check';
import { describe as group, expect, it } from 'vitest';
import { describe } from './describe';
import { isUnsaved, markSaved, perform, redo, startHistory, undo, type History } from './history';
import { inputHash } from './input-hash';
import { parseProject } from './parse';
import type { Project } from './project';
import { commandOf, draw } from './random-command.fixture';
import { apply } from './reducer';
import { sampleLookup, sampleModel, sampleProject } from './sample.fixture';
import { serialiseProject } from './serialise';

/** What must hold of every document, checked plainly and without the code under test. */
function expectSound(project: Project): void {
  const ids = new Set(project.network.elements.map(({ id }) => id));
  const faults: unknown[] = [];
  if (ids.size !== project.network.elements.length) faults.push('repeated element');
  if (new Set(project.network.links.map(({ id }) => id)).size !== project.network.links.length)
    faults.push('repeated link');
  for (const { from, to } of project.network.links) {
    if (!ids.has(from.element) || !ids.has(to.element) || from.element === to.element) faults.push({ from, to });
  }
  const used = [
    ...project.target.functionals.flatMap(({ weights }) => Object.keys(weights)),
    ...Object.keys(project.settings),
  ];
  faults.push(...used.filter((id) => !ids.has(id)));
  JSON.stringify(project, (key, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value)) faults.push({ key, value });
    return value;
  });
  expect(faults).toEqual([]);
}

const text = (project: Project): string => {
  const serialised = serialiseProject(project);
  if (!serialised.ok) throw new Error(serialised.error.message);
  return serialised.value;
};

group('any sequence of edits, fitting or not', () => {
  it('keeps the document sound, and taking each edit back gives an equal document', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(draw, { minLength: 1, maxLength: 4 }), { maxLength: 120, size: 'max' }),
        (script) => {
          let project = sampleProject();
          for (const draws of script) {
            const command = commandOf(project, draws);
            const before = structuredClone(project);
            const edited = apply(project, command);
            expect(project).toStrictEqual(before);
            if (!edited.ok) {
              expect(edited.error).toMatchObject({ code: expect.stringMatching(/^DOC-1/), severity: 'error' });
              continue;
            }
            expectSound(edited.value.project);
            const back = apply(edited.value.project, edited.value.inverse);
            expect(back.ok && back.value.project).toStrictEqual(before);
            // The inverse of the inverse is the edit again.
            const again = back.ok ? apply(back.value.project, back.value.inverse) : back;
            expect(again.ok && again.value.project).toStrictEqual(edited.value.project);
            expect(describe(command, project, sampleModel)).toMatch(/\S/);
            project = edited.value.project;
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it('undoes to the first byte, redoes to the last, knows what is unsaved, and survives a file at any moment', () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.array(draw, { minLength: 1, maxLength: 3 }) },
      { weight: 3, arbitrary: fc.constantFrom('undo', 'redo') },
      { weight: 1, arbitrary: fc.constantFrom('save', 'reload') },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120, size: 'max' }), (script) => {
        const start = sampleProject();
        let history: History = startHistory(start, true);
        // A second, naive model: every state kept as text.
        let states = [text(start)];
        let at = 0;
        let saved = text(start);
        for (const action of script) {
          if (action === 'undo') {
            history = undo(history);
            at = Math.max(0, at - 1);
          } else if (action === 'redo') {
            history = redo(history);
            at = Math.min(states.length - 1, at + 1);
          } else if (action === 'save') {
            history = markSaved(history, history.project);
            saved = text(history.project);
          } else if (action === 'reload') {
            const opened = parseProject(text(history.project), sampleLookup);
            if (!opened.ok) throw new Error(opened.error[0]!.message);
            expect(text(opened.value.project)).toBe(text(withDefaults(history.project)));
            expect(opened.value.issues.filter(({ code }) => !/DOC-(106|20[1-5]|012)/.test(code))).toEqual([]);
          } else {
            const command = commandOf(history.project, action as Exclude<typeof action, string>);
            const done = perform(history, command, describe(command, history.project, sampleModel));
            if (!done.ok || done.value === history) continue;
            history = done.value;
            states = [...states.slice(0, at + 1), text(history.project)];
            at++;
          }
          expect(text(history.project)).toBe(states[at]);
          expect(isUnsaved(history)).toBe(text(history.project) !== saved);
        }
        while (history.past !== null) history = undo(history);
        expect(text(history.project)).toBe(text(start));
        while (history.future !== null) history = redo(history);
        expect(text(history.project)).toBe(states.at(-1));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('reads back every written project as it was, hash included', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(draw, { minLength: 1, maxLength: 3 }), { maxLength: 60, size: 'max' }),
        (script) => {
          let project = sampleProject();
          for (const draws of script) {
            const edited = apply(project, commandOf(project, draws));
            if (edited.ok) project = edited.value.project;
          }
          const first = parseProject(text(project), sampleLookup);
          if (!first.ok) throw new Error(first.error[0]!.message);
          // Reading fills in defaults and replaces values of the wrong kind; from then on nothing may change.
          const second = parseProject(text(first.value.project), sampleLookup);
          expect(second.ok && second.value.project).toStrictEqual(first.value.project);
          expect(inputHash(first.value.project)).toBe(second.ok ? inputHash(second.value.project) : '');
          expect(text(first.value.project)).toBe(text(withDefaults(project)));
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});

/** The document as reading leaves it: missing parameters and those of the wrong kind at their defaults. */
function withDefaults(project: Project): Project {
  const fill = (values: Project['parameters'], specs: (typeof sampleModel)['parameters']): Project['parameters'] => ({
    ...values,
    ...Object.fromEntries(
      specs.flatMap((spec) => {
        const value = values[spec.key];
        const kinds = { number: 'number', choice: 'string', flag: 'boolean', text: 'string' } as const;
        return typeof value === kinds[spec.kind] ? [] : [[spec.key, spec.default]];
      }),
    ),
  });
  const units = (held: Readonly<Record<string, string>> | undefined, specs: (typeof sampleModel)['parameters']) => {
    const kept = Object.entries(held ?? {}).filter(([key]) =>
      specs.some((spec) => spec.key === key && spec.kind === 'number' && spec.quantity === 'transmission'),
    );
    return kept.length === 0 ? {} : { displayUnits: Object.fromEntries(kept) };
  };
  const { displayUnits, ...rest } = project;
  return {
    ...rest,
    ...units(displayUnits, sampleModel.parameters),
    parameters: fill(project.parameters, sampleModel.parameters),
    network: {
      elements: project.network.elements.map(({ displayUnits: shown, ...element }) => {
        const specs = sampleModel.elements.find(({ type }) => type === element.type)!.parameters;
        return { ...element, ...units(shown, specs), parameters: fill(element.parameters, specs) };
      }),
      links: project.network.links.map(({ displayUnits: shown, ...link }) => {
        const specs = sampleModel.link.parameters;
        return { ...link, ...units(shown, specs), parameters: fill(link.parameters, specs) };
      }),
    },
  };
}
