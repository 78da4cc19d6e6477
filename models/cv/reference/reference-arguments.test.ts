import { describe, expect, it } from 'vitest';
import type { ReferenceArgs } from '../../reference';
import { cvReference } from './reference';

const call = (fn: string, args: ReferenceArgs) => cvReference[fn]!(args, {});
const column = (...re: number[]) => ({ re: re.map((x) => [x]), im: re.map(() => [0]) });
const source = { Vs: 0.2, Va: 11 };

describe('arguments outside their domain', () => {
  it.each([
    ['v_pure', { N: -1 }],
    ['v_pure', { N: Infinity }],
    ['lossy', { V: 0.1, eta: 1.2 }],
    ['n_impure', { sq_db: -10, anti_db: 5 }],
    ['jitter', { Vs: 0.1, Va: 1, sigma: 0.1 }],
    ['opo', { x: 1, eps: 0.9, f: 0 }],
    ['rmse', { M: 2.5, Ns: 1, eta: 0.5, scheme: 'entangled' }],
    ['cov_network', { T: column(1.1), sources: [source] }],
    ['cov_network', { T: column(0.5), sources: [{ Vs: 0.2, Va: 2 }] }],
    ['split_A', { g: [1, 1], tau: [0.5, 1.5], V: 0.1 }],
    ['split_A', { g: [1, 1], tau: [0.5, 0.5], V: 0.1, w: [0, 0] }],
    ['split_D', { s: [1, 1], tau: [1, 1], V: 0 }],
    ['waterfill', { b: [1, -1], N: 2 }],
    ['bounded_chain', { g: [1, 1], tau: [1, 1], V: 0.1, lo: 0.8, hi: 0.2 }],
    ['reck_roundtrip', { Q: [[1, 1], [0, 1]] }], // prettier-ignore
  ])('give null: %s %j', (fn, args) => {
    expect(call(fn, args)).toBeNull();
  });
});

describe('arguments of the wrong shape', () => {
  it.each([
    ['v_pure', {}, 'N'],
    ['v_pure', { N: '2.3' }, 'N'],
    ['v_pure', { N: NaN }, 'N'],
    ['rmse', { M: 4, Ns: 1, eta: 0.5, scheme: 'magic' }, 'scheme'],
    ['split_A', { g: [1, 1], tau: [0.5], V: 0.1 }, 'tau'],
    ['split_B_groups', { c: [1, 1], k: [1, 1], tau: [1, 1], groups: [[0]], V: [0.1] }, 'sensor 1'],
    ['split_B_groups', { c: [1, 1], k: [1, 1], tau: [1, 1], groups: [[0], [0, 1]], V: [0.1, 0.1] }, 'groups'],
    ['cov_network', { T: { re: [[1], [1, 2]], im: [[0], [0]] }, sources: [null] }, 'T.re'],
    ['cov_network', { T: column(0.5), sources: [source, source] }, 'sources'],
    ['multi_functional', { G: [[1]], lam: [1], tau: [1] }, 'N, V'],
    ['chain_tau', { M: 3, splitter_db: 0.2, link_db: [0.1], det_eta: [1, 1, 1] }, 'link_db'],
  ])('throw and name the argument: %s %j', (fn, args, name) => {
    expect(() => call(fn, args)).toThrow(name);
  });
});

describe('edge values', () => {
  it.each([
    ['crossover_M', { n: 0.575, eta: 1 }, 'Infinity'],
    ['crossover_M', { n: 0.575, eta: 0.5 }, 0],
    ['advantage_limit_fixed_n', { n: 0.575, eta: 1 }, 'Infinity'],
    ['jitter_opt', { sigma: 0 }, { r: 'Infinity', sq_db: '-Infinity', V: 0, N: 'Infinity' }],
    ['n_pure', { V: 0 }, 'Infinity'],
    ['phase_budget', { Ntot: 0, tau: 1 }, { Ns: 0, var: 'Infinity' }],
    ['split_B', { c: [1], k: [1], tau: [0], V: 0.1 }, { p: [1], var: 'Infinity', var_opt: 'Infinity', snl_opt: 'Infinity' }],
    ['split_C', { c: [1, 1], k: [1, 1], eta_pre: [1, 1], eta_post: [1, 1], V: 0.25, Ptot: 3, cap: ['Infinity', 1] }, { a: [2, 1], w: [expect.closeTo(1 / Math.sqrt(3)), expect.closeTo(Math.sqrt(2 / 3))], p: [expect.closeTo(1 / 3), expect.closeTo(2 / 3)], var: 0.375 }],
    ['split_D', { s: [0], tau: [1], V: 0.1 }, { w: [1], g: null, var: null, var_opt: null }],
    ['chain_ratios', { p: [1] }, []],
    ['tree_tau', { M: 1, splitter_db: 3, link_db: [0], det_eta: [0.9] }, [0.9]],
    ['hwp_deg', { R: 1 }, 45],
    ['lock_jitter_var', { T: column(0.5), sources: [source], sigma: [0], eta_det: [0], c: [1] }, null],
    ['blue', { T: column(0.5), sources: [source], theta: [0], eta_det: [1], H: [[0]], c: [1] }, { var: null, weights: null }],
  ])('are written as agreed: %s %j', (fn, args, expected) => {
    expect(call(fn, args)).toEqual(expected);
  }); // prettier-ignore
});
