import { describe, expect, it } from 'vitest';
import type { ReferenceArgs } from '../../reference';
import { cvReference } from './reference';
import cases from './reference-cases.json';

const { preset } = cases.about;
const call = (fn: string, args: ReferenceArgs) => cvReference[fn]!(args, preset);
const vacuum = { T: { re: [[0.5], [0.5]], im: [[0], [0]] }, sources: [null], at_hz: 4.3e6 };
const pair = { ...vacuum, sensors: [{}, {}], theta: [0, 0], eta_post: [1, 1], c: [1, 1] };

describe('optomechanical arguments outside their domain', () => {
  it.each([
    ['s_th', { q: { m: 0 } }],
    ['s_imp', { at_hz: 4.3e6, eta_post: 0 }],
    ['s_imp', { at_hz: -1 }],
    ['flux', { P: -1, lam: 1e-6 }],
    ['kappa_geom_hz', { L: 1e-3, R: 0 }],
    ['membrane_hz', { tension: 1, rho: 1, l: 1, m: 0, n: 1 }],
    ['n_th', { T: 0, f_hz: 1 }],
    ['delta', { name: 'P', rel: -1, at_hz: 4.3e6 }],
    ['offset_for', { target: 1e-15 }],
    ['offset_for', { target: 1 }],
    ['yield_linear', { sg: -1, sk: 0, sG: 0, sP: 0, lim: 0.03 }],
    ['force_cov', { ...pair, eta_post: [1, 0] }],
    ['joint_psd', { ...pair, g: [0, 0], eta: [1, 1] }],
    ['cond_var', { u2: [0.7, 0.7], V: 0.1, j: 0 }],
  ])('give null: %s %j', (fn, args) => {
    expect(call(fn, args)).toBeNull();
  });
});

describe('optomechanical arguments of the wrong shape', () => {
  it.each([
    ['s_th', { q: { mass: 1 } }, 'mass'],
    ['s_th', { q: 3 }, 'q'],
    ['s_th', { conv: 'three' }, 'conv'],
    ['s_imp', {}, 'at_hz'],
    ['budget', { name: 'colour', lim: 0.03, at_hz: 4.3e6 }, 'name'],
    ['force_cov', { ...pair, sensors: [{}] }, 'sensors'],
    ['force_cov', { ...pair, theta: [0] }, 'theta'],
    ['joint_psd', { ...vacuum, sensors: 4, g: [1], eta: [1] }, 'sensors'],
    ['mean_force_span', { m: [1], f_hz: [1, 2], freqs_hz: [1] }, 'f_hz'],
    ['cond_var', { u2: [0.5], V: 0.1, j: 1 }, 'j'],
  ])('throw and name the argument: %s %j', (fn, args, name) => {
    expect(() => call(fn, args)).toThrow(name);
  });
});

describe('the preset of the reference file', () => {
  it('is needed for a sensor, and overridden value by value', () => {
    expect(() => cvReference['s_th']!({}, {})).toThrow('q');
    expect(call('s_th', { q: { T: 150 } })).toBeCloseTo((call('s_th', {}) as number) / 2, 40);
    expect(call('s_th', { q: { T: 0 } })).toBe(0);
  });
});
