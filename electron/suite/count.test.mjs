import { describe, expect, it } from 'vitest';
import { countCheck, countPlaywright, countVitest, total } from './count.mjs';

const file = (status, ...tests) => ({ status, assertionResults: tests.map((each) => ({ status: each })) });
const failure = { passed: 0, failed: 1, skipped: 0 };

describe('countCheck', () => {
  it('is one test', () => {
    expect(countCheck(0)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(countCheck(2)).toEqual(failure);
  });
});

describe('countVitest', () => {
  it('counts passed, failed and skipped tests', () => {
    const report = { testResults: [file('failed', 'passed', 'failed'), file('passed', 'passed', 'skipped', 'todo')] };
    expect(countVitest(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 2 });
  });

  it('counts a file that could not be loaded', () => {
    expect(countVitest({ testResults: [file('failed'), file('passed', 'passed')] }, 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
    expect(countVitest({ testResults: [file('failed', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('counts a bad end after good tests', () => {
    expect(countVitest({ testResults: [file('passed', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it.each([null, {}, { testResults: 'x' }])('counts a crash without a report as one failure: %j', (report) => {
    expect(countVitest(report, 139)).toEqual(failure);
    expect(countVitest(report, 0)).toEqual(failure);
  });

  it('counts a run without tests as one failure', () => {
    expect(countVitest({ testResults: [] }, 0)).toEqual(failure);
    expect(countVitest({ testResults: [file('passed', 'skipped')] }, 0)).toEqual({ passed: 0, failed: 1, skipped: 1 });
  });
});

describe('countPlaywright', () => {
  const stats = { expected: 5, unexpected: 0, flaky: 0, skipped: 0 };

  it('counts tests by outcome; one that needed a second try has failed', () => {
    expect(countPlaywright({ stats }, 0)).toEqual({ passed: 5, failed: 0, skipped: 0 });
    expect(countPlaywright({ stats: { expected: 3, unexpected: 1, flaky: 2, skipped: 4 } }, 1)).toEqual({
      passed: 3,
      failed: 3,
      skipped: 4,
    });
  });

  it('counts errors outside tests, crashes and empty runs', () => {
    expect(countPlaywright({ stats, errors: [{}, {}] }, 1)).toEqual({ passed: 5, failed: 2, skipped: 0 });
    expect(countPlaywright({ stats }, 1)).toEqual({ passed: 5, failed: 1, skipped: 0 });
    expect(countPlaywright(null, 0)).toEqual(failure);
    expect(countPlaywright({ stats: { ...stats, expected: 0 } }, 0)).toEqual(failure);
  });
});

describe('total', () => {
  it('adds up', () => {
    expect(total([countCheck(0), countCheck(1), { passed: 4, failed: 0, skipped: 2 }])).toEqual({
      passed: 5,
      failed: 1,
      skipped: 2,
    });
    expect(total([])).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });
});
