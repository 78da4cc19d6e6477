import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Project } from '../../document/project';
import { networks } from '../../random-networks.fixture';
import { readNetwork } from '../network/read-network';
import { designInForce } from '../settings/design-in-force';
import { clock } from '../index';
import { assessmentOf, star, withControls } from '../testing/networks';
import { nodeAtoms } from './node-atoms';

const cascade = {
  ramseyTime: 0.8, levels: 3, base2: 2, base3: 2, copies1: 30, copies2: 24, copies3: 20, localAtoms: 420, stages: 0,
}; // prettier-ignore
const perfect = { clock: { atoms: 200, laserLinewidth: 1e-2 }, link: { fidelity: 1, pairRate: 1e6 } };

/** Ten clocks with a cascade over perfect links, and some values of the network. */
const shared = (network: Project['parameters'] = {}): Project =>
  withControls(star(10, { ...perfect, network }), cascade);

const said = (project: Project, pattern: RegExp): string =>
  assessmentOf(project).findings.find((finding) => pattern.test(finding)) ?? '';

describe('the assessment of any network', () => {
  it('multiplies its gap factors to the gap, adds its shares to one, and counts every atom', () => {
    const sound = networks(clock).filter((project) => clock.compile(project).ok);
    fc.assert(
      fc.property(sound, (project) => {
        const assessed = clock.assess(project);
        if (!assessed.ok) return;
        const { figure, limit, gapFactors, noiseBudget } = assessed.value;
        expect(noiseBudget.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
        if (limit !== null) {
          const product = gapFactors.reduce((all, { factor }) => all * factor, 1);
          expect(product / (figure.value / limit.value) ** 2).toBeCloseTo(1, 9);
          expect(figure.value).toBeGreaterThanOrEqual(limit.value * (1 - 1e-9));
        }
        const made = designInForce(project);
        if (!made.ok) return;
        nodeAtoms(made.value).forEach(({ entangled, local, narrowing, idle }, j) => {
          const { atoms } = made.value.network.clocks[j]!;
          expect(entangled + local + narrowing + idle).toBeCloseTo(atoms, 6);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('states its limit for Ramsey cycles only where the lasers bring no knowledge of their own', () => {
    expect(assessmentOf(shared()).limit).not.toBeNull();
    expect(assessmentOf(shared({ prior: 'linewidth' })).limit).toBeNull();
  });

  it('grows with the weights: twice the target has twice the instability', () => {
    const project = shared();
    const [functional] = project.target.functionals;
    const double = Object.fromEntries(Object.entries(functional!.weights).map(([id, weight]) => [id, 2 * weight]));
    const twice = { ...project, target: { functionals: [{ ...functional!, weights: double }] } };
    const [one, two] = [project, twice].map((each) => assessmentOf(each));
    expect(two!.figure.value / one!.figure.value).toBeCloseTo(2, 12);
    expect(two!.limit!.value / one!.limit!.value).toBeCloseTo(2, 12);
    two!.baselines.forEach(({ key, gainDb }, k) => expect(gainDb, key).toBeCloseTo(one!.baselines[k]!.gainDb, 9));
  });
});

describe('imperfections', () => {
  const value = (network: Project['parameters']): number => assessmentOf(shared(network)).figure.value;

  it.each([
    ['localFidelity', 0.99],
    ['readoutError', 0.002],
    ['atomLoss', 0.005],
    ['deadTime', 0.05],
    ['linewidth', 2e-3],
  ])('%s makes the same design worse', (key, worse) => {
    expect(value({ [key]: worse })).toBeGreaterThan(value({}) * 1.001);
  });

  it('hurt less where a lost atom is noticed', () => {
    const network = { atomLoss: 0.01 };
    expect(value({ ...network, heralded: true })).toBeLessThan(value({ ...network, heralded: false }));
  });

  it('count wrong digits more in truer formulas, and say which one was used', () => {
    const thin = (digitErrors: string): Project =>
      withControls(star(10, { ...perfect, network: { digitErrors } }), { ...cascade, copies1: 10, copies2: 10, copies3: 10 }); // prettier-ignore
    const of = (digitErrors: string): number => assessmentOf(thin(digitErrors)).figure.value;
    expect(of('joint')).toBeGreaterThan(of('gauss'));
    expect(of('binomial')).toBeGreaterThan(of('joint'));
    expect(said(thin('bound'), /by formula/)).toContain('the tail printed in the paper');
    expect(said(thin('binomial'), /by formula/)).toContain('all outcomes enumerated');
  });
});

describe('the findings', () => {
  it('name what limits', () => {
    const faint = shared({ linewidth: 1e-2 });
    expect(said(faint, /contrast of/)).toContain('Level 3 keeps a contrast of 0.');
    expect(said(shared({ deadTime: 0.1 }), /dominate/)).toContain('during dead time');
    const wide = withControls(star(10, { ...perfect, clock: { atoms: 200, laserLinewidth: 1.5 } }), cascade);
    expect(said(wide, /dominate/)).toContain('Phase slips');
    const thin = withControls(star(10, perfect), { ...cascade, copies1: 4, copies2: 4, copies3: 4 });
    expect(said(thin, /dominate/)).toContain('Wrong digits');
    const slow = withControls(star(10, { ...perfect, link: { fidelity: 1, pairRate: 92.5 } }), cascade);
    expect(said(slow, /slowest link/)).toContain('limits the cycle');
  });

  it('say the instability of every party under each mode of feedback', () => {
    expect(said(shared({ feedback: 'full' }), /steered/)).toMatch(/^Centre and nodes/);
    expect(said(shared({ feedback: 'centre' }), /steered/)).toMatch(/Only the centre .* their own clock, ideally \d/);
    expect(said(shared({ feedback: 'regional-shared' }), /region/)).toMatch(/^Every node follows/);
    expect(said(shared({ feedback: 'regional-unshared' }), /region/)).toMatch(/which its nodes cannot use/);
    expect(said(withControls(star(1), {}), /steered/)).toBe('');
  });

  it('say what is left when a link or the centre fails', () => {
    expect(said(shared(), /fails/)).toBe('If Centre fails, every clock stands alone with its own cascade (scheme c).');
    const newId = (() => { let last = 0; return () => `r${++last}`; })(); // prettier-ignore
    const layout = (key: string) => clock.layouts.find((one) => one.key === key)!;
    const ring = layout('ring').build(clock.newProject(newId), 6, newId);
    expect(said(ring, /may fail/)).toContain('Any one link or relay may fail');
    const chain = layout('chain').build(clock.newProject(newId), 6, newId);
    expect(said(chain, /fails/)).toBe('If one link fails, 3 of 6 clocks can still work together.');
    const groups = layout('repeaters').build(clock.newProject(newId), 9, newId);
    expect(said(groups, /fails/)).toContain('3 of 9 clocks');
  });

  it('say what tests find, let pass and cost', () => {
    const tested = said(shared({ security: true, detection: 0.99, detectionCycles: 1000 }), /random phases/);
    expect(tested).toMatch(/within 1000 cycles with 99 %/);
    expect(tested).toMatch(/lets pass 9 % of random lies and 15.9 % of constant ones of 5 σ/);
    expect(tested).toMatch(/rejects 0.00633 % of the honest/);
    expect(said(shared(), /random phases/)).toBe('');
  });
});

describe('what stands on the drawing', () => {
  it('marks the slowest link where it limits, and links that no state needs', () => {
    const project = withControls(star(10, { ...perfect, link: { fidelity: 1, pairRate: 92.5 } }), cascade);
    const { links } = assessmentOf(project).annotations;
    expect(Object.values(links).every(({ limit }) => limit === true)).toBe(true);
    expect(Object.values(assessmentOf(shared()).annotations.links).some(({ limit }) => limit)).toBe(false);
  });

  it('shows what the atoms of a clock do, and those that are missing', () => {
    const project = shared();
    const { id } = readNetwork(project).clocks[0]!;
    const lines = (each: Project) => assessmentOf(each).annotations.elements[id]!.lines;
    expect(lines(project).map(({ text }) => text)).toEqual(['158', '42']);
    const over = withControls(star(10, perfect), { ...cascade, localAtoms: 500, stages: 1, stage1: 5 });
    expect(lines(over).at(-1)).toMatchObject({ text: '13 atoms too many', role: 'limit' });
  });

  it('lists the cycle, the levels, pairs, gates and messages at the centre, atoms at the clocks', () => {
    const rows = assessmentOf(shared({ security: true })).rows;
    const row = (control: string) => rows.find((one) => one.control === control)!;
    // 74 copies over ten links; sum n_i (m_i - 1) gates; 2 + 1 bits for each of nine nodes and copy.
    expect(row('pairs').value).toBe(740);
    expect(row('pairs').device).toBe('1506 gates');
    expect(row('messages').value).toBe(3 * 9 * 74);
    expect(row('pairRate').value).toBeCloseTo(74 / 0.8, 9);
    expect(row('preparation').value).toBeGreaterThan(74 / 1e6);
    for (const control of [
      'ramseyTime',
      'localAtoms',
      'copies1',
      'base2',
      'testRate',
      'acceptedDeviation',
      'falseAlarms',
    ])
      expect(row(control), control).toBeDefined();
    expect(rows.filter(({ control }) => control === 'entangled')).toHaveLength(10);
  });
});
