import { rolldown } from 'rolldown';

// `node bench/measure.mjs`: our solvers on the benchmark problems, CPU time of this process.
const bundle = await rolldown({ input: new URL('./measure.ts', import.meta.url).pathname, platform: 'node' });
const { output } = await bundle.generate({ format: 'esm' });
await bundle.close();
const { measureFringe } = await import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`);
const clock = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const rows = measureFringe(clock);
console.table(
  rows.map(({ problem, size, method, medianMs, relativeGap, success, starts, proof }) => ({
    problem,
    size,
    method,
    'median ms': Number(medianMs.toPrecision(3)),
    'relative gap': relativeGap.toExponential(1),
    success: `${success}/${starts}`,
    proof,
  })),
);
