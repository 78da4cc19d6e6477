import fc from 'fast-check';
import type { Design } from '../design';
import type { Command, Owner } from './command';
import type { Project } from './project';
import { sampleElement, sampleLink } from './sample.fixture';

/** Raw numbers from which a command is made for the project at hand; most fit it, some on purpose do not. */
export interface Draw {
  readonly kind: number;
  readonly pick: number;
  readonly other: number;
  readonly value: number;
}

const strange = fc.constantFrom(NaN, Infinity, -Infinity, 0, 1, 0.5, 1e308, 5e-324, 2 ** 53 + 2);

export const draw: fc.Arbitrary<Draw> = fc.record({
  kind: fc.nat(99),
  pick: fc.nat(30),
  other: fc.nat(30),
  value: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 1000 }).map((n) => n / 1000) }, strange),
});

export const sampleDesign: Design = {
  inputHash: 'abc',
  model: 'sample',
  settings: { s1: { phase: 0.1 } },
  figure: { key: 'sigma', label: 'Error', value: 0.1, unit: '', decibel: null },
  baselines: [{ key: 'b', label: 'Equal split', rule: 'same photons', value: 0.2, gainDb: 6 }],
  noiseBudget: [{ key: 'n', label: 'Shot noise', variance: 0.01, share: 1 }],
  stopped: 'finished',
  holds: 'optimal',
  certificate: {
    kind: 'closed-form',
    bound: -4.6,
    gap: 0,
    stationarity: null,
    violation: 0,
    restarts: 1,
    agreeing: 1,
    recheck: 'passed',
    statement: 'Proved.',
  },
  warnings: [{ code: 'X-1', severity: 'info', where: { label: 'Sensor' }, message: 'A.', remedy: 'B.' }],
  provenance: {
    version: '0',
    modelVersion: '1',
    seed: 1,
    evaluations: 3,
    seconds: 0.1,
    method: 'exact',
    finishedAt: '2026-01-01T00:00:00Z',
  },
};

const STRANGER_IDS = ['ghost', '', '__proto__', 'constructor', 'toString', 'x'.repeat(101)];

/** Turns raw numbers into a command. One id in six belongs to no element, one command in ten is a batch. */
export function commandOf(project: Project, draws: readonly Draw[]): Command {
  const [first, ...rest] = draws;
  if (first !== undefined && first.kind >= 90 && rest.length > 0) {
    // The parts are made for the project before the batch, so that later parts may no longer fit.
    return { type: 'batch', label: 'Several edits', commands: rest.map((part) => single(project, part)) };
  }
  return single(project, first ?? { kind: 0, pick: 0, other: 0, value: 0 });
}

function single(project: Project, { kind, pick, other, value }: Draw): Command {
  const { elements, links } = project.network;
  const choose = (items: readonly { readonly id: string }[], number: number): string =>
    number % 6 === 5
      ? STRANGER_IDS[number % STRANGER_IDS.length]!
      : (items[number % Math.max(1, items.length)]?.id ?? 'ghost');
  const element = choose(elements, pick);
  const another = choose(elements, other);
  const link = choose(links, pick);
  const functional = choose(project.target.functionals, pick);
  const fresh = `n${pick}`;
  switch (kind % 15) {
    case 0:
      return {
        type: 'insert',
        elements: [sampleElement(other % 7 === 6 ? element : fresh)],
        links: [sampleLink(`l${other}`, element, fresh)],
      };
    case 1:
      return { type: 'insert', elements: [], links: [sampleLink(`k${pick}${other}`, element, another)] };
    case 2:
      return { type: 'remove', elements: [element], links: [] };
    case 3:
      return { type: 'remove', elements: other % 2 === 0 ? [element, another] : [], links: [link] };
    case 4:
      return { type: 'move', positions: { [element]: { x: value, y: other }, [another]: { x: pick, y: 0.5 } } };
    case 5:
      return { type: 'rename-element', id: element, name: other % 9 === 8 ? '  ' : `Name ${other}\ud800` };
    case 6: {
      const owners: Owner[] = [{ scope: 'network' }, { scope: 'element', id: element }, { scope: 'link', id: link }];
      const key = ['transmission', 'efficiency', 'photonBudget', 'remark'][other % 4]!;
      const unit = [undefined, null, 'dB', '%'][pick % 4];
      const written = [value, null, 'text', true, value][other % 5]!;
      return {
        type: 'set-parameter',
        owner: owners[pick % 3]!,
        key,
        value: written,
        ...(unit === undefined ? {} : { displayUnit: unit }),
      };
    }
    case 7:
      return { type: 'set-weight', functional, element, value };
    case 8:
      return {
        type: 'set-functional',
        functional: {
          id: other % 3 === 0 ? fresh : functional,
          name: `T${other}`,
          importance: value,
          weights: { [element]: value },
        },
      };
    case 9:
      return { type: 'remove-functional', id: functional };
    case 10:
      return {
        type: 'set-settings',
        settings: { [element]: { phase: other % 3 === 0 ? null : value, photons: value } },
      };
    case 11:
      return {
        type: 'apply-design',
        design: other % 3 === 0 ? null : { ...sampleDesign, inputHash: `${other}` },
        settings: { [element]: { phase: value }, ...(other % 2 === 0 ? { [another]: {} } : {}) },
      };
    case 12:
      return other % 2 === 0
        ? { type: 'rename-project', name: `P${pick}` }
        : { type: 'set-notes', notes: `N${pick}\n\ud800` };
    case 13: {
      const kept = elements.filter((_, i) => i !== pick % 4);
      return {
        type: 'replace-network',
        network: { elements: [...kept, sampleElement(fresh)], links: links.filter((_, i) => i % 2 === other % 2) },
        target: { functionals: [{ id: 'f1', name: 'New', importance: 1, weights: { [fresh]: value } }] },
        settings: { [fresh]: { phase: value } },
      };
    }
    default:
      return {
        type: 'restore',
        network: project.network,
        target: { functionals: [] },
        settings: { [element]: { phase: value } },
      };
  }
}
