import type { Project } from '../../models/document/project';
import type { Scholar, Study, ToleranceStudy } from '../state/study';
import type { StudyAnswer, StudyRequest } from './messages';

/** As much of a worker as the studies need. */
export type StudyThread = Pick<Worker, 'postMessage' | 'onmessage' | 'onerror'>;

interface Waiting {
  readonly request: StudyRequest;
  readonly known: (answer: StudyAnswer) => void;
  readonly lost: () => void;
}

/** What is asked for, in the order in which it is worked out. */
const KINDS = ['study', 'tolerances'] as const;

/**
 * Studies in a thread beside the window. The thread works on one request at a time; of those of a kind made meanwhile
 * only the newest is kept. The thread is started with the first request.
 */
export class WorkerScholar implements Scholar {
  #thread: StudyThread | null = null;
  #working: Waiting | null = null;
  readonly #next = new Map<StudyRequest['wanted'], Waiting>();
  #count = 0;

  constructor(private readonly start: () => StudyThread) {}

  study(project: Project, known: (study: Study) => void, lost: () => void): void {
    this.#ask('study', project, (answer) => 'study' in answer && known(answer.study), lost);
  }

  tolerances(project: Project, known: (tolerances: ToleranceStudy) => void, lost: () => void): void {
    this.#ask('tolerances', project, (answer) => 'tolerances' in answer && known(answer.tolerances), lost);
  }

  #ask(wanted: StudyRequest['wanted'], project: Project, known: Waiting['known'], lost: Waiting['lost']): void {
    this.#next.set(wanted, { request: { id: ++this.#count, wanted, project }, known, lost });
    if (!this.#working) this.#send();
  }

  #send(): void {
    const kind = KINDS.find((wanted) => this.#next.has(wanted));
    this.#working = kind === undefined ? null : this.#next.get(kind)!;
    if (kind === undefined || !this.#working) return;
    this.#next.delete(kind);
    if (!this.#thread) {
      this.#thread = this.start();
      this.#thread.onmessage = ({ data }: MessageEvent<StudyAnswer>) => this.#receive(data);
      this.#thread.onerror = () => this.#fail();
    }
    this.#thread.postMessage(this.#working.request);
  }

  #receive(answer: StudyAnswer): void {
    const { known, request } = this.#working!;
    const replaced = this.#next.has(request.wanted);
    if (answer.last) this.#send();
    if (!replaced) known(answer);
  }

  /** The thread broke off or could not start: what waits for it must not wait for ever. */
  #fail(): void {
    const waiting = new Map(this.#next);
    if (this.#working && !waiting.has(this.#working.request.wanted)) {
      waiting.set(this.#working.request.wanted, this.#working);
    }
    this.#next.clear();
    this.#working = null;
    this.#thread = null;
    for (const { lost } of waiting.values()) lost();
  }
}
