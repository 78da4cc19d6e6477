import { p, POSITIVE, same, sphere, valley, type HockSchittkowski } from './hock-schittkowski-problem';

const { sqrt, exp } = Math;
const threeSquares = (x: Float64Array) => [
  sphere(x) - 10,
  p(x, 2) * p(x, 3) - 5 * p(x, 4) * p(x, 5),
  p(x, 1) ** 3 + p(x, 2) ** 3 + 1,
];
const fourSquares = (x: Float64Array) => (p(x, 2) + p(x, 3) - 2) ** 2 + (p(x, 4) - 1) ** 2 + (p(x, 5) - 1) ** 2;
const threePlanes = (x: Float64Array) => [p(x, 1) + 3 * p(x, 2), p(x, 3) + p(x, 4) - 2 * p(x, 5), p(x, 2) - p(x, 5)];

export const PROBLEMS_36_TO_80: readonly HockSchittkowski[] = [
  {
    number: 36,
    start: [10, 10, 10],
    objective: (x) => -p(x, 1) * p(x, 2) * p(x, 3),
    atLeast: (x) => [72 - p(x, 1) - 2 * p(x, 2) - 2 * p(x, 3)],
    bounds: [
      [0, 20],
      [0, 11],
      [0, 42],
    ],
    optimum: -3300,
  },
  {
    number: 37,
    start: [10, 10, 10],
    objective: (x) => -p(x, 1) * p(x, 2) * p(x, 3),
    atLeast: (x) => [72 - p(x, 1) - 2 * p(x, 2) - 2 * p(x, 3), p(x, 1) + 2 * p(x, 2) + 2 * p(x, 3)],
    bounds: same(3, [0, 42]),
    optimum: -3456,
  },
  {
    number: 38,
    start: [-3, -1, -3, -1],
    objective: (x) =>
      valley(x) +
      90 * (p(x, 4) - p(x, 3) ** 2) ** 2 +
      (1 - p(x, 3)) ** 2 +
      10.1 * ((p(x, 2) - 1) ** 2 + (p(x, 4) - 1) ** 2) +
      19.8 * (p(x, 2) - 1) * (p(x, 4) - 1),
    bounds: same(4, [-10, 10]),
    optimum: 0,
  },
  {
    number: 39,
    start: [2, 2, 2, 2],
    objective: (x) => -p(x, 1),
    equal: (x) => [p(x, 2) - p(x, 1) ** 3 - p(x, 3) ** 2, p(x, 1) ** 2 - p(x, 2) - p(x, 4) ** 2],
    optimum: -1,
  },
  {
    number: 40,
    start: [0.8, 0.8, 0.8, 0.8],
    objective: (x) => -p(x, 1) * p(x, 2) * p(x, 3) * p(x, 4),
    equal: (x) => [p(x, 1) ** 3 + p(x, 2) ** 2 - 1, p(x, 1) ** 2 * p(x, 4) - p(x, 3), p(x, 4) ** 2 - p(x, 2)],
    optimum: -0.25,
  },
  {
    number: 41,
    start: [2, 2, 2, 2],
    objective: (x) => 2 - p(x, 1) * p(x, 2) * p(x, 3),
    equal: (x) => [p(x, 1) + 2 * p(x, 2) + 2 * p(x, 3) - p(x, 4)],
    bounds: [
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 2],
    ],
    optimum: 52 / 27,
  },
  {
    number: 42,
    start: [1, 1, 1, 1],
    objective: (x) => x.reduce((sum, value, i) => sum + (value - i - 1) ** 2, 0),
    equal: (x) => [p(x, 1) - 2, p(x, 3) ** 2 + p(x, 4) ** 2 - 2],
    optimum: 28 - 10 * sqrt(2),
  },
  {
    number: 43,
    start: [0, 0, 0, 0],
    objective: (x) => sphere(x) + p(x, 3) ** 2 - 5 * p(x, 1) - 5 * p(x, 2) - 21 * p(x, 3) + 7 * p(x, 4),
    atLeast: (x) => [
      8 - sphere(x) - p(x, 1) + p(x, 2) - p(x, 3) + p(x, 4),
      10 - sphere(x) - p(x, 2) ** 2 - p(x, 4) ** 2 + p(x, 1) + p(x, 4),
      5 - 2 * p(x, 1) ** 2 - p(x, 2) ** 2 - p(x, 3) ** 2 - 2 * p(x, 1) + p(x, 2) + p(x, 4),
    ],
    optimum: -44,
  },
  {
    number: 45,
    start: [2, 2, 2, 2, 2],
    objective: (x) => 2 - x.reduce((product, value) => product * value, 1) / 120,
    bounds: [1, 2, 3, 4, 5].map((most) => [0, most] as const),
    optimum: 1,
  },
  {
    number: 48,
    start: [3, 5, -3, 2, -2],
    objective: (x) => (p(x, 1) - 1) ** 2 + (p(x, 2) - p(x, 3)) ** 2 + (p(x, 4) - p(x, 5)) ** 2,
    equal: (x) => [x.reduce((a, b) => a + b, -5), p(x, 3) - 2 * (p(x, 4) + p(x, 5)) + 3],
    optimum: 0,
  },
  {
    number: 51,
    start: [2.5, 0.5, 2, -1, 0.5],
    objective: (x) => (p(x, 1) - p(x, 2)) ** 2 + fourSquares(x),
    equal: (x) => [threePlanes(x)[0]! - 4, ...threePlanes(x).slice(1)],
    optimum: 0,
  },
  {
    number: 52,
    start: [2, 2, 2, 2, 2],
    objective: (x) => (4 * p(x, 1) - p(x, 2)) ** 2 + fourSquares(x),
    equal: threePlanes,
    optimum: 1859 / 349,
  },
  {
    number: 53,
    start: [2, 2, 2, 2, 2],
    objective: (x) => (p(x, 1) - p(x, 2)) ** 2 + fourSquares(x),
    equal: threePlanes,
    bounds: same(5, [-10, 10]),
    optimum: 176 / 43,
  },
  {
    number: 60,
    start: [2, 2, 2],
    objective: (x) => (p(x, 1) - 1) ** 2 + (p(x, 1) - p(x, 2)) ** 2 + (p(x, 2) - p(x, 3)) ** 4,
    equal: (x) => [p(x, 1) * (1 + p(x, 2) ** 2) + p(x, 3) ** 4 - 4 - 3 * sqrt(2)],
    bounds: same(3, [-10, 10]),
    optimum: 0.03256820025,
  },
  {
    number: 63,
    start: [2, 2, 2],
    objective: (x) => 1000 - sphere(x) - p(x, 2) ** 2 - p(x, 1) * p(x, 2) - p(x, 1) * p(x, 3),
    equal: (x) => [8 * p(x, 1) + 14 * p(x, 2) + 7 * p(x, 3) - 56, sphere(x) - 25],
    bounds: same(3, POSITIVE),
    optimum: 961.7151721,
  },
  {
    number: 64,
    start: [1, 1, 1],
    objective: (x) => 5 * p(x, 1) + 5e4 / p(x, 1) + 20 * p(x, 2) + 7.2e4 / p(x, 2) + 10 * p(x, 3) + 1.44e5 / p(x, 3),
    atLeast: (x) => [1 - 4 / p(x, 1) - 32 / p(x, 2) - 120 / p(x, 3)],
    bounds: same(3, [1e-5, Infinity]),
    optimum: 6299.842428,
  },
  {
    number: 65,
    start: [-5, 5, 0],
    objective: (x) => (p(x, 1) - p(x, 2)) ** 2 + (p(x, 1) + p(x, 2) - 10) ** 2 / 9 + (p(x, 3) - 5) ** 2,
    atLeast: (x) => [48 - sphere(x)],
    bounds: [
      [-4.5, 4.5],
      [-4.5, 4.5],
      [-5, 5],
    ],
    optimum: 0.9535288567,
  },
  {
    number: 66,
    start: [0, 1.05, 2.9],
    objective: (x) => 0.2 * p(x, 3) - 0.8 * p(x, 1),
    atLeast: (x) => [p(x, 2) - exp(p(x, 1)), p(x, 3) - exp(p(x, 2))],
    bounds: [
      [0, 100],
      [0, 100],
      [0, 10],
    ],
    optimum: 0.5181632741,
  },
  {
    number: 71,
    start: [1, 5, 5, 1],
    objective: (x) => p(x, 1) * p(x, 4) * (p(x, 1) + p(x, 2) + p(x, 3)) + p(x, 3),
    equal: (x) => [sphere(x) - 40],
    atLeast: (x) => [x.reduce((a, b) => a * b, 1) - 25],
    bounds: same(4, [1, 5]),
    optimum: 17.0140173,
  },
  {
    number: 76,
    start: [0.5, 0.5, 0.5, 0.5],
    objective: (x) => {
      const [a, b, c, d] = [p(x, 1), p(x, 2), p(x, 3), p(x, 4)];
      return a * a + 0.5 * b * b + c * c + 0.5 * d * d - a * c + c * d - a - 3 * b + c - d;
    },
    atLeast: (x) => [
      5 - p(x, 1) - 2 * p(x, 2) - p(x, 3) - p(x, 4),
      4 - 3 * p(x, 1) - p(x, 2) - 2 * p(x, 3) + p(x, 4),
      p(x, 2) + 4 * p(x, 3) - 1.5,
    ],
    bounds: same(4, POSITIVE),
    optimum: -4.681818181818182,
  },
  {
    number: 78,
    start: [-2, 1.5, 2, -1, -1],
    objective: (x) => x.reduce((a, b) => a * b, 1),
    equal: threeSquares,
    optimum: -2.91970041,
  },
  {
    number: 79,
    start: [2, 2, 2, 2, 2],
    objective: (x) =>
      (p(x, 1) - 1) ** 2 +
      (p(x, 1) - p(x, 2)) ** 2 +
      (p(x, 2) - p(x, 3)) ** 2 +
      (p(x, 3) - p(x, 4)) ** 4 +
      (p(x, 4) - p(x, 5)) ** 4,
    equal: (x) => [
      p(x, 1) + p(x, 2) ** 2 + p(x, 3) ** 3 - 2 - 3 * sqrt(2),
      p(x, 2) - p(x, 3) ** 2 + p(x, 4) + 2 - 2 * sqrt(2),
      p(x, 1) * p(x, 5) - 2,
    ],
    optimum: 0.0787768209,
  },
  {
    number: 80,
    start: [-2, 2, 2, -1, -1],
    objective: (x) => exp(x.reduce((a, b) => a * b, 1)),
    equal: threeSquares,
    bounds: [...same(2, [-2.3, 2.3]), ...same(3, [-3.2, 3.2])],
    optimum: 0.0539498478,
  },
];
