import { describe, expect, it } from 'vitest';
import { connect, PeerFault, type Open } from './peer';
import type { Instance, Request } from './protocol';

const INSTANCE: Instance = { kind: 'splitting', lower: [0], upper: [1], amplitudes: [1], efficiencies: [1] };
const SOLVE = { instance: INSTANCE, method: 'm', start: [0.5], seed: 3, budgetMs: 10, target: null };
const HELLO = { versions: { python: '3' }, methods: { splitting: ['m'] }, missing: ['nlopt'] };
const SOON = { factor: 1, margin: 20 };

/** A peer that answers with what `reply` gives: text as it stands, objects as JSON, null for silence. */
function peerOf(reply: (request: Request) => unknown) {
  const seen = { opened: 0, killed: 0, end: (_reason: string, _late?: boolean): void => undefined };
  const open: Open = (onLine, onEnd) => {
    seen.opened++;
    seen.end = onEnd;
    return {
      send(line) {
        const request = JSON.parse(line) as Request;
        const answer = request.do === 'hello' ? HELLO : reply(request);
        if (answer !== null) queueMicrotask(() => onLine(typeof answer === 'string' ? answer : JSON.stringify(answer)));
      },
      kill: () => void seen.killed++,
    };
  };
  return { open, seen };
}

describe('talking to a peer', () => {
  it('learns what is there and what is missing', async () => {
    const peer = await connect(peerOf(() => null).open);
    expect(peer.hello).toEqual(HELLO);
  });

  it('sends a problem whole and brings back where the method ended', async () => {
    const requests: Request[] = [];
    const peer = await connect(
      peerOf((request) => {
        requests.push(request);
        return { x: [0.25], cpuMs: 1.5, stopped: 'finished' };
      }).open,
    );
    expect(await peer.solve(SOLVE)).toEqual({ x: [0.25], cpuMs: 1.5, stopped: 'finished' });
    expect(requests).toEqual([{ do: 'solve', ...SOLVE }]);
  });

  it('reads null as an objective that is not finite and keeps full precision', async () => {
    const values = [0.1 + 0.2, 5e-324, null];
    const peer = await connect(peerOf(() => ({ values, gradients: null })).open);
    expect(await peer.evaluate(INSTANCE, [[1], [2], [3]])).toEqual({ values, gradients: null });
  });

  it('kills a peer that does not keep its time, reports it as stopped, and starts another', async () => {
    let silent = true;
    const { open, seen } = peerOf(() => (silent ? null : { x: [1], cpuMs: 1, stopped: 'finished' }));
    const peer = await connect(open, SOON);
    expect(await peer.solve(SOLVE)).toEqual({ x: null, cpuMs: 10, stopped: 'budget' });
    expect(seen).toMatchObject({ opened: 1, killed: 1 });
    silent = false;
    seen.end('killed');
    expect(await peer.solve(SOLVE)).toMatchObject({ x: [1], stopped: 'finished' });
    expect(seen.opened).toBe(2);
  });

  it('reports a peer that ended because its CPU time was up as stopped, not as failed', async () => {
    const { open, seen } = peerOf(() => {
      queueMicrotask(() => seen.end('ended with SIGPROF', true));
      return null;
    });
    const peer = await connect(open);
    expect(await peer.solve(SOLVE)).toEqual({ x: null, cpuMs: 10, stopped: 'budget' });
  });

  it('reports a peer that dies in a solve as a failure with its last words', async () => {
    const { open, seen } = peerOf(() => {
      queueMicrotask(() => seen.end('ended with SIGSEGV'));
      return null;
    });
    const peer = await connect(open);
    expect(await peer.solve(SOLVE)).toEqual({ x: null, cpuMs: 0, stopped: 'failed', message: 'ended with SIGSEGV' });
  });

  it.each([
    ['words that are not JSON', 'Traceback (most recent call last)', /not JSON: Traceback/],
    ['an error of its own', { error: 'KeyError: lower' }, /KeyError: lower/],
    ['an answer of another shape', { x: 'here', cpuMs: 1, stopped: 'finished' }, /Expected/],
    ['a negative time', { x: [1], cpuMs: -1, stopped: 'finished' }, /-1/],
    ['a number beyond double precision', '{"x":[1e999],"cpuMs":1,"stopped":"finished"}', /finite/],
  ])('believes nothing of %s', async (_, reply, message) => {
    const peer = await connect(peerOf(() => reply).open);
    const end = await peer.solve(SOLVE);
    expect(end).toMatchObject({ x: null, stopped: 'failed' });
    expect(end.message).toMatch(message);
  });

  it('does not come up without a greeting', async () => {
    const open: Open = (_, onEnd) => {
      queueMicrotask(() => onEnd('spawn ENOENT'));
      return { send: () => undefined, kill: () => undefined };
    };
    await expect(connect(open)).rejects.toThrow(new PeerFault('spawn ENOENT'));
  });

  it('ends the peer on closing', async () => {
    const { open, seen } = peerOf(() => null);
    (await connect(open)).close();
    expect(seen.killed).toBe(1);
  });
});
