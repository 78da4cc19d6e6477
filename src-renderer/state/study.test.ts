import { describe, expect, it } from 'vitest';
import { cv } from '../../models/cv/index';
import type { Project } from '../../models/document/project';
import { countingIds } from '../dev/fake-api';
import { studyProject } from '../background/study-project';
import { DocumentState } from './document.svelte';
import type { Scholar, Study } from './study';

/** A scholar that answers when the test says so. */
class PatientScholar implements Scholar {
  readonly asked: { readonly project: Project; readonly known: (study: Study) => void; readonly lost: () => void }[] =
    [];

  study(project: Project, known: (study: Study) => void, lost: () => void): void {
    this.asked.push({ project, known, lost });
  }

  answer(): void {
    const { project, known } = this.asked.at(-1)!;
    studyProject({ id: 0, wanted: 'study', project }, (answer) => 'study' in answer && known(answer.study));
  }

  tolerances(): void {
    throw new Error('Nobody asks for tolerances here.');
  }
}

const small = cv.newProject(countingIds());
const large = cv.layouts.find(({ key }) => key === 'chain')!.build(small, 70, countingIds());
const sensor = large.network.elements.find(({ type }) => type === 'sensor')!.id;

function opened(project: Project): { document: DocumentState; scholar: PatientScholar } {
  const scholar = new PatientScholar();
  const document = new DocumentState(
    () => 0,
    () => undefined,
    scholar,
  );
  document.open(project);
  return { document, scholar };
}

function respond(document: DocumentState, value: number): void {
  document.edit({ type: 'set-parameter', owner: { scope: 'element', id: sensor }, key: 'response', value });
}

describe('A large network', () => {
  it('is studied beside the window, and says so until numbers and pictures are its own', () => {
    const { document, scholar } = opened(large);
    expect([document.assessment, document.updating]).toEqual([null, true]);
    scholar.answer();
    expect(document.updating).toBe(false);
    const assessed = cv.assess(large);
    expect(document.assessment).toEqual(assessed.ok && assessed.value);
    expect(document.figures.length).toBeGreaterThan(0);
  });

  it('shows what it showed before until an edit has been studied, and is asked once for each', () => {
    const { document, scholar } = opened(large);
    scholar.answer();
    const before = document.assessment;
    respond(document, 3);
    expect([document.assessment, document.updating]).toEqual([before, true]);
    expect(scholar.asked).toHaveLength(2);
    scholar.answer();
    expect(document.assessment!.figure.value).not.toBe(before!.figure.value);
    expect(document.updating).toBe(false);
  });

  it('is not studied anew when elements are only moved', () => {
    const { document, scholar } = opened(large);
    scholar.answer();
    document.edit({ type: 'move', positions: { [sensor]: { x: 5, y: 5 } } });
    expect([scholar.asked.length, document.updating]).toEqual([1, false]);
  });

  it('takes no answer for an earlier state, nor one for a network that is no longer open', () => {
    const { document, scholar } = opened(large);
    respond(document, 3);
    const [first] = scholar.asked;
    studyProject(
      { id: 0, wanted: 'study', project: first!.project },
      (answer) => 'study' in answer && first!.known(answer.study),
    );
    expect([document.assessment, document.updating]).toEqual([null, true]);
    document.close();
    scholar.answer();
    expect(document.assessment).toBeNull();
  });

  it('waits for nothing while errors stand in the way', () => {
    const { document, scholar } = opened(large);
    scholar.answer();
    document.edit({ type: 'remove', elements: [large.network.elements[0]!.id], links: [] });
    expect([document.errors.length > 0, document.assessment, document.updating]).toEqual([true, null, false]);
    document.undo();
    expect(document.updating).toBe(true);
    scholar.answer();
    expect(document.assessment).not.toBeNull();
  });

  it('is studied like a small one where the thread is lost', () => {
    const { document, scholar } = opened(large);
    scholar.asked[0]!.lost();
    expect(document.updating).toBe(false);
    expect(document.assessment).not.toBeNull();
  });
});

describe('A small network', () => {
  it('is studied at once', () => {
    const { document, scholar } = opened(small);
    expect(document.assessment).not.toBeNull();
    expect([document.updating, scholar.asked.length]).toEqual([false, 0]);
  });
});
