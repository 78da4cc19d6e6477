import { describe, expect, it } from 'vitest';
import { cv } from '../../models/cv/index';
import type { Project } from '../../models/document/project';
import { countingIds } from '../dev/fake-api';
import type { Study } from '../state/study';
import type { StudyAnswer, StudyRequest } from './messages';
import { studyProject } from './study-project';
import { type StudyThread, WorkerScholar } from './worker-scholar';

const project = cv.newProject(countingIds());
const named = (name: string): Project => ({ ...project, name });

/** A thread whose answers the test gives. */
class ScriptedThread implements StudyThread {
  onmessage: StudyThread['onmessage'] = null;
  onerror: StudyThread['onerror'] = null;
  readonly requests: StudyRequest[] = [];

  postMessage(request: StudyRequest): void {
    this.requests.push(request);
  }

  /** Answers the oldest unanswered request as the real thread does. */
  work(): void {
    studyProject(this.requests.shift()!, (data) => {
      this.onmessage?.call(null as never, { data } as MessageEvent<StudyAnswer>);
    });
  }

  fail(): void {
    this.onerror?.call(null as never, new ErrorEvent('error'));
  }
}

function started(): { thread: ScriptedThread; scholar: WorkerScholar; starts: () => number } {
  const thread = new ScriptedThread();
  let starts = 0;
  const scholar = new WorkerScholar(() => {
    starts += 1;
    return thread;
  });
  return { thread, scholar, starts: () => starts };
}

describe('Studying beside the window', () => {
  it('hands over the numbers first and then the pictures, the same as the model gives', () => {
    const { thread, scholar } = started();
    const known: Study[] = [];
    scholar.study(
      project,
      (study) => known.push(study),
      () => undefined,
    );
    thread.work();
    expect(known.map(({ figures }) => figures === null)).toEqual([true, false]);
    expect(known[0]!.assessed).toEqual(cv.assess(project));
    const figures = cv.figures(project);
    expect(known[1]!.figures).toEqual(figures.ok && figures.value);
  });

  it('starts no thread before it is needed, and one only', () => {
    const { thread, scholar, starts } = started();
    expect(starts()).toBe(0);
    scholar.study(
      project,
      () => undefined,
      () => undefined,
    );
    thread.work();
    scholar.study(
      project,
      () => undefined,
      () => undefined,
    );
    expect(starts()).toBe(1);
  });

  it('works on one project at a time and then on the newest only', () => {
    const { thread, scholar } = started();
    const heard: string[] = [];
    for (const name of ['first', 'second', 'third']) {
      scholar.study(
        named(name),
        () => heard.push(name),
        () => undefined,
      );
    }
    expect(thread.requests.map((request) => request.project.name)).toEqual(['first']);
    thread.work();
    expect(thread.requests.map((request) => request.project.name)).toEqual(['third']);
    thread.work();
    expect(thread.requests).toEqual([]);
    expect(heard).toEqual(['third', 'third']);
  });

  it('says so when no answer will come, and starts anew with the next request', () => {
    const { thread, scholar, starts } = started();
    let lost = 0;
    scholar.study(
      project,
      () => undefined,
      () => (lost += 1),
    );
    thread.fail();
    expect(lost).toBe(1);
    scholar.study(
      project,
      () => undefined,
      () => (lost += 1),
    );
    expect(starts()).toBe(2);
  });

  it('works out tolerances after a study that waits, and neither replaces the other', () => {
    const { thread, scholar } = started();
    const heard: string[] = [];
    const never = (): never => expect.unreachable();
    scholar.study(named('first'), () => heard.push('first'), never);
    scholar.tolerances(named('old'), () => heard.push('old'), never);
    scholar.tolerances(project, (study) => heard.push(study.ok ? 'tolerances' : 'refused'), never);
    scholar.study(named('second'), () => heard.push('second'), never);
    for (let request = 0; request < 3; request++) thread.work();
    expect(thread.requests).toEqual([]);
    const known = cv.tolerances!(project);
    expect(heard).toEqual(['second', 'second', known.ok ? 'tolerances' : 'refused']);
  });

  it('tells everyone who waits when the thread is lost', () => {
    const { thread, scholar } = started();
    const lost: string[] = [];
    const never = (): never => expect.unreachable();
    scholar.study(project, never, () => lost.push('study'));
    scholar.tolerances(project, never, () => lost.push('tolerances'));
    thread.fail();
    expect(lost.sort()).toEqual(['study', 'tolerances']);
  });
});
