import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Project } from '../models/document/project';
import type { AppInfo, ExportOutcome, JobEvent, OpenOutcome } from '../src-main/contract/api';
import type { ChannelName } from '../src-main/contract/channels';

/** The whole demonstration must be over by then, ms. */
export const LIMIT = 90_000;
/** The window has settled when two pictures this far apart are the same, ms; after that long we take the last one. */
const STILL_FOR = 300;
const SETTLE_LIMIT = 10_000;

export interface DemonstrationPorts {
  readonly folder: string;
  /** Sends a command to the window. */
  command(id: string): void;
  /** The window as PNG; empty while nothing is painted. */
  capture(): Promise<Buffer>;
  summarise(project: Project): string;
  /** Shorter times for tests, ms. */
  readonly limit?: number;
  readonly stillFor?: number;
}

/** The guided demonstration: the window opens the example, optimises and exports it as a planner would by its commands. */
export class Demonstration {
  private readonly shown = deferred<true>();
  private readonly designed = deferred<true>();
  private readonly exported = deferred<Project>();
  private readonly picture: string;
  private readonly summary: string;
  /** Where the export goes: the answer to the file dialog. */
  readonly configuration: string;

  constructor(private readonly ports: DemonstrationPorts) {
    this.picture = join(ports.folder, 'window.png');
    this.configuration = join(ports.folder, 'configuration.json');
    this.summary = join(ports.folder, 'summary.txt');
  }

  /** What the window asks of the application and what it gets tells how far it is. */
  sawCall(name: ChannelName, payload: unknown, outcome: unknown): void {
    if (name === 'setDocumentState') this.shown.resolve(true);
    if (name === 'info') this.sawExample((outcome as AppInfo).initial);
    if (name !== 'exportDesign') return;
    const result = outcome as ExportOutcome | null;
    if (result?.ok) this.exported.resolve((payload as { project: Project }).project);
    else this.exported.reject(new Error(`The export failed: ${sentences(result?.issues ?? [])}`));
  }

  private sawExample(example: OpenOutcome | null): void {
    if (example === null) this.shown.reject(new Error('The demonstration needs a project: name a .fringe.json file.'));
    else if (!example.ok)
      this.shown.reject(new Error(`${example.fileName} cannot be shown: ${sentences(example.issues)}`));
  }

  sawJob(event: JobEvent): void {
    if (event.type === 'finished') this.designed.resolve(true);
    if (event.type === 'failed') this.designed.reject(new Error(`The optimisation failed: ${sentences(event.issues)}`));
  }

  /** Runs to the end and returns the summary. The files of an earlier run go first, so that none is mistaken for new. */
  async run(): Promise<string> {
    const limit = this.ports.limit ?? LIMIT;
    const step = { now: 'the window to show the example' };
    const ending = new AbortController();
    const late = pause(limit, undefined, { signal: ending.signal }).then(() => {
      throw new Error(
        `The demonstration was still waiting for ${step.now} after ${limit / 1000} s: try "npm test" to see which part fails.`,
      );
    });
    try {
      return await Promise.race([this.steps(step), late]);
    } finally {
      ending.abort();
      late.catch(() => undefined);
    }
  }

  private async steps(step: { now: string }): Promise<string> {
    const { folder, command, summarise } = this.ports;
    await mkdir(folder, { recursive: true });
    for (const file of [this.picture, this.configuration, this.summary]) await rm(file, { force: true });
    await this.shown.promise;
    await this.settled();
    step.now = 'the design';
    command('design.optimise');
    await this.designed.promise;
    step.now = 'the window to settle';
    await writeFile(this.picture, await this.settled());
    step.now = 'the export';
    command('file.export-json');
    const text = summarise(await this.exported.promise);
    await writeFile(this.summary, text.endsWith('\n') ? text : `${text}\n`);
    return text;
  }

  private async settled(): Promise<Buffer> {
    const end = Date.now() + SETTLE_LIMIT;
    let last = await this.ports.capture();
    for (;;) {
      await pause(this.ports.stillFor ?? STILL_FOR);
      const next = await this.ports.capture();
      if (next.length > 0 && (next.equals(last) || Date.now() > end)) return next;
      last = next;
    }
  }
}

function sentences(issues: readonly { readonly message: string; readonly remedy: string }[]): string {
  return issues.length === 0
    ? 'it was called off.'
    : issues.map(({ message, remedy }) => `${message} ${remedy}`).join(' ');
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (error: Error) => void } {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((take, refuse) => {
    resolve = take;
    reject = refuse;
  });
  // A failure may come before anybody waits for it.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
