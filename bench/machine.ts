import { arch, cpus, release, totalmem, type } from 'node:os';
import type { Machine } from './row';

/** The machine this runs on, as far as it concerns speed. */
export function thisMachine(): Machine {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()} ${arch()}`,
  };
}
