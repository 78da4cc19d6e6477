import { describe, expect, it } from 'vitest';
import type { NetworkLink, Project } from '../../document/project';
import type { Issue } from '../../issue';
import { counter } from '../../random-networks.fixture';
import { clock } from '../index';
import { star, withControls } from '../testing/networks';
import { check } from './check';

const sound = star(4);
const { elements, links } = sound.network;
const centre = elements.find(({ type }) => type === 'centre')!;
const [first, second] = elements.filter(({ type }) => type === 'clock');

function drawn(change: Partial<Project['network']>, project = sound): Project {
  return { ...project, network: { ...project.network, ...change } };
}

function weighted(weights: readonly number[], project = sound): Project {
  const clocks = project.network.elements.filter(({ type }) => type === 'clock');
  const entries = Object.fromEntries(clocks.map(({ id }, j) => [id, weights[j] ?? 0]));
  return { ...project, target: { functionals: [{ ...project.target.functionals[0]!, weights: entries }] } };
}

const network = (parameters: Project['parameters'], project = sound): Project => ({
  ...project,
  parameters: { ...project.parameters, ...parameters },
});

const link = (from: string, to: string, rest: Partial<NetworkLink> = {}): NetworkLink => ({
  ...links[0]!,
  id: 'extra',
  from: { element: from, port: 'out' },
  to: { element: to, port: 'in' },
  ...rest,
});

const repeaters = (count: number) =>
  Array.from({ length: count }, (_, k) => ({ ...centre, id: `r${k}`, type: 'repeater', name: `Repeater ${k}` }));

const atoms = (count: number) =>
  drawn({ elements: elements.map((element) => (element === first ? { ...element, parameters: { atoms: count } } : element)) }); // prettier-ignore

/** Each code with a project that has exactly this fault, and a piece of what is said. */
const faults: readonly (readonly [string, Project, RegExp])[] = [
  ['CLK-201', drawn({ elements: [centre], links: [] }), /no clock/],
  ['CLK-202', drawn({ elements: elements.filter(({ type }) => type !== 'centre'), links: [] }), /no centre/],
  ['CLK-203', drawn({ elements: [...elements, { ...centre, id: 'c2', name: 'Other' }] }), /Other is a second centre/],
  ['CLK-204', drawn({ elements: [...elements, ...repeaters(12)] }), /12 repeaters/],
  ['CLK-205', drawn({ elements: [...elements, ...Array.from({ length: 300 }, (_, k) => ({ ...first!, id: `k${k}` }))] }), /304 clocks/], // prettier-ignore
  ['CLK-206', weighted([0, 0, 0, 0]), /nothing to measure/],
  ['CLK-207', drawn({ links: links.slice(1) }), /No quantum links join/],
  ['CLK-208', weighted([2, 1, 1, 0], atoms(1)), /has 1 atom, but its weight needs 2/],
  ['CLK-209', network({ deadTime: 2, averagingTime: 1 }), /2 s leaves nothing of the averaging time of 1 s/],
  ['CLK-210', { ...sound, target: { functionals: [sound.target.functionals[0]!, { ...sound.target.functionals[0]!, id: 'f2' }] } }, /2 weighted sums/], // prettier-ignore
  ['CLK-211', network({ security: true, detection: 0.999999, detectionCycles: 1 }), /every cycle would be a test/],
  ['CLK-212', network({ readoutError: 0.5 }), /contrast is lost/],
  ['CLK-213', drawn({ links: [...links, link(centre.id, first!.id, { to: { element: first!.id, port: 'out' } })] }), /does not lead/], // prettier-ignore
  ['CLK-214', drawn({ links: [...links, link(first!.id, first!.id)] }), /ends where it begins/],
  ['CLK-215', weighted([1e-150, 1e-150, 1e-150, 1e-150]), /add up to 4e−150/],
  ['CLK-401', atoms(100_000), /stay idle/],
  ['CLK-402', weighted([1, 1, 1, Math.SQRT2], network({ weightTolerance: 0.05 })), /rounded/],
  ['CLK-403', weighted([1, 1, 1, 0]), /no weight/],
  ['CLK-404', drawn({ links: [...links, link(centre.id, first!.id)] }), /runs beside another/],
  ['CLK-405', drawn({ links: [...links, link(first!.id, second!.id, { parameters: { ...links[0]!.parameters, pairRate: 0 } })] }), /delivers no entanglement/], // prettier-ignore
  ['CLK-406', network({ security: true }, star(1)), /single clock/],
  ['CLK-407', withControls(sound, { levels: 1, copies1: 900, localAtoms: 3000, ramseyTime: 0.5 }), /more than the clocks have/], // prettier-ignore
  ['CLK-408', withControls(star(4, { link: { pairRate: 10 } }), { levels: 1, copies1: 100, localAtoms: 400, ramseyTime: 0.5 }), /pairs too few/], // prettier-ignore
];

