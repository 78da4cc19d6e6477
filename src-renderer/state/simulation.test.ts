import { describe, expect, it } from 'vitest';
import { clock } from '../../models/clock/index';
import type { SimulationOutcome } from '../../models/simulation';
import { countingIds, fakeApi } from '../dev/fake-api';
import { Announcer } from './announcer.svelte';
import { DocumentState } from './document.svelte';
import { Messages } from './messages.svelte';
import { Simulation } from './simulation.svelte';

const outcome: SimulationOutcome = {
  trials: 100,
  value: 2,
  standardError: 0.1,
  predicted: 1,
  ratio: 2,
  trusted: false,
  finding: 'The formulas promise too much.',
  details: [],
};

/** A simulation that has just been started; events are the test's. */
async function started() {
  const api = fakeApi();
  const document = new DocumentState();
  const messages = new Messages();
  document.open(clock.newProject(countingIds()));
  const simulation = new Simulation(api, document, messages, new Announcer(), countingIds());
  await simulation.start(100);
  const requests = () =>
    api.calls.flatMap(({ name, argument }) => (name === 'startSimulation' ? [argument as { jobId: string }] : []));
  const { jobId } = requests()[0]!;
  const end = (of: SimulationOutcome | null, id = jobId) => api.emit({ type: 'simulated', jobId: id, outcome: of });
  return { api, simulation, document, messages, requests, jobId, end };
}

describe('A simulation', () => {
  it('sends the open project once, reports progress and keeps the outcome', async () => {
    const { api, simulation, document, requests, jobId, end } = await started();
    api.emit({ type: 'simulating', jobId, fraction: 0.4 });
    expect(simulation).toMatchObject({ status: 'running', fraction: 0.4 });
    await simulation.start(100);
    expect(requests()).toMatchObject([{ project: document.project, trials: 100 }]);
    end(outcome);
    expect([simulation.status, simulation.outcome, simulation.stale]).toEqual(['idle', outcome, false]);
  });

  it('says that its outcome is of other inputs after an edit, and forgets it with the document', async () => {
    const { simulation, document, end } = await started();
    end(outcome);
    document.edit({ type: 'rename-project', name: 'Renamed' });
    expect(simulation.stale).toBe(false);
    const sensor = document.project!.network.elements.find(({ type }) => type === 'clock')!;
    document.edit({ type: 'remove', elements: [sensor.id], links: [] });
    expect(simulation.stale).toBe(true);
    document.undo();
    expect(simulation.stale).toBe(false);
    document.open({ ...clock.newProject(countingIds()), id: 'another' });
    expect([simulation.outcome, simulation.stale]).toEqual([null, false]);
  });

  it('is of the settings in force: setting one by hand makes it stale', async () => {
    const { simulation, document, end } = await started();
    end(outcome);
    const centre = document.project!.network.elements.find(({ type }) => type === 'centre')!;
    document.edit({ type: 'set-settings', settings: { [centre.id]: { ramseyTime: 0.5 } } });
    expect(simulation.stale).toBe(true);
  });

  it('is stopped on request and leaves what was known before', async () => {
    const { api, simulation, end, messages } = await started();
    await simulation.stop();
    await simulation.stop();
    expect([simulation.status, api.calls.filter(({ name }) => name === 'cancelJob').length]).toEqual(['stopping', 1]);
    end(null);
    expect([simulation.status, simulation.outcome]).toEqual(['idle', null]);
    expect(messages.list).toHaveLength(0);
  });

  it('makes way for that of a network that was opened meanwhile, and ignores its late word', async () => {
    const { api, simulation, document, requests, jobId, end } = await started();
    document.open({ ...clock.newProject(countingIds()), id: 'another' });
    expect(simulation.running).toBe(false);
    await simulation.start(50);
    expect(api.calls.find(({ name }) => name === 'cancelJob')?.argument).toBe(jobId);
    end(outcome);
    expect([simulation.running, simulation.outcome]).toEqual([true, null]);
    end(outcome, requests()[1]!.jobId);
    expect(simulation.outcome).toBe(outcome);
  });

  it('tells why it did not finish, also where the application refuses', async () => {
    const { api, simulation, jobId, messages } = await started();
    const issue = {
      code: 'X',
      severity: 'error',
      where: { label: 'Network' },
      message: 'No.',
      remedy: 'Add.',
    } as const;
    api.emit({ type: 'failed', jobId, issues: [issue] });
    expect([simulation.running, messages.list.length]).toEqual([false, 1]);
    api.answers.startSimulation = () => Promise.reject(new Error('Refused'));
    await simulation.start(10);
    expect([simulation.running, messages.list.length]).toEqual([false, 2]);
  });
});
