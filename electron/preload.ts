import { contextBridge, ipcRenderer } from 'electron';
import type { FringeApi, JobEvent } from '../src-main/contract/api';
import { listen } from './listen';

const call = (name: keyof FringeApi, ...payload: unknown[]) => ipcRenderer.invoke(`fringe:${name}`, ...payload);

const jobEvents = listen<JobEvent>((deliver) => ipcRenderer.on('fringe:job-event', (_event, value) => deliver(value)));
const commands = listen<string>((deliver) => ipcRenderer.on('fringe:command', (_event, value) => deliver(value)));

/** Named functions only: neither the channel, nor an event object, nor anything of Electron reaches the page. */
const api: FringeApi = {
  info: () => call('info'),
  openProject: () => call('openProject'),
  openExample: (file) => call('openExample', file),
  openRecent: (handle) => call('openRecent', handle),
  openText: (name, text) => call('openText', { name, text }),
  saveProject: (request) => call('saveProject', request),
  exportDesign: (request) => call('exportDesign', request),
  exportText: (request) => call('exportText', request),
  startJob: (request) => call('startJob', request),
  startComparison: (request) => call('startComparison', request),
  startSimulation: (request) => call('startSimulation', request),
  cancelJob: (jobId) => call('cancelJob', jobId),
  setDocumentState: (state) => call('setDocumentState', state),
  onJobEvent: (listener) => jobEvents(listener),
  onCommand: (listener) => commands(listener),
};

contextBridge.exposeInMainWorld('fringe', api);
