import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { parseProject } from './parse';
import { sampleDesign } from './random-command.fixture';
import { sampleLookup, sampleProject } from './sample.fixture';
import { serialiseProject } from './serialise';

const written = serialiseProject({ ...sampleProject(), design: sampleDesign, unknown: { later: { a: [1] } } });
const GOOD = written.ok ? written.value : '';

const prototypeKeys = Reflect.ownKeys(Object.prototype).length;

/** The verdict on a text: never an exception, never a value that could not be saved again. */
function judge(text: string): string[] {
  const parsed = parseProject(text, sampleLookup);
  const issues = parsed.ok ? parsed.value.issues : parsed.error;
  for (const issue of issues) {
    expect(issue.message).toMatch(/\S.*\.$/s);
    expect(issue.remedy).toMatch(/\S.*\.$/s);
    expect(issue.where.label).not.toBe('');
    expect(issue.message.length).toBeLessThan(1000);
  }
  if (parsed.ok) {
    const again = serialiseProject(parsed.value.project);
    if (!again.ok) throw new Error(`opened what cannot be saved: ${again.error.message}`);
    const reopened = parseProject(again.value, sampleLookup);
    expect(reopened.ok && reopened.value.project).toStrictEqual(parsed.value.project);
  } else {
    expect(issues.length).toBeGreaterThan(0);
  }
  return issues.map(({ code }) => code);
}

/** The good file with one place of it replaced. */
function withValue(path: string, value: string): string {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  const file = JSON.parse(GOOD) as Record<string, unknown>;
  let at = file;
  for (const step of steps.slice(0, -1)) at = at[step] as Record<string, unknown>;
  at[steps.at(-1)!] = '@@';
  return JSON.stringify(file).replace('"@@"', () => value);
}

