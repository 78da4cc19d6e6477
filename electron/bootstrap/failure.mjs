/**
 * An expected failure of set-up, build or start: one sentence that says what went wrong and what to do.
 * Anything else that is thrown is a bug and keeps its stack.
 */
export class Failure extends Error {
  /** @param {string} sentence what happened and the remedy @param {string} [detail] the tool's own words */
  constructor(sentence, detail = '') {
    super(sentence);
    this.name = 'Failure';
    this.detail = detail;
  }
}

const FULL = /ENOSPC|no space left on device/i;
const UNREACHABLE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|network request.*failed|fetch failed/i;
const FORBIDDEN = /EACCES|EPERM|EROFS|permission denied/i;
const CORRUPT = /EINTEGRITY|integrity checksum failed/i;

/**
 * The failure behind the words of npm or of a file call.
 * @param {string} doing what was going on, e.g. "Installing the dependencies"
 * @param {string} words error code, message or output of the tool
 * @param {string} place the folder that was being written
 */
export function failureFrom(doing, words, place) {
  const detail = lastLines(words, 12);
  if (FULL.test(words)) {
    return new Failure(
      `${doing} stopped because the disk holding ${place} is full: free at least 1 GB there and run the command again.`,
    );
  }
  if (CORRUPT.test(words)) {
    return new Failure(
      `${doing} stopped because a downloaded package does not match its checksum: run "npm cache verify" and then the command again.`,
      detail,
    );
  }
  if (UNREACHABLE.test(words)) {
    return new Failure(
      `${doing} stopped because the npm registry cannot be reached: check the network, the proxy and "npm config get registry", then run the command again.`,
    );
  }
  if (FORBIDDEN.test(words)) {
    return new Failure(
      `${doing} stopped because ${place} may not be written: give this user write access to it and run the command again.`,
      detail,
    );
  }
  return new Failure(
    `${doing} did not succeed: read the lines above, cure the cause and run the command again.`,
    detail,
  );
}

/** Passes a failure on as it is and turns the error of a file call into one. Bugs pass unchanged. */
export function asFailure(doing, error, place) {
  if (error instanceof Failure) return error;
  if (typeof error?.code === 'string' && /^E[A-Z0-9]+$/.test(error.code))
    return failureFrom(doing, `${error.code} ${error.message}`, place);
  return error;
}

function lastLines(text, count) {
  return text.trim().split('\n').slice(-count).join('\n');
}
