/**
 * How many tests a step stands for. Whatever ends badly counts at least one failure, and a step without tests counts
 * one too: nothing passes by not having run.
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 */

/** @returns {Count} a step that is one test by itself */
export function countCheck(code) {
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** @param {object | null} report vitest's JSON report @returns {Count} */
export function countVitest(report, code) {
  if (!Array.isArray(report?.testResults)) return crashed();
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  // A file that could not be loaded fails without a single test in it.
  const broken = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some(isFailed));
  const passed = tests.filter((test) => test.status === 'passed').length;
  const failed = tests.filter(isFailed).length + broken.length;
  return honest({ passed, failed, skipped: tests.length - passed - tests.filter(isFailed).length }, code);
}

/** @param {object | null} report Playwright's JSON report @returns {Count} */
export function countPlaywright(report, code) {
  if (typeof report?.stats?.expected !== 'number') return crashed();
  const { expected, unexpected, flaky, skipped } = report.stats;
  // A test that passes only at the second try has failed once; errors outside tests belong to no test.
  return honest({ passed: expected, failed: unexpected + flaky + (report.errors?.length ?? 0), skipped }, code);
}

/** @param {readonly Count[]} counts @returns {Count} */
export function total(counts) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const count of counts) for (const key of Object.keys(sum)) sum[key] += count[key];
  return sum;
}

const isFailed = (test) => test.status === 'failed';
const crashed = () => ({ passed: 0, failed: 1, skipped: 0 });

function honest(count, code) {
  const silent = count.failed === 0 && (code !== 0 || count.passed === 0);
  return silent ? { ...count, failed: 1 } : count;
}
