import { readFileSync } from 'node:fs';

/** @typedef {{ pid: number, started: string }} Identity a process; its number alone may be given to another one later */

/** @returns {Identity} */
export function identity(pid) {
  return { pid, started: facts(pid)?.started ?? '' };
}

/**
 * Whether that very process still runs. A zombie waits only for somebody to ask for its exit code; another start time
 * means another process. Without a start time the number decides.
 * @param {Identity} process_
 */
export function isAlive({ pid, started }) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
  }
  const now = facts(pid);
  if (now === null) return true;
  return now.state !== 'Z' && (!started || started === now.started);
}

/** State and start time (clock ticks since boot) of a process, where the system tells them: /proc/PID/stat. */
function facts(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0], started: fields[19] };
  } catch {
    return null;
  }
}
