import { FREE, p, POSITIVE, same, sphere, valley, type HockSchittkowski } from './hock-schittkowski-problem';

const { sqrt, exp, log, sin, cos, PI } = Math;
/** Minimum of `valley` on x_2 = 1.5. */
const valleyAtBound = (() => {
  const a = sqrt(598 / 1200);
  const x1 = 2 * a * cos(Math.acos(1 / (400 * a ** 3)) / 3);
  return valley(Float64Array.of(x1, 1.5));
})();

export const PROBLEMS_1_TO_35: readonly HockSchittkowski[] = [
  { number: 1, start: [-2, 1], objective: valley, bounds: [FREE, [-1.5, Infinity]], optimum: 0 },
  { number: 2, start: [-2, 1], objective: valley, bounds: [FREE, [1.5, Infinity]], optimum: valleyAtBound },
  {
    number: 3,
    start: [10, 1],
    objective: (x) => p(x, 2) + 1e-5 * (p(x, 2) - p(x, 1)) ** 2,
    bounds: [FREE, POSITIVE],
    optimum: 0,
  },
  {
    number: 4,
    start: [1.125, 0.125],
    objective: (x) => (p(x, 1) + 1) ** 3 / 3 + p(x, 2),
    bounds: [[1, Infinity], POSITIVE],
    optimum: 8 / 3,
  },
  {
    number: 5,
    start: [0, 0],
    objective: (x) => sin(p(x, 1) + p(x, 2)) + (p(x, 1) - p(x, 2)) ** 2 - 1.5 * p(x, 1) + 2.5 * p(x, 2) + 1,
    bounds: [
      [-1.5, 4],
      [-3, 3],
    ],
    optimum: -sqrt(3) / 2 - PI / 3,
  },
  {
    number: 6,
    start: [-1.2, 1],
    objective: (x) => (1 - p(x, 1)) ** 2,
    equal: (x) => [10 * (p(x, 2) - p(x, 1) ** 2)],
    optimum: 0,
  },
  {
    number: 7,
    start: [2, 2],
    objective: (x) => log(1 + p(x, 1) ** 2) - p(x, 2),
    equal: (x) => [(1 + p(x, 1) ** 2) ** 2 + p(x, 2) ** 2 - 4],
    optimum: -sqrt(3),
  },
  { number: 8, start: [2, 1], objective: () => -1, equal: (x) => [sphere(x) - 25, p(x, 1) * p(x, 2) - 9], optimum: -1 },
  {
    number: 9,
    start: [0, 0],
    objective: (x) => sin((PI * p(x, 1)) / 12) * cos((PI * p(x, 2)) / 16),
    equal: (x) => [4 * p(x, 1) - 3 * p(x, 2)],
    optimum: -0.5,
  },
  {
    number: 10,
    start: [-10, 10],
    objective: (x) => p(x, 1) - p(x, 2),
    atLeast: (x) => [-3 * p(x, 1) ** 2 + 2 * p(x, 1) * p(x, 2) - p(x, 2) ** 2 + 1],
    optimum: -1,
  },
  {
    number: 12,
    start: [0, 0],
    objective: (x) => 0.5 * p(x, 1) ** 2 + p(x, 2) ** 2 - p(x, 1) * p(x, 2) - 7 * p(x, 1) - 7 * p(x, 2),
    atLeast: (x) => [25 - 4 * p(x, 1) ** 2 - p(x, 2) ** 2],
    optimum: -30,
  },
  {
    number: 14,
    start: [2, 2],
    objective: (x) => (p(x, 1) - 2) ** 2 + (p(x, 2) - 1) ** 2,
    equal: (x) => [p(x, 1) - 2 * p(x, 2) + 1],
    atLeast: (x) => [1 - 0.25 * p(x, 1) ** 2 - p(x, 2) ** 2],
    optimum: 9 - 2.875 * sqrt(7),
  },
  {
    number: 18,
    start: [2, 2],
    objective: (x) => 0.01 * p(x, 1) ** 2 + p(x, 2) ** 2,
    atLeast: (x) => [p(x, 1) * p(x, 2) - 25, sphere(x) - 25],
    bounds: [
      [2, 50],
      [0, 50],
    ],
    optimum: 5,
  },
  {
    number: 21,
    start: [2, -1],
    objective: (x) => 0.01 * p(x, 1) ** 2 + p(x, 2) ** 2 - 100,
    atLeast: (x) => [10 * p(x, 1) - p(x, 2) - 10],
    bounds: [
      [2, 50],
      [-50, 50],
    ],
    optimum: -99.96,
  },
  {
    number: 22,
    start: [2, 2],
    objective: (x) => (p(x, 1) - 2) ** 2 + (p(x, 2) - 1) ** 2,
    atLeast: (x) => [2 - p(x, 1) - p(x, 2), p(x, 2) - p(x, 1) ** 2],
    optimum: 1,
  },
  {
    number: 23,
    start: [3, 1],
    objective: sphere,
    atLeast: (x) => [
      p(x, 1) + p(x, 2) - 1,
      sphere(x) - 1,
      9 * p(x, 1) ** 2 + p(x, 2) ** 2 - 9,
      p(x, 1) ** 2 - p(x, 2),
      p(x, 2) ** 2 - p(x, 1),
    ],
    bounds: same(2, [-50, 50]),
    optimum: 2,
  },
  {
    number: 24,
    start: [1, 0.5],
    objective: (x) => (((p(x, 1) - 3) ** 2 - 9) * p(x, 2) ** 3) / (27 * sqrt(3)),
    atLeast: (x) => [p(x, 1) / sqrt(3) - p(x, 2), p(x, 1) + sqrt(3) * p(x, 2), 6 - p(x, 1) - sqrt(3) * p(x, 2)],
    bounds: same(2, POSITIVE),
    optimum: -1,
  },
  {
    number: 26,
    start: [-2.6, 2, 2],
    objective: (x) => (p(x, 1) - p(x, 2)) ** 2 + (p(x, 2) - p(x, 3)) ** 4,
    equal: (x) => [(1 + p(x, 2) ** 2) * p(x, 1) + p(x, 3) ** 4 - 3],
    optimum: 0,
  },
  {
    number: 27,
    start: [2, 2, 2],
    objective: (x) => 0.01 * (p(x, 1) - 1) ** 2 + (p(x, 2) - p(x, 1) ** 2) ** 2,
    equal: (x) => [p(x, 1) + p(x, 3) ** 2 + 1],
    optimum: 0.04,
  },
  {
    number: 28,
    start: [-4, 1, 1],
    objective: (x) => (p(x, 1) + p(x, 2)) ** 2 + (p(x, 2) + p(x, 3)) ** 2,
    equal: (x) => [p(x, 1) + 2 * p(x, 2) + 3 * p(x, 3) - 1],
    optimum: 0,
  },
  {
    number: 29,
    start: [1, 1, 1],
    objective: (x) => -p(x, 1) * p(x, 2) * p(x, 3),
    atLeast: (x) => [48 - p(x, 1) ** 2 - 2 * p(x, 2) ** 2 - 4 * p(x, 3) ** 2],
    optimum: -16 * sqrt(2),
  },
  {
    number: 30,
    start: [1, 1, 1],
    objective: sphere,
    atLeast: (x) => [p(x, 1) ** 2 + p(x, 2) ** 2 - 1],
    bounds: [
      [1, 10],
      [-10, 10],
      [-10, 10],
    ],
    optimum: 1,
  },
  {
    number: 31,
    start: [1, 1, 1],
    objective: (x) => 9 * p(x, 1) ** 2 + p(x, 2) ** 2 + 9 * p(x, 3) ** 2,
    atLeast: (x) => [p(x, 1) * p(x, 2) - 1],
    bounds: [
      [-10, 10],
      [1, 10],
      [-10, 1],
    ],
    optimum: 6,
  },
  {
    number: 32,
    start: [0.1, 0.7, 0.2],
    objective: (x) => (p(x, 1) + 3 * p(x, 2) + p(x, 3)) ** 2 + 4 * (p(x, 1) - p(x, 2)) ** 2,
    equal: (x) => [1 - p(x, 1) - p(x, 2) - p(x, 3)],
    atLeast: (x) => [6 * p(x, 2) + 4 * p(x, 3) - p(x, 1) ** 3 - 3],
    bounds: same(3, POSITIVE),
    optimum: 1,
  },
  {
    number: 34,
    start: [0, 1.05, 2.9],
    objective: (x) => -p(x, 1),
    atLeast: (x) => [p(x, 2) - exp(p(x, 1)), p(x, 3) - exp(p(x, 2))],
    bounds: [
      [0, 100],
      [0, 100],
      [0, 10],
    ],
    optimum: -log(log(10)),
  },
  {
    number: 35,
    start: [0.5, 0.5, 0.5],
    objective: (x) => {
      const [a, b, c] = [p(x, 1), p(x, 2), p(x, 3)];
      return 9 - 8 * a - 6 * b - 4 * c + 2 * a * a + 2 * b * b + c * c + 2 * a * b + 2 * a * c;
    },
    atLeast: (x) => [3 - p(x, 1) - p(x, 2) - 2 * p(x, 3)],
    bounds: same(3, POSITIVE),
    optimum: 1 / 9,
  },
];
