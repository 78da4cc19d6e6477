import { CODE } from './document/codes';
import type { Functional, NetworkElement, Project } from './document/project';
import type { Issue } from './issue';
import type { PhysicsModel } from './model';

/**
 * Weights that cannot enter any sum. Whether the weights that remain are enough to measure something is
 * for the model to say: there are regimes that do not use them.
 */
export function checkTarget({ network, target }: Project, model: PhysicsModel): readonly Issue[] {
  // An element of unknown type is reported as such.
  const silent = new Set(model.elements.filter((spec) => !spec.measuresSignal).map((spec) => spec.type));
  const elements = new Map(network.elements.map((element) => [element.id, element]));
  return target.functionals.flatMap((functional) => [
    ...checkImportance(functional),
    ...Object.entries(functional.weights).flatMap(([id, weight]) => {
      const element = elements.get(id);
      if (element === undefined) return [strangeWeight(functional, id)];
      return checkWeight(functional, element, weight, !silent.has(element.type));
    }),
  ]);
}

function checkImportance(functional: Functional): readonly Issue[] {
  if (Number.isFinite(functional.importance) && functional.importance > 0) return [];
  return [
    {
      code: CODE.badImportance,
      severity: 'error',
      where: { label: `Target ${functional.name}, importance`, field: 'importance' },
      message: `The importance of ${functional.name} must be a finite number above 0.`,
      remedy: 'Enter a number such as 1.',
      fix: { label: 'Set to 1', command: { type: 'set-functional', functional: { ...functional, importance: 1 } } },
    },
  ];
}

function checkWeight(
  functional: Functional,
  element: NetworkElement,
  weight: number,
  measures: boolean,
): readonly Issue[] {
  const where = { label: `${element.name}, weight`, element: element.id, field: 'weight' };
  const fix = {
    label: 'Set its weight to 0',
    command: { type: 'set-weight', functional: functional.id, element: element.id, value: 0 },
  } as const;
  if (!Number.isFinite(weight)) {
    const message = `The weight of ${element.name} in ${functional.name} is not a finite number.`;
    return [{ code: CODE.notFinite, severity: 'error', where, message, remedy: 'Enter a number such as 0.25.', fix }];
  }
  if (measures || weight === 0) return [];
  const message = `${element.name} has a weight in ${functional.name} but measures no signal.`;
  return [
    { code: CODE.weightWithoutSensor, severity: 'error', where, message, remedy: 'Give the weight to a sensor.', fix },
  ];
}

function strangeWeight(functional: Functional, id: string): Issue {
  const weights = Object.fromEntries(Object.entries(functional.weights).filter(([element]) => element !== id));
  return {
    code: CODE.weightWithoutSensor,
    severity: 'error',
    where: { label: `Target ${functional.name}` },
    message: `${functional.name} has a weight for “${id}”, which is not in the network.`,
    remedy: 'Remove the weight.',
    fix: { label: 'Remove it', command: { type: 'set-functional', functional: { ...functional, weights } } },
  };
}

/** A warning for every element that bears the name of an earlier one. */
export function checkNames({ network }: Project): readonly Issue[] {
  const all = new Set(network.elements.map(({ name }) => name));
  const seen = new Set<string>();
  return network.elements.flatMap(({ id, name }): readonly Issue[] => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const free = freeName(name, all);
    all.add(free);
    return [
      {
        code: CODE.sameName,
        severity: 'warning',
        where: { label: name, element: id },
        message: `Two elements are called ${name}, so tables and exports cannot tell them apart.`,
        remedy: 'Give one of them another name.',
        fix: { label: `Rename to ${free}`, command: { type: 'rename-element', id, name: free } },
      },
    ];
  });
}

/** "Sensor 2" becomes "Sensor 3" or the next free number. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  const digits = /\d{1,9}$/.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - digits.length).trimEnd();
  for (let number = Number(digits === '' ? 1 : digits) + 1; ; number++) {
    const candidate = `${stem} ${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
