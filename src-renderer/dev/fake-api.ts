import type { AppInfo, FringeApi, JobEvent, JobRequest, OpenOutcome } from '../../src-main/contract/api';

/** The application's side as tests script it: answers can be replaced, calls are recorded. */
export interface FakeApi extends FringeApi {
  readonly calls: { readonly name: string; readonly argument: unknown }[];
  /** Sends a job event to the window. */
  emit(event: JobEvent): void;
  /** Sends a command id, as the native menu does. */
  command(id: string): void;
  /** Replaces single answers. */
  answers: Partial<FringeApi>;
}

const INFO: AppInfo = { version: '0.1.0', platform: 'linux', recent: [], initial: null, demonstration: false };

const REFUSED: OpenOutcome = {
  ok: false,
  fileName: 'broken.fringe.json',
  issues: [
    {
      code: 'DOC-001',
      severity: 'error',
      where: { label: 'File' },
      message: 'The file is not JSON.',
      remedy: 'Choose a project file of Fringe.',
    },
  ],
};

/** A fake application in which every file is broken, every save works and every dialog is confirmed. */
export function fakeApi(): FakeApi {
  const jobListeners = new Set<(event: JobEvent) => void>();
  const commandListeners = new Set<(id: string) => void>();
  const api: FakeApi = {
    calls: [],
    answers: {},
    emit: (event) => jobListeners.forEach((listener) => listener(event)),
    command: (id) => commandListeners.forEach((listener) => listener(id)),
    info: () => answer('info', undefined, () => Promise.resolve(INFO)),
    openProject: () => answer('openProject', undefined, () => Promise.resolve(REFUSED)),
    openExample: (file) => answer('openExample', file, () => Promise.resolve(REFUSED)),
    openRecent: (handle) => answer('openRecent', handle, () => Promise.resolve(REFUSED)),
    openText: (name, text) => answer('openText', { name, text }, () => Promise.resolve(REFUSED), name, text),
    saveProject: (request) =>
      answer('saveProject', request, () => Promise.resolve({ ok: true, handle: 'h1', fileName: 'saved.fringe.json' })),
    exportDesign: (request) =>
      answer('exportDesign', request, () => Promise.resolve({ ok: true, fileName: 'configuration.json' })),
    exportText: (request) => answer('exportText', request, () => Promise.resolve({ ok: true, fileName: 'figure.svg' })),
    startJob: (request: JobRequest) => answer('startJob', request, () => Promise.resolve()),
    startComparison: (request) => answer('startComparison', request, () => Promise.resolve()),
    startSimulation: (request) => answer('startSimulation', request, () => Promise.resolve()),
    cancelJob: (jobId) => answer('cancelJob', jobId, () => Promise.resolve()),
    setDocumentState: (state) => answer('setDocumentState', state, () => Promise.resolve()),
    onJobEvent: (listener) => listen(jobListeners, listener),
    onCommand: (listener) => listen(commandListeners, listener),
  };

  function answer<T>(
    name: keyof FringeApi,
    argument: unknown,
    usual: () => Promise<T>,
    ...given: unknown[]
  ): Promise<T> {
    api.calls.push({ name, argument });
    const replaced = api.answers[name] as ((...values: unknown[]) => Promise<T>) | undefined;
    return replaced ? replaced(...(given.length > 0 ? given : [argument])) : usual();
  }

  return api;
}

function listen<T>(listeners: Set<(value: T) => void>, listener: (value: T) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A counter in place of random ids. */
export function countingIds(): () => string {
  let next = 1;
  return () => `id${next++}`;
}

/** Storage that forgets with the test. */
export function memoryStore(): Pick<Storage, 'getItem' | 'setItem'> {
  const entries = new Map<string, string>();
  return { getItem: (key) => entries.get(key) ?? null, setItem: (key, value) => void entries.set(key, value) };
}
