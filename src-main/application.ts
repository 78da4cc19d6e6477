import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { parseProject } from '../models/document/parse';
import type { Project } from '../models/document/project';
import { models } from '../models/registry';
import { createSaver, type Saver } from './atomic-save';
import type { AppInfo, ExportOutcome, JobEvent, OpenOutcome, SaveOutcome } from './contract/api';
import type { ChannelName, ChannelPayload } from './contract/channels';
import { configurationOf } from './exports/configuration';
import { FORMATS, suggestedFileName } from './exports/formats';
import { safeFileName } from './file-name';
import { nodeFileSystem, type FileSystem } from './file-system';
import { createJobRunner } from './jobs/job-runner';
import { threadFactory, type WorkerFactory } from './jobs/worker-factory';
import { OpenDocuments, unknownHandle } from './open-documents';
import { openProjectFile, saveProjectFile } from './project-file';
import { loadRecent } from './recent';

export type SaveKind = 'project' | 'json' | 'csv' | 'svg';

/** What the application needs of the shell around it. */
export interface ApplicationPorts {
  readonly version: string;
  readonly platform: string;
  /** Folder for the recent list and backups. */
  readonly userData: string;
  /** Folder with the example projects. */
  readonly examples: string;
  /** Ask for a path; null when the planner cancels. `save` has asked before replacing a file. */
  readonly dialogs: {
    open(): Promise<string | null>;
    save(request: { suggestedName: string; kind: SaveKind }): Promise<string | null>;
  };
  /** The bundled worker program. */
  readonly workerFile: string;
  readonly demonstration: boolean;
  /** A project file named when the application was started. */
  readonly initialFile: string | null;
  emit(event: JobEvent): void;
}

/** The parts that reach out of the process; tests replace them. */
export interface Adapters {
  readonly files: FileSystem;
  readonly factory: WorkerFactory;
}

export type Handlers = {
  readonly [Name in Exclude<ChannelName, 'setDocumentState'>]: (payload: ChannelPayload<Name>) => Promise<unknown>;
};

export interface Application {
  /** One handler a call; payloads have passed the schema of `contract/channels` before. */
  readonly handlers: Handlers;
  /** Ends running jobs and waits for saves under way. */
  dispose(): Promise<void>;
}

/** The application behind the window: files, exports and jobs, without any window. */
export function createApplication(
  ports: ApplicationPorts,
  { files, factory }: Adapters = { files: nodeFileSystem, factory: threadFactory(ports.workerFile) },
): Application {
  const documents = new OpenDocuments(ports.userData);
  const runner = createJobRunner({ factory, version: ports.version, emit: ports.emit });
  const saving = new Set<Promise<unknown>>();
  const saver = createSaver(files);
  const save: Saver = (request) => {
    const running = saver(request);
    saving.add(running);
    void running.then(() => saving.delete(running));
    return running;
  };
  const recentList = loadRecent(files, save, ports.userData);
  const exampleFiles = new Set([...models.values()].flatMap((model) => model.examples.map(({ file }) => file)));

  const noteRecent = async (path: string): Promise<void> => {
    const facts = await files.facts(path).catch(() => null);
    if (facts) await (await recentList).note({ path: resolve(path), changedAt: facts.changedAt.toISOString() });
  };

  /** Examples get no handle, so that saving one asks for a name and never changes the shipped file. */
  const open = async (path: string): Promise<OpenOutcome> => {
    const fileName = basename(path);
    const opened = await openProjectFile(files, path);
    if (!opened.ok) return { ok: false, fileName, issues: opened.error };
    const { project, issues, hash } = opened.value;
    if (isInside(ports.examples, path)) return { ok: true, handle: null, fileName, project, issues };
    await noteRecent(path);
    return { ok: true, handle: documents.handleOf(path, hash), fileName, project, issues };
  };

  const writeProject = async (path: string, project: Project, expectedHash: string | null): Promise<SaveOutcome> => {
    const saved = await saveProjectFile(save, { path, project, expectedHash, backup: documents.backupOf(path) });
    if (!saved.ok) return { ok: false, issues: [saved.error] };
    await noteRecent(path);
    return {
      ok: true,
      handle: documents.handleOf(path, saved.value.hash),
      fileName: basename(path),
      issues: saved.value.warnings,
    };
  };

  const writeExport = async (
    suggestedName: string,
    kind: Exclude<SaveKind, 'project'>,
    text: string,
  ): Promise<ExportOutcome | null> => {
    const path = await ports.dialogs.save({ suggestedName, kind });
    if (path === null) return null;
    const saved = await save({ path, bytes: Buffer.from(text), task: 'export', expectedHash: null, backup: null });
    return saved.ok ? { ok: true, fileName: basename(path) } : { ok: false, issues: [saved.error] };
  };

  const handlers: Handlers = {
    async info(): Promise<AppInfo> {
      const recent = (await recentList).list().map(({ path, changedAt }) => ({
        handle: documents.handleOf(path),
        name: basename(path),
        folder: shortFolder(path),
        changedAt,
      }));
      const initial = ports.initialFile === null ? null : await open(ports.initialFile);
      return { version: ports.version, platform: ports.platform, recent, initial, demonstration: ports.demonstration };
    },
    async openProject() {
      const path = await ports.dialogs.open();
      return path === null ? null : open(path);
    },
    async openExample(file): Promise<OpenOutcome> {
      if (!exampleFiles.has(file)) return { ok: false, fileName: file, issues: [unknownHandle()] };
      return open(join(ports.examples, file));
    },
    async openRecent(handle): Promise<OpenOutcome> {
      const document = documents.find(handle);
      return document ? open(document.path) : { ok: false, fileName: '', issues: [unknownHandle()] };
    },
    async openText({ name, text }): Promise<OpenOutcome> {
      const parsed = parseProject(text);
      if (!parsed.ok) return { ok: false, fileName: name, issues: parsed.error };
      return { ok: true, handle: null, fileName: name, ...parsed.value };
    },
    async saveProject({ handle, as, project }): Promise<SaveOutcome | null> {
      if (handle !== null && !as) {
        const document = documents.find(handle);
        return document
          ? writeProject(document.path, project, document.hash)
          : { ok: false, issues: [unknownHandle()] };
      }
      const suggestedName = `${safeFileName(project.name)}.fringe.json`;
      const path = await ports.dialogs.save({ suggestedName, kind: 'project' });
      return path === null ? null : writeProject(path, project, null);
    },
    async exportDesign({ format, project }): Promise<ExportOutcome | null> {
      const configuration = configurationOf(project, 'design');
      if (!configuration.ok) return { ok: false, issues: configuration.error };
      return writeExport(suggestedFileName(project, format), format, FORMATS[format].write(configuration.value));
    },
    exportText: ({ suggestedName, kind, text }) => {
      const stem = suggestedName.endsWith(`.${kind}`) ? suggestedName.slice(0, -kind.length - 1) : suggestedName;
      return writeExport(`${safeFileName(stem)}.${kind}`, kind, text);
    },
    startJob: async (request) => runner.start(request),
    startComparison: async (request) => runner.compare(request),
    startSimulation: async (request) => runner.simulate(request),
    cancelJob: async (jobId) => runner.cancel(jobId),
  };

  return {
    handlers,
    async dispose() {
      runner.dispose();
      await Promise.allSettled(saving);
    },
  };
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The folder of a file for the recent list, with the home folder shortened. */
function shortFolder(path: string): string {
  const folder = dirname(path);
  return isInside(homedir(), folder) ? join('~', relative(homedir(), folder)) : folder;
}
