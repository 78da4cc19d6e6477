import { describe, expect, it } from 'vitest';
import { cv } from '../../models/cv/index';
import type { Project } from '../../models/document/project';
import { countingIds } from '../dev/fake-api';
import { DocumentState } from './document.svelte';
import type { Scholar, ToleranceStudy } from './study';
import { Tolerances } from './tolerances.svelte';

const small = cv.newProject(countingIds());
const large = cv.layouts.find(({ key }) => key === 'chain')!.build(small, 70, countingIds());
const sensor = large.network.elements.find(({ type }) => type === 'sensor')!.id;
const refused: ToleranceStudy = { ok: false, error: [] };

/** Keeps the requests; the test answers them. */
class Requests implements Scholar {
  readonly asked: {
    readonly project: Project;
    readonly known: (study: ToleranceStudy) => void;
    readonly lost: () => void;
  }[] = [];

  study(): void {
    throw new Error('Nobody asks for studies here.');
  }

  tolerances(project: Project, known: (study: ToleranceStudy) => void, lost: () => void): void {
    this.asked.push({ project, known, lost });
  }
}

function opened(project: Project): { document: DocumentState; requests: Requests; tolerances: Tolerances } {
  const document = new DocumentState();
  document.open(project);
  const requests = new Requests();
  return { document, requests, tolerances: new Tolerances(document, requests) };
}

describe('the tolerances', () => {
  it('of a small network are there at once', () => {
    const { requests, tolerances } = opened(small);
    tolerances.ask();
    expect(tolerances.study).toEqual(cv.tolerances!(small));
    expect([tolerances.updating, requests.asked.length]).toEqual([false, 0]);
  });

  it('of a large one are worked out beside the window, once for each state of its physics', () => {
    const { document, requests, tolerances } = opened(large);
    tolerances.ask();
    tolerances.ask();
    document.edit({ type: 'move', positions: { [sensor]: { x: 5, y: 5 } } });
    tolerances.ask();
    expect([tolerances.study, tolerances.updating, requests.asked.length]).toEqual([null, true, 1]);
    requests.asked[0]!.known(refused);
    expect([tolerances.study, tolerances.updating]).toEqual([refused, false]);
  });

  it('take no answer for an earlier state or another network', () => {
    const { document, requests, tolerances } = opened(large);
    tolerances.ask();
    document.edit({ type: 'set-parameter', owner: { scope: 'element', id: sensor }, key: 'response', value: 3 });
    tolerances.ask();
    requests.asked[0]!.known(refused);
    expect([tolerances.study, tolerances.updating]).toEqual([null, true]);
    requests.asked[1]!.known(refused);
    expect(tolerances.study).toBe(refused);
    document.open(small);
    expect(tolerances.study).toBeNull();
  });

  it('are worked out in the window where the thread is lost', () => {
    const { requests, tolerances } = opened(large);
    tolerances.ask();
    requests.asked[0]!.lost();
    expect(tolerances.study).toEqual(cv.tolerances!(large));
    expect(tolerances.updating).toBe(false);
  });
});