describe('what is wrong with a network of clocks', () => {
  it.each(faults)('%s is said where it is, with a way out', (code, project, said) => {
    const issues = check(project, true);
    const issue = issues.find((one) => one.code === code);
    expect(issue, issues.map((one) => `${one.code} ${one.message}`).join('\n')).toBeDefined();
    expect(issue!.message).toMatch(said);
    expect(issue!.message).not.toMatch(/NaN|undefined|Infinity/);
    expect(issue!.remedy.length).toBeGreaterThan(5);
    expect(issue!.where.label).not.toBe('');
    // 2xx keeps the network from working, 4xx is to be looked at.
    expect(issue!.severity).toBe(code.startsWith('CLK-2') ? 'error' : 'warning');
    const refused = !clock.compile(project).ok;
    expect(refused).toBe(issues.some(({ severity }) => severity === 'error'));
  });

  it('is nothing for the drawings of the model', () => {
    for (const layout of clock.layouts) {
      const newId = counter();
      expect(check(layout.build(clock.newProject(newId), 6, newId), true)).toEqual([]);
    }
  });

  it('runs no formula while a value is out of range', () => {
    expect(check(network({ averagingTime: -1 }), false)).toEqual([]);
    expect(clock.assess(network({ averagingTime: -1 })).ok).toBe(false);
  });

  it('finds the one second centre to delete', () => {
    const issue = check(faults[2]![1], true)[0]!;
    expect(issue.fix!.command).toEqual({ type: 'remove', elements: ['c2'], links: [] });
  });
});

describe('formulas outside their range', () => {
  const codes = (issues: readonly Issue[]): string[] => issues.map(({ code }) => code);

  it('of the budget are warnings of the design', () => {
    const thin = { levels: 3, base2: 2, base3: 2, copies1: 3, copies2: 3, copies3: 3, localAtoms: 40, ramseyTime: 0.5 };
    expect(codes(check(withControls(sound, thin), true))).toEqual(expect.arrayContaining(['CLK-309', 'CLK-310']));
    const wide = star(4, { clock: { laserLinewidth: 10 } });
    const late = withControls(wide, { levels: 0, localAtoms: 4000, ramseyTime: 0.9 });
    const slips = check(late, true).find(({ code }) => code === 'CLK-304')!;
    expect(slips.message).toMatch(/Phase slips not rare \(p1 = /);
    const single = { levels: 1, copies1: 1, localAtoms: 400, ramseyTime: 0.5 };
    expect(codes(check(withControls(sound, single), true))).toContain('CLK-311');
  });

  it('of the closed forms stand beside the assessment and are no problem of the drawing', () => {
    const assessed = clock.assess(sound);
    if (!assessed.ok) throw new Error(assessed.error[0]!.message);
    const told = assessed.value.warnings.filter(({ severity }) => severity === 'info');
    expect(codes(told)).toEqual(['CLK-302', 'CLK-308']);
    expect(check(sound, true)).toEqual([]);
    const poor = clock.assess(star(4, { clock: { atoms: 1 } }));
    expect(poor.ok && codes(poor.value.warnings)).toContain('CLK-301');
    const costly = clock.assess(star(4, { network: { averagingTime: 1000 }, clock: { laserLinewidth: 100, atoms: 100 } })); // prettier-ignore
    expect(costly.ok && codes(costly.value.warnings)).toContain('CLK-307');
  });

  it('count additive dephasing only where it is drawn', () => {
    const long = { levels: 2, base2: 10, copies1: 20, copies2: 20, localAtoms: 400, ramseyTime: 0.9 };
    const faint = (schemes: string) => withControls(star(4, { network: { linewidth: 0.01, schemes } }), long);
    const said = (schemes: string): string[] => {
      const assessed = clock.assess(faint(schemes));
      return assessed.ok ? codes(assessed.value.warnings) : [];
    };
    expect(said('additive')).toContain('CLK-305');
    expect(said('contrast')).not.toContain('CLK-305');
  });
});
