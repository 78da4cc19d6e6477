import type { Project } from '../../models/document/project';
import type { Scholar, Study } from '../state/study';
import type { StudyAnswer, StudyRequest } from './messages';

/** As much of a worker as the studies need. */
export type StudyThread = Pick<Worker, 'postMessage' | 'onmessage' | 'onerror'>;

interface Waiting {
  readonly request: StudyRequest;
  readonly known: (study: Study) => void;
  readonly lost: () => void;
}

/**
 * Studies in a thread beside the window. The thread works on one project at a time; of those asked for meanwhile only
 * the newest is kept. The thread is started with the first request.
 */
export class WorkerScholar implements Scholar {
  #thread: StudyThread | null = null;
  #working: Waiting | null = null;
  #next: Waiting | null = null;
  #count = 0;

  constructor(private readonly start: () => StudyThread) {}

  study(project: Project, known: (study: Study) => void, lost: () => void): void {
    this.#next = { request: { id: ++this.#count, project }, known, lost };
    if (!this.#working) this.#send();
  }

  #send(): void {
    this.#working = this.#next;
    this.#next = null;
    if (!this.#working) return;
    if (!this.#thread) {
      this.#thread = this.start();
      this.#thread.onmessage = ({ data }: MessageEvent<StudyAnswer>) => this.#receive(data);
      this.#thread.onerror = () => this.#fail();
    }
    this.#thread.postMessage(this.#working.request);
  }

  #receive({ study, last }: StudyAnswer): void {
    const { known } = this.#working!;
    const replaced = this.#next !== null;
    if (last) this.#send();
    if (!replaced) known(study);
  }

  /** The thread broke off or could not start: what waits for it must not wait for ever. */
  #fail(): void {
    const waiting = this.#next ?? this.#working;
    this.#next = null;
    this.#working = null;
    this.#thread = null;
    waiting?.lost();
  }
}
