import { prepare } from './bootstrap/prepare.mjs';
import { Failure } from './bootstrap/failure.mjs';
import { asProgram } from './bootstrap/program.mjs';

// `npm start` and `npm test`. Everything imported here and below works with Node alone until `prepare` has installed
// the dependencies; what needs them is imported after that.
const PROGRAMS = {
  start: () => import('./launch/start.mjs').then(({ start }) => start),
  test: () => import('./suite/suite.mjs').then(({ runSuite }) => runSuite),
};

const [name, ...given] = process.argv.slice(2);
await asProgram(async ({ root, log }) => {
  const program = Object.hasOwn(PROGRAMS, name ?? '') ? PROGRAMS[name] : null;
  if (program === null)
    throw new Failure('Say what to run: "node electron/run.mjs start [FILE]" or "node electron/run.mjs test".');
  const ready = await prepare({ root, log });
  try {
    return await (
      await program()
    )({ root, log, ready, given });
  } finally {
    await ready.stop();
  }
});
