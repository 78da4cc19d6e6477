import { describe, expect, it } from 'vitest';
import { Failure, asFailure, failureFrom } from './failure.mjs';

const REGISTRY_WORDS = [
  'npm error code ENOTFOUND\nnpm error network request to https://registry.npmjs.org/x failed',
  'npm error code EAI_AGAIN',
  'npm error code ECONNREFUSED',
  'npm error code ETIMEDOUT',
];

describe('failureFrom', () => {
  it.each(REGISTRY_WORDS)('tells an unreachable registry from %j', (words) => {
    expect(failureFrom('Installing', words, '/p').message).toMatch(/registry cannot be reached: check the network/);
  });

  it('tells a full disk and where, before anything else in the output', () => {
    const words =
      'npm error code ENOSPC\nnpm error ENOSPC: no space left on device, write\nnpm error network request failed';
    expect(failureFrom('Installing', words, '/project/node_modules').message).toMatch(
      /disk holding \/project\/node_modules is full: free/,
    );
  });

  it('tells a package that does not match its checksum', () => {
    expect(failureFrom('Installing', 'npm error code EINTEGRITY', '/p').message).toMatch(
      /does not match its checksum: run/,
    );
  });

  it('tells a folder that may not be written', () => {
    expect(failureFrom('Installing', "EACCES: permission denied, mkdir '/p'", '/p').message).toMatch(
      /\/p may not be written: give/,
    );
  });

  it('keeps the last words of a tool it does not know', () => {
    const failure = failureFrom('Installing', Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n'), '/p');
    expect(failure.detail.split('\n')).toHaveLength(12);
    expect(failure.detail).toContain('line 39');
  });

  it.each([...REGISTRY_WORDS, 'ENOSPC', 'EINTEGRITY', 'EACCES', 'something else'])(
    'is one sentence with a remedy for %j',
    (words) => {
      const { message } = failureFrom('Installing the dependencies', words, '/p');
      expect(message).toMatch(/^[A-Z][^\n]*: [^\n]*\.$/);
      expect(message.match(/\. /g)).toBeNull();
    },
  );
});

describe('asFailure', () => {
  it('turns the error of a file call into a failure', () => {
    const error = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    expect(asFailure('Unpacking', error, '/cache')).toBeInstanceOf(Failure);
  });

  it('passes failures and bugs on unchanged', () => {
    const failure = new Failure('It did not work: try again.');
    const bug = new TypeError('undefined is not a function');
    const node = Object.assign(new TypeError('bad argument'), { code: 'ERR_INVALID_ARG_TYPE' });
    expect(asFailure('Unpacking', failure, '/cache')).toBe(failure);
    expect(asFailure('Unpacking', bug, '/cache')).toBe(bug);
    expect(asFailure('Unpacking', node, '/cache')).toBe(node);
  });
});
