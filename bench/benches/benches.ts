import type { Bench } from './bench';
import { cascadeBench } from './cascade-bench';
import { clockBench } from './clock-bench';
import { landscapeBench } from './landscape-bench';
import { networkBenches } from './network-bench';
import { splittingBench } from './splitting-bench';

/** All that `npm run bench` measures, in the order of the table. */
export const BENCHES: readonly Bench[] = [splittingBench, cascadeBench, landscapeBench, ...networkBenches, clockBench];
