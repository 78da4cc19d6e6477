import fc from 'fast-check';

/**
 * Property tests draw the same cases in every run, so that a failure is the fault of the change at hand.
 * FRINGE_TEST_SEED names another seed; `npm run unit:random` takes a new one each time.
 */
const DEFAULT_SEED = 20_250_701;

const named = process.env['FRINGE_TEST_SEED'];
const seed = named === 'random' ? Date.now() % 2 ** 31 : Number(named ?? DEFAULT_SEED);
fc.configureGlobal({ seed });
