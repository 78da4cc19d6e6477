import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Project } from '../../models/document/project';
import { cv } from '../../models/cv/index';
import { CHANNELS, MOST_TEXT, type ChannelName } from './channels';

let next = 0;
const project: Project = cv.newProject(() => `id-${next++}`);
const comparison = { jobId: 'a-1', project, seed: 1 };
const job = { ...comparison, deadline: 0, solver: 'automatic' };
const accepts = (name: ChannelName, payload: unknown) => v.safeParse(CHANNELS[name], payload).success;

const good: Readonly<Record<ChannelName, readonly unknown[]>> = {
  info: [undefined],
  openProject: [undefined],
  openExample: ['optomechanical-four.fringe.json'],
  openRecent: ['0d0c7c0e-6f3e-4a3e-9f0a-3b1c8f1f2a11'],
  openText: [{ name: 'a.fringe.json', text: '' }],
  saveProject: [
    { handle: null, as: false, project },
    { handle: 'a-b', as: true, project },
  ],
  exportDesign: [{ format: 'json', project }],
  exportText: [{ suggestedName: 'noise', kind: 'svg', text: '<svg/>' }],
  startJob: [job, { ...job, seed: 2 ** 32 - 1, deadline: 86_400, solver: 'cma-es' }],
  startComparison: [comparison],
  startSimulation: [
    { ...comparison, trials: 1 },
    { ...comparison, trials: 1_000_000 },
  ],
  cancelJob: ['a-1'],
  setDocumentState: [{ title: 'Four sensors', unsaved: true }],
};

const hostile: Readonly<Record<ChannelName, readonly unknown[]>> = {
  info: [null, {}, 'x'],
  openProject: [{ path: '/etc/passwd' }],
  openExample: [
    '../secret.fringe.json',
    '/etc/passwd',
    'a/b.fringe.json',
    'C:\\a.fringe.json',
    'a.json',
    '',
    undefined,
  ],
  openRecent: ['../../etc/passwd', '/etc/passwd', '\\\\server\\share', '', 'a'.repeat(65), 'a\u0000', 7, null],
  openText: [
    { name: 'a' },
    { name: 'a', text: 1 },
    { name: 'a'.repeat(501), text: '' },
    { name: 'a', text: '', path: '/etc' },
  ],
  saveProject: [
    { handle: '/etc/passwd', as: false, project },
    { handle: null, as: 'no', project },
    { handle: null, as: false, project, path: '/etc/passwd' },
    { handle: null, as: false },
    { handle: null, as: false, project: null },
    { handle: null, as: false, project: { ...project, schema: 99 } },
    { handle: null, as: false, project: { ...project, parameters: { photonBudget: Number.NaN } } },
    { handle: null, as: false, project: [] },
  ],
  exportDesign: [
    { format: 'exe', project },
    { format: '__proto__', project },
    { format: 'json', project: 'x' },
  ],
  exportText: [
    { suggestedName: 'a', kind: 'html', text: '' },
    { suggestedName: 'a'.repeat(501), kind: 'svg', text: '' },
  ],
  startJob: [
    { ...job, seed: -1 },
    { ...job, seed: 0.5 },
    { ...job, seed: Number.NaN },
    { ...job, deadline: Infinity },
    { ...job, deadline: -1 },
    { ...job, jobId: '' },
    { ...job, workerFile: '/tmp/evil.cjs' },
    { ...job, solver: 'optimization-js-mutation' },
    { ...job, solver: '__proto__' },
    comparison,
    { ...job, project: { ...project, network: { elements: 'none', links: [] } } },
  ],
  startComparison: [job, { ...comparison, seed: -1 }, { ...comparison, project: null }],
  startSimulation: [
    comparison,
    { ...comparison, trials: 0 },
    { ...comparison, trials: 0.5 },
    { ...comparison, trials: Infinity },
    { ...comparison, trials: '1000' },
    { ...comparison, trials: 1, workerFile: '/tmp/evil.cjs' },
    { ...comparison, trials: 1, seed: -1 },
    { ...comparison, trials: 1, project: { ...project, network: null } },
  ],
  cancelJob: [undefined, {}, ['a']],
  setDocumentState: [{ title: 'a' }, { title: 'a', unsaved: 1 }, { title: 'a'.repeat(501), unsaved: true }],
};

describe('what the window may send', () => {
  const names = Object.keys(CHANNELS) as ChannelName[];

  it.each(names)('%s takes what it is made for and refuses the rest', (name) => {
    for (const payload of good[name]) expect(accepts(name, payload), JSON.stringify(payload)?.slice(0, 80)).toBe(true);
    for (const payload of hostile[name])
      expect(accepts(name, payload), JSON.stringify(payload)?.slice(0, 80)).toBe(false);
  });

  it('refuses a text that is too long without reading it through', () => {
    expect(accepts('openText', { name: 'a', text: 'a'.repeat(MOST_TEXT + 1) })).toBe(false);
  });

  it('never throws and never lets an unknown shape through, whatever arrives', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.anything({ withBigInt: true, withNullPrototype: true, withTypedArray: true }),
        (name, payload) => {
          if (accepts(name, payload)) expect(['undefined', 'string']).toContain(typeof payload);
        },
      ),
    );
  });

  it('survives projects that are cyclic, bottomless or unfold to more than can be held', () => {
    const cyclic: Record<string, unknown> = { ...project };
    cyclic['self'] = cyclic;
    let deep: unknown = 1;
    for (let n = 0; n < 100_000; n++) deep = [deep];
    let bomb: unknown = ['x'];
    for (let n = 0; n < 30; n++) bomb = [bomb, bomb];
    for (const evil of [
      cyclic,
      { ...project, deep },
      { ...project, bomb },
      { ...project, notes: 'a'.repeat(2 ** 25) },
    ]) {
      expect(accepts('startJob', { ...job, project: evil })).toBe(false);
    }
  });

  it('hands on the project as read, without what hangs on its prototype', () => {
    const disguised = Object.assign(Object.create({ polluted: true }), project);
    const read = v.parse(CHANNELS.startJob, { ...job, project: disguised });
    expect(read.project).toEqual(project);
    expect('polluted' in read.project).toBe(false);
  });

  it('lets an unfinished project be saved, with a value out of range', () => {
    const [first, ...rest] = project.network.links;
    const links = [{ ...first!, parameters: { ...first!.parameters, transmission: 1.2 } }, ...rest];
    const unfinished = { ...project, network: { ...project.network, links } };
    expect(accepts('saveProject', { handle: null, as: false, project: unfinished })).toBe(true);
  });

  it('cannot be changed at run time', () => {
    expect(Object.isFrozen(CHANNELS)).toBe(true);
  });
});