afterEach(() => {
  expect(Reflect.ownKeys(Object.prototype)).toHaveLength(prototypeKeys);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

describe('a file that is no project', () => {
  it.each([
    ['empty', '', 'DOC-002'],
    ['blank', ' \n\t', 'DOC-002'],
    ['a byte-order mark alone', '\ufeff', 'DOC-002'],
    ['zero bytes', '\0'.repeat(4096), 'DOC-002'],
    ['half a file', GOOD.slice(0, GOOD.length / 2), 'DOC-003'],
    ['a file twice', GOOD + GOOD, 'DOC-003'],
    ['NaN', GOOD.replace('2.3', 'NaN'), 'DOC-003'],
    ['a list', `[${GOOD}]`, 'DOC-008'],
    ['null', 'null', 'DOC-008'],
    ['a number', '1e400', 'DOC-008'],
    ['another kind', GOOD.replace('fringe-project', 'drawing'), 'DOC-008'],
    ['no kind', '{}', 'DOC-008'],
    ['schema 0', GOOD.replace('"schema": 1', '"schema": 0'), 'DOC-009'],
    ['schema 1.5', GOOD.replace('"schema": 1', '"schema": 1.5'), 'DOC-009'],
    ['schema as text', GOOD.replace('"schema": 1', '"schema": "1"'), 'DOC-009'],
    ['schema from the future', GOOD.replace('"schema": 1', '"schema": 7'), 'DOC-010'],
    ['an unknown model', GOOD.replace('"model": "sample",\n  "name"', '"model": "toString",\n  "name"'), 'DOC-011'],
    ['deep lists', '['.repeat(1e5), 'DOC-004'],
    ['deep objects', '{"a":'.repeat(33), 'DOC-004'],
    ['many keys', `{${Array.from({ length: 500_001 }, (_, i) => `"${i}":0`).join(',')}}`, 'DOC-005'],
    ['__proto__', GOOD.replace('{', '{"__proto__": {"polluted": 1},'), 'DOC-006'],
    ['constructor', GOOD.replace('{', '{"constructor": {"prototype": {"polluted": 1}},'), 'DOC-006'],
    ['__proto__ in an element', GOOD.replace('"purity"', '"__proto__": {"polluted": 1}, "purity"'), 'DOC-006'],
  ])('is refused when it is %s', (_name, text, code) => {
    expect(judge(text)).toEqual([code]);
  });

  it('names both versions when it comes from a newer one, and opens nothing', () => {
    const parsed = parseProject(GOOD.replace('"schema": 1', '"schema": 7'), sampleLookup);
    expect(!parsed.ok && parsed.error[0]!.message).toBe(
      'The file has schema version 7; this version of Fringe reads up to 1.',
    );
  });

  it('says line and column where the JSON breaks', () => {
    const parsed = parseProject(GOOD.replace('"design": {', '"design": {,'), sampleLookup);
    expect(!parsed.ok && parsed.error[0]!.message).toMatch(/line 2, column 14/);
  });

  it('is refused in under a second when it is 21 million characters long', () => {
    const start = performance.now();
    expect(judge(' '.repeat(21 * 2 ** 20))).toEqual(['DOC-001']);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('is refused with more than 8192 elements', () => {
    const one = JSON.stringify(sampleProject().network.elements[1]);
    const many = withValue('network.elements', `[${Array.from({ length: 8193 }, () => one).join(',')}]`);
    expect(judge(many)).toEqual(['DOC-023']);
  });
});

describe('a project file with one bad place', () => {
  it('opens with a byte-order mark in front', () => {
    expect(judge(`\ufeff${GOOD}`)).toEqual([]);
  });

  it.each([
    ['network.elements[1]', 'null', 'DOC-013'],
    ['network.elements[1]', '[]', 'DOC-013'],
    ['network.elements[1].id', '7', 'DOC-013'],
    ['network.elements[1].id', '"toString"', 'DOC-013'],
    ['network.elements[1].id', '""', 'DOC-013'],
    ['network.elements[1].name', 'null', 'DOC-013'],
    ['network.elements[1].position', '[1, 2]', 'DOC-013'],
    ['network.elements[1].position.x', '1e400', 'DOC-013'],
    ['network.elements[1].parameters', '[]', 'DOC-013'],
    ['network.elements[1].type', '"warp drive"', 'DOC-014'],
    ['network.elements[1].id', '"s2"', 'DOC-015'],
    ['network.links[0].from', '"a"', 'DOC-016'],
    ['network.links[0].from.element', '"s1"', 'DOC-016'],
    ['network.links[0].to.element', '"ghost"', 'DOC-017'],
    ['network.links[0].id', '"l2"', 'DOC-015'],
    ['target.functionals[0].importance', '0', 'DOC-018'],
    ['target.functionals[0].weights.s1', '1e400', 'DOC-019'],
    ['target.functionals[0].weights.ghost', '1', 'DOC-019'],
    ['settings.s1.phase', '"1"', 'DOC-020'],
    ['settings.ghost', '{}', 'DOC-020'],
    ['settings', '7', 'DOC-020'],
    ['design.figure.value', '1e400', 'DOC-021'],
    ['design.certificate', 'null', 'DOC-021'],
    ['network.elements[1]', '{"name": ""}', 'DOC-013'],
    ['settings', '{"": {}}', 'DOC-020'],
    ['target.functionals[0].weights', '{" ": 1}', 'DOC-019'],
    ['network', '[]', 'DOC-012'],
    ['name', '5', 'DOC-012'],
    ['name', '""', 'DOC-012'],
    ['network.elements[1].name', '" "', 'DOC-012'],
    ['target.functionals[0].name', '""', 'DOC-012'],
    ['network.elements[1].displayUnits', '{"efficiency": "kg"}', 'DOC-012'],
    ['network.elements[1].colour', '"red"', 'DOC-022'],
    ['later', '{"b": 1e400}', 'DOC-022'],
    ['network.elements[1].parameters.efficiency', '1.2', 'DOC-201'],
    ['network.elements[1].parameters.efficiency', '1e400', 'DOC-106'],
    ['network.elements[1].parameters.efficiency', '"high"', 'DOC-202'],
    ['network.elements[1].parameters.calibrated', '1', 'DOC-202'],
    ['network.elements[1].parameters.remark', '"more than twenty characters"', 'DOC-204'],
    ['network.elements[1].parameters.efficency', '0.9', 'DOC-205'],
    ['parameters.regime', '"chaotic"', 'DOC-203'],
    ['parameters.photonBudget', '-1', 'DOC-201'],
  ])('opens all the rest when %s is %s', (path, value, code) => {
    const text = withValue(path, value);
    expect(judge(text)).toContain(code);
    const parsed = parseProject(text, sampleLookup);
    if (!parsed.ok) throw new Error(parsed.error[0]!.message);
    const issue = parsed.value.issues.find((found) => found.code === code)!;
    expect(issue.where.path).toBeDefined();
    const { elements, links } = parsed.value.project.network;
    if (path !== 'network') expect(elements.map(({ id }) => id)).toEqual(expect.arrayContaining(['a', 's2']));
    if (path !== 'network') expect(links.map(({ id }) => id)).toContain('l2');
  });

  it('leaves out one malformed element with its link, weight and setting, and lists where it stood', () => {
    const parsed = parseProject(withValue('network.elements[1].position', '"here"'), sampleLookup);
    if (!parsed.ok) throw new Error('refused');
    const { project, issues } = parsed.value;
    expect(project.network.elements.map(({ id }) => id)).toEqual(['a', 's2']);
    expect(project.network.links.map(({ id }) => id)).toEqual(['l2']);
    expect(project.target.functionals[0]!.weights).toEqual({ s2: 0.5 });
    expect(issues.map(({ where }) => where.path)).toEqual([
      'network.elements[1].position',
      'network.links[0]',
      'target.functionals[0].weights.s1',
      'settings.s1',
    ]);
    expect(issues[0]!.message).toBe(
      'network.elements[1].position is “here” instead of an object with x and y; the item was left out.',
    );
  });

  it('keeps a value out of range, so that nothing is lost, and says where it is and what is allowed', () => {
    const parsed = parseProject(withValue('network.elements[1].parameters.efficiency', '1.2'), sampleLookup);
    if (!parsed.ok) throw new Error('refused');
    expect(parsed.value.project.network.elements[1]!.parameters['efficiency']).toBe(1.2);
    expect(parsed.value.issues).toMatchObject([
      {
        severity: 'error',
        where: { element: 's1', field: 'efficiency', path: 'network.elements[1].parameters.efficiency' },
        message: 'Efficiency is 1.2; allowed is from 0 to 1 (0 % to 100 %).',
      },
    ]);
  });

  it('takes the default for what is missing without a word', () => {
    const parsed = parseProject(withValue('network.elements[1].parameters', '{}'), sampleLookup);
    if (!parsed.ok) throw new Error('refused');
    expect(parsed.value.issues).toEqual([]);
    expect(parsed.value.project.network.elements[1]!.parameters).toEqual({
      efficiency: 1,
      calibrated: false,
      remark: '',
      window: 0.01,
    });
  });

  it('writes fields it does not know back as they were', () => {
    const parsed = parseProject(GOOD, sampleLookup);
    if (!parsed.ok) throw new Error('refused');
    expect(parsed.value.project.unknown).toEqual({ later: { a: [1] } });
    expect(serialiseProject(parsed.value.project)).toEqual({ ok: true, value: GOOD });
  });

  it('reads minus zero as zero, which is how it would be written', () => {
    const parsed = parseProject(withValue('later', '[-0]'), sampleLookup);
    expect(parsed.ok && parsed.value.project.unknown).toStrictEqual({ later: [0] });
  });

  it('warns of a key that stands twice', () => {
    expect(judge(GOOD.replace('"efficiency": 0.82', '"efficiency": 0.5, "efficiency": 0.82'))).toEqual(['DOC-007']);
  });

  it('lists at most 500 problems and says how many more there are', () => {
    const codes = judge(withValue('network.links', `[${'0,'.repeat(3000)}0]`));
    expect(codes).toHaveLength(501);
  });
});

describe('files mutated at random', () => {
  const numbers = [
    '0',
    '-0',
    '1e-308',
    '5e-324',
    '1e308',
    '1e400',
    '-1e400',
    'NaN',
    '9007199254740993',
    '""',
    'null',
    '[]',
    '{}',
  ];
  const mutation = fc.record({
    how: fc.nat(7),
    at: fc.nat(),
    length: fc.nat(40),
    piece: fc.constantFrom(...numbers, '"s1"', '"\\ud800"', '\0', ',', '}', '"__proto__"', '"toString"', '\ufeff'),
  });

  function mutate(
    text: string,
    { how, at, length, piece }: { how: number; at: number; length: number; piece: string },
  ): string {
    const start = at % (text.length + 1);
    const lines = text.split('\n');
    const line = at % lines.length;
    const values = [...text.matchAll(/: ("[^"]*"|-?[\d.e+-]+|true|false|null)/g)];
    const value = values[at % Math.max(1, values.length)];
    switch (how) {
      case 0:
        return text.slice(0, start);
      case 1:
        return text.slice(0, start) + text.slice(start + length);
      case 2:
        return text.slice(0, start) + piece + text.slice(start);
      case 3:
        return lines.toSpliced(line, 0, lines[line]!).join('\n');
      case 4:
        return lines.toSpliced(line, 1).join('\n');
      case 5:
        return text.replace(/"(\w+)":/, `"$1${length}":`);
      default:
        return value === undefined
          ? text
          : `${text.slice(0, value.index)}: ${piece}${text.slice(value.index + value[0].length)}`;
    }
  }

  it('get a verdict, never an exception, and never a project that cannot be saved', () => {
    let opened = 0;
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        const text = mutations.reduce(mutate, GOOD);
        judge(text);
        if (parseProject(text, sampleLookup).ok) opened++;
      }),
      { numRuns: 3000 },
    );
    // Enough of them get past the JSON to try what comes after it.
    expect(opened).toBeGreaterThan(300);
  }, 60_000);
});
