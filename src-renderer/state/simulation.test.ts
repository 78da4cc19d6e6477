import { describe, expect, it, vi } from 'vitest';
import { cv } from '../../models/cv/index';
import type { SimulationOutcome } from '../../models/simulation';
import type { Result } from '../../optimizer/result';
import type { Issue } from '../../models/issue';
import { countingIds } from '../dev/fake-api';
import { Announcer } from './announcer.svelte';
import { DocumentState } from './document.svelte';
import { Messages } from './messages.svelte';
import { Simulation, type SimulationRunner } from './simulation.svelte';

type Answer = Result<SimulationOutcome, readonly Issue[]> | null;

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

/** A simulation whose trials end when the test says so. */
function started() {
  let settle: (answer: Answer) => void = () => undefined;
  let progress: (fraction: number) => void = () => undefined;
  const runner: SimulationRunner = {
    simulate: vi.fn((_request, onProgress) => {
      progress = onProgress;
      return new Promise<Answer>((resolve) => (settle = resolve));
    }),
    cancelJob: vi.fn(() => Promise.resolve()),
  };
  const document = new DocumentState();
  const messages = new Messages();
  document.open(cv.newProject(countingIds()));
  const simulation = new Simulation(runner, document, messages, new Announcer(), countingIds());
  const done = simulation.start(100);
  const end = (answer: Answer): Promise<void> => (settle(answer), done);
  return { simulation, runner, document, messages, end, report: (share: number) => progress(share) };
}

describe('A simulation', () => {
  it('sends the open project once, reports progress and keeps the outcome', async () => {
    const { simulation, runner, document, end, report } = started();
    report(0.4);
    expect(simulation).toMatchObject({ status: 'running', fraction: 0.4 });
    void simulation.start(100);
    expect(runner.simulate).toHaveBeenCalledTimes(1);
    expect(vi.mocked(runner.simulate).mock.calls[0]![0]).toMatchObject({ project: document.project, trials: 100 });
    await end({ ok: true, value: outcome });
    expect([simulation.status, simulation.outcome, simulation.stale]).toEqual(['idle', outcome, false]);
  });

  it('says that its outcome is of other inputs after an edit, and forgets it with the document', async () => {
    const { simulation, document, end } = started();
    await end({ ok: true, value: outcome });
    document.edit({ type: 'rename-project', name: 'Renamed' });
    expect(simulation.stale).toBe(false);
    const sensor = document.project!.network.elements.find(({ type }) => type === 'sensor')!;
    document.edit({ type: 'remove', elements: [sensor.id], links: [] });
    expect(simulation.stale).toBe(true);
    document.open({ ...cv.newProject(countingIds()), id: 'another' });
    expect([simulation.outcome, simulation.stale]).toEqual([null, false]);
  });

  it('is stopped on request and leaves what was known before', async () => {
    const { simulation, runner, end, messages } = started();
    await simulation.stop();
    expect([simulation.status, vi.mocked(runner.cancelJob).mock.calls.length]).toEqual(['stopping', 1]);
    await end(null);
    expect([simulation.status, simulation.outcome]).toEqual(['idle', null]);
    expect(messages.list).toHaveLength(0);
  });

  it('tells why it did not finish', async () => {
    const { simulation, end, messages } = started();
    await end({
      ok: false,
      error: [
        { code: 'X', severity: 'error', where: { label: 'Network' }, message: 'No cascade.', remedy: 'Add one.' },
      ],
    });
    expect([simulation.running, messages.list.length]).toEqual([false, 1]);
  });
});
